import type { Announcement } from './sync-contract.ts'
import { announcementCodec } from './sync-contract.ts'

/** How long a fresh batch waits for company. */
const FLUSH_MS = 5
/** What the batches of one gossip message may take; the rest of 64 KiB is for the certificate and the frame. */
const MESSAGE_BYTES = 61 * 1024

export interface AnnouncerInit {
  readonly certificate: Uint8Array
  readonly publish: (data: Uint8Array) => Promise<void>
}

/**
 * Sends fresh batches round by gossip, gathered for 5 ms or until a message is full. A batch that fits no message is only
 * announced, and the others fetch it at once. What gets lost on the way, anti-entropy brings.
 */
export class Announcer {
  readonly #init: AnnouncerInit
  #batches: Uint8Array[] = []
  #bytes = 0
  #head: { origin: string; head: number } | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(init: AnnouncerInit) {
    this.#init = init
  }

  /** @param batch encoded @param head last sequence number of the batch */
  add(batch: Uint8Array, origin: string, head: number): void {
    const isOther = this.#head !== undefined && this.#head.origin !== origin
    if (isOther || this.#bytes + batch.length > MESSAGE_BYTES) this.flush()
    this.#head = { origin, head }
    if (batch.length <= MESSAGE_BYTES) {
      this.#batches.push(batch)
      this.#bytes += batch.length + 4
    }
    this.#timer ??= setTimeout(() => {
      this.flush()
    }, FLUSH_MS)
  }

  /** Sends what was gathered. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#head === undefined) return
    const { certificate, publish } = this.#init
    const announcement: Announcement = { certificate, batches: this.#batches, ...this.#head }
    this.#batches = []
    this.#bytes = 0
    this.#head = undefined
    // Gossip is only for freshness: a message that could not be sent is fetched by the others later.
    publish(announcementCodec.encode(announcement)).catch(() => undefined)
  }
}
