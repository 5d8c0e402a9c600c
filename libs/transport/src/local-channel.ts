import { toCloudError } from '@taucloud/base'
import type { CloudError } from '@taucloud/base'
import type { FrameSink } from './frames.ts'
import type { Channel, LinkOwner, Queued } from './link.ts'

interface LocalFrame {
  kind: number
  readonly call: number
  readonly body: Uint8Array
}

const EMPTY = new Uint8Array(0)
const FLAGS = 0xc0

/**
 * One end of a carrier of frames within the process: no socket, no framing, but the same calls run over it, so a call to
 * this node fails, ends and is cancelled exactly like one to another.
 */
export class LocalChannel implements Channel {
  readonly blocked = false
  readonly saturated = false
  closed: CloudError | undefined
  #owner: LinkOwner | undefined
  #other: LocalChannel | undefined
  #queue: LocalFrame[] = []
  #turn = 0

  /** Two ends that are connected; each needs an owner before it is used. */
  static pair(): [LocalChannel, LocalChannel] {
    const [one, other] = [new LocalChannel(), new LocalChannel()]
    one.#other = other
    other.#other = one
    return [one, other]
  }

  own(owner: LinkOwner): void {
    this.#owner = owner
  }

  send(kind: number, call: number, body: Uint8Array = EMPTY): Queued {
    const queued = { turn: this.#turn, index: this.#queue.length }
    if (this.closed !== undefined) return queued
    this.#queue.push({ kind, call, body })
    if (this.#queue.length === 1) queueMicrotask(() => this.#deliver())
    return queued
  }

  flag(queued: Queued, flag: number): boolean {
    const frame = queued.turn === this.#turn ? this.#queue[queued.index] : undefined
    if (frame === undefined) return false
    frame.kind |= flag
    return true
  }

  async writable(): Promise<void> {
    // Always: what bounds a local stream is its credit.
  }

  fail(error: CloudError): void {
    for (const end of [this, this.#other]) {
      if (end === undefined || end.closed !== undefined) continue
      end.closed = error
      const owner = end.#owner
      if (owner !== undefined) owner.onClose(error)
    }
  }

  async close(reason: CloudError): Promise<void> {
    this.#deliver()
    this.fail(reason)
  }

  #deliver(): void {
    const frames = this.#queue
    this.#queue = []
    this.#turn++
    const other = this.#other
    const sink: FrameSink | undefined = other === undefined ? undefined : other.#owner
    try {
      for (const { kind, call, body } of frames) {
        sink?.onFrame(kind & ~FLAGS, kind & FLAGS, call, body)
      }
    } catch (error) {
      this.fail(toCloudError(error))
    }
  }
}
