import type { RecordSet, RecordSets } from './records.ts'
import { CLASS_IN, HEADER_BYTES, nameKey, parentOf, RCODE, TYPE } from './wire.ts'
import type { NameKey } from './wire.ts'

/** An answer without header and question: ready to be copied behind any question for the name it was made for. */
export interface Reply {
  readonly rcode: number
  readonly answers: number
  readonly authorities: number
  readonly body: Buffer
}

interface Node {
  sets: RecordSets
  /** Names one label below that exist. */
  children: number
}

const NO_SETS: RecordSets = new Map()
const MAX_CACHED = 50_000
const MAX_CHASE = 8
/** Owner of every answer: a pointer to the question. */
const QUESTION_POINTER = Buffer.from([0xc0, HEADER_BYTES])
const ANY_ANSWER = Buffer.from('\x07RFC8482\x00', 'latin1')
const ANY_TTL_SECONDS = 3_600

/**
 * One authoritative zone in memory. Names exist when they have records or something below them has (RFC 8020);
 * wildcards follow RFC 4592. The apex must be given an SOA before the first question.
 */
export class Zone {
  readonly apex: NameKey
  readonly #nodes = new Map<NameKey, Node>()
  readonly #cache = new Map<string, Reply[]>()
  #isComplete = true

  /** @param apex text of the zone's name, for instance `dream.localhost` */
  constructor(apex: string) {
    this.apex = nameKey(apex)
    this.#nodes.set(this.apex, { sets: NO_SETS, children: 0 })
  }

  /** Is every name that exists in here? While not, an unknown name is SERVFAIL and never NXDOMAIN. */
  setComplete(isComplete: boolean): void {
    this.#isComplete = isComplete
  }

  /** Gives a name its records, instead of those it had. @param key the apex or a name below it */
  set(key: NameKey, sets: RecordSets): void {
    const node = this.#nodes.get(key)
    if (node === undefined) this.#create(key, sets)
    else node.sets = sets
    this.#cache.clear()
  }

  /** Takes a name's records away; the name is gone unless something is below it. */
  delete(key: NameKey): void {
    const node = this.#nodes.get(key)
    if (node === undefined) return
    node.sets = NO_SETS
    this.#prune(key, node)
    this.#cache.clear()
  }

  /** Answers are made anew: a set that names share has changed in place. */
  refresh(): void {
    this.#cache.clear()
  }

  /** The answer to a question for a name within the zone. `turn` chooses among variants. */
  answer(name: NameKey, type: number, turn: number): Reply {
    const cacheKey = name + String.fromCharCode(type)
    const cached = this.#cache.get(cacheKey)
    const hit = cached?.[turn & (cached.length - 1)]
    if (hit !== undefined) return hit
    const replies = this.#replies(name, type)
    const reply = replies[turn & (replies.length - 1)] ?? this.#negative(name, RCODE.SERVFAIL)
    // Only what exists is kept: questions for random names must not fill the memory.
    if (reply.answers > 0) this.#remember(cacheKey, replies)
    return reply
  }

  #remember(cacheKey: string, replies: Reply[]): void {
    if (this.#cache.size >= MAX_CACHED) {
      for (const oldest of this.#cache.keys()) {
        this.#cache.delete(oldest)
        break
      }
    }
    this.#cache.set(cacheKey, replies)
  }

  #replies(name: NameKey, type: number): Reply[] {
    const sets = this.#find(name)
    if (sets === undefined) {
      return [this.#negative(name, this.#isComplete ? RCODE.NXDOMAIN : RCODE.SERVFAIL)]
    }
    if (type === TYPE.ANY && sets.size > 0) {
      return [reply([record(QUESTION_POINTER, TYPE.HINFO, ANY_TTL_SECONDS, ANY_ANSWER)])]
    }
    const set = sets.get(type)
    if (set !== undefined) {
      return set.variants.map((data) => reply(records(QUESTION_POINTER, type, set, data)))
    }
    const alias = sets.get(TYPE.CNAME)
    return [alias === undefined ? this.#negative(name, RCODE.NOERROR) : this.#aliased(alias, type)]
  }

  #aliased(alias: RecordSet, type: number): Reply {
    const answers: Buffer[] = []
    let owner: Buffer = QUESTION_POINTER
    let next: RecordSet | undefined = alias
    for (let depth = 0; next !== undefined && depth < MAX_CHASE; depth++) {
      const [target] = next.variants[0] ?? []
      if (target === undefined) break
      answers.push(record(owner, TYPE.CNAME, next.ttlSeconds, target))
      owner = target
      const sets: RecordSets = this.#find(target.toString('latin1').toLowerCase()) ?? NO_SETS
      const set = sets.get(type)
      if (set !== undefined)
        return reply([...answers, ...records(owner, type, set, set.variants[0] ?? [])])
      next = sets.get(TYPE.CNAME)
    }
    return reply(answers)
  }

  /** The records of a name, of the wildcard that covers it, or undefined when there is no such name. */
  #find(name: NameKey): RecordSets | undefined {
    const exact = this.#nodes.get(name)
    if (exact !== undefined) return exact.sets
    for (let key = name; key !== this.apex && key.length > this.apex.length;) {
      key = parentOf(key)
      // The closest name that exists decides: its wildcard covers the question, those further up do not.
      if (this.#nodes.has(key)) return this.#nodes.get(`\x01*${key}`)?.sets
    }
    return undefined
  }

  #negative(name: NameKey, rcode: number): Reply {
    const soa = this.#nodes.get(this.apex)?.sets.get(TYPE.SOA)
    const data = soa?.variants[0]?.[0]
    if (rcode === RCODE.SERVFAIL || soa === undefined || data === undefined) {
      return { rcode: RCODE.SERVFAIL, answers: 0, authorities: 0, body: Buffer.alloc(0) }
    }
    const before = name.length - this.apex.length
    const owner = Buffer.alloc(2)
    owner.writeUInt16BE(0xc000 | (HEADER_BYTES + before))
    const minimum = data.readUInt32BE(data.length - 4)
    const body = record(owner, TYPE.SOA, Math.min(soa.ttlSeconds, minimum), data)
    return { rcode, answers: 0, authorities: 1, body }
  }

  #create(key: NameKey, sets: RecordSets): void {
    this.#nodes.set(key, { sets, children: 0 })
    const parent = parentOf(key)
    if (!this.#nodes.has(parent)) this.#create(parent, NO_SETS)
    const node = this.#nodes.get(parent)
    if (node !== undefined) node.children++
  }

  #prune(key: NameKey, node: Node): void {
    if (key === this.apex || node.children > 0 || node.sets.size > 0) return
    this.#nodes.delete(key)
    const parent = parentOf(key)
    const above = this.#nodes.get(parent)
    if (above === undefined) return
    above.children--
    this.#prune(parent, above)
  }
}

function reply(answers: Buffer[]): Reply {
  return {
    rcode: RCODE.NOERROR,
    answers: answers.length,
    authorities: 0,
    body: Buffer.concat(answers)
  }
}

function records(owner: Buffer, type: number, set: RecordSet, data: readonly Buffer[]): Buffer[] {
  return data.map((item) => record(owner, type, set.ttlSeconds, item))
}

function record(owner: Buffer, type: number, ttlSeconds: number, data: Buffer): Buffer {
  const fields = Buffer.alloc(10)
  fields.writeUInt16BE(type, 0)
  fields.writeUInt16BE(CLASS_IN, 2)
  fields.writeUInt32BE(ttlSeconds, 4)
  fields.writeUInt16BE(data.length, 8)
  return Buffer.concat([owner, fields, data])
}

/** The key of a name below an apex, given as text relative to it; the empty text is the apex. */
export function keyWithin(relative: string, apex: NameKey): NameKey {
  return relative === '' ? apex : nameKey(relative).slice(0, -1) + apex
}
