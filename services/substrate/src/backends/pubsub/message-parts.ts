import { randomUUID } from 'node:crypto'
import type { ChannelMessage } from '@taucloud/protocol/substrate'

/** Gossip carries 64 KiB with the envelope, a message may have as much alone. */
const PART_BYTES = 48 * 1024
const MAX_PENDING = 64

/** Cuts a message into what gossip carries. */
export function partsOf(message: Omit<ChannelMessage, 'id' | 'part' | 'parts'>): ChannelMessage[] {
  const id = randomUUID()
  const parts = Math.max(1, Math.ceil(message.data.length / PART_BYTES))
  return Array.from({ length: parts }, (_, part) => ({
    ...message,
    data: message.data.subarray(part * PART_BYTES, (part + 1) * PART_BYTES),
    ...{ id, part, parts }
  }))
}

/** Puts the parts of messages together; those that stay incomplete are forgotten, oldest first. */
export class PartJoiner {
  readonly #pending = new Map<string, ChannelMessage>()

  /** @returns the data, once both parts are there */
  join(from: string, message: ChannelMessage): Uint8Array | undefined {
    if (message.parts === 1) return message.data
    if (message.parts !== 2 || message.part > 1) return undefined
    const key = `${from} ${message.id}`
    const other = this.#pending.get(key)
    if (other !== undefined && other.part !== message.part) {
      this.#pending.delete(key)
      const [first, second] = message.part === 0 ? [message, other] : [other, message]
      return Buffer.concat([first.data, second.data])
    }
    this.#pending.set(key, message)
    const [oldest] = this.#pending.keys()
    if (this.#pending.size > MAX_PENDING && oldest !== undefined) this.#pending.delete(oldest)
    return undefined
  }
}
