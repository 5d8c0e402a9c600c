import type { Transferable } from 'node:worker_threads'

/** The two ends of a message port as used here: a `Worker` in the main thread, `parentPort` in a worker. */
export interface PortEnd {
  postMessage(value: unknown, transfer?: readonly Transferable[]): void
}

/** Arrays smaller than this are copied by the port: handing them over costs more than the copy. */
const TRANSFER_BYTES = 16 * 1024

/**
 * Joins the messages of one turn of the event loop into one post: a post costs about 10 µs on each side, whatever it carries.
 */
export class Outbox<Message> {
  readonly #port: PortEnd
  #batch: Message[] = []
  #transfer: Transferable[] = []
  readonly #flush = (): void => {
    const [batch, transfer] = [this.#batch, this.#transfer]
    this.#batch = []
    this.#transfer = []
    this.#port.postMessage(batch, transfer)
  }

  constructor(port: PortEnd) {
    this.#port = port
  }

  /** Sends a message at the end of this turn, in order. @param owned bytes inside it that the sender gives away */
  post(message: Message, owned?: Uint8Array): void {
    if (this.#batch.push(message) === 1) setImmediate(this.#flush)
    if (owned !== undefined && owned.byteLength >= TRANSFER_BYTES && ownsBuffer(owned)) {
      this.#transfer.push(owned.buffer)
    }
  }
}

function ownsBuffer(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
}
