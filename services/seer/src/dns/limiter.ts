export interface LimiterInit {
  /** Answers per second to one network for one kind of answer. @default 20 */
  perSecond?: number
  /** How many may come at once. @default 40 */
  burst?: number
  /** Networks and kinds remembered; the oldest is forgotten first. @default 65 536 */
  maxBuckets?: number
}

/** What to do with an answer. `truncate` sends an empty one that makes a real client come back over TCP. */
export type Verdict = 'send' | 'truncate' | 'drop'

interface Bucket {
  tokens: number
  atMs: number
  surplus: number
}

/** Every how many surplus answers goes out truncated instead of not at all. */
const SLIP = 2

/**
 * Limits answers per client network (/24 or /48) and kind of answer, so that forged addresses cannot turn the server
 * against somebody. The clock is handed in with each call.
 */
export class ResponseLimiter {
  readonly #perSecond: number
  readonly #burst: number
  readonly #maxBuckets: number
  readonly #buckets = new Map<string, Bucket>()

  constructor(init: LimiterInit = {}) {
    this.#perSecond = init.perSecond ?? 20
    this.#burst = init.burst ?? 40
    this.#maxBuckets = init.maxBuckets ?? 65_536
  }

  /** Number of networks and kinds remembered. */
  get size(): number {
    return this.#buckets.size
  }

  check(address: string, kind: string, nowMs: number): Verdict {
    const bucket = this.#bucket(`${networkOf(address)} ${kind}`, nowMs)
    const earned = (Math.max(0, nowMs - bucket.atMs) / 1000) * this.#perSecond
    bucket.tokens = Math.min(this.#burst, bucket.tokens + earned)
    bucket.atMs = nowMs
    if (bucket.tokens >= 1) {
      bucket.tokens--
      return 'send'
    }
    bucket.surplus++
    return bucket.surplus % SLIP === 0 ? 'truncate' : 'drop'
  }

  #bucket(key: string, nowMs: number): Bucket {
    const known = this.#buckets.get(key)
    if (known !== undefined) return known
    if (this.#buckets.size >= this.#maxBuckets) this.#forgetOldest()
    const bucket = { tokens: this.#burst, atMs: nowMs, surplus: 0 }
    this.#buckets.set(key, bucket)
    return bucket
  }

  #forgetOldest(): void {
    for (const key of this.#buckets.keys()) {
      this.#buckets.delete(key)
      return
    }
  }
}

/** The /24 of an IPv4 address, the /48 of an IPv6 one, as text. An IPv4 address in IPv6 form is IPv4. */
export function networkOf(address: string): string {
  const ipv4 = address.startsWith('::ffff:') ? address.slice(7) : address
  if (!ipv4.includes(':')) return ipv4.slice(0, ipv4.lastIndexOf('.'))
  const [head = ''] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  return [...groups, '0', '0', '0'].slice(0, 3).join(':')
}
