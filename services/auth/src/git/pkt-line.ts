/**
 * Packet lines, the framing of git's protocols: four hex digits of length, themselves included, then the payload;
 * `0000` is a flush packet. https://git-scm.com/docs/protocol-common
 */

/** Longest packet, its four digits included. */
export const MAX_PACKET_BYTES = 65_520
export const FLUSH = Buffer.from('0000')

/** Frames one payload. */
export function packet(payload: string | Uint8Array): Buffer {
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
  const length = (bytes.length + 4).toString(16).padStart(4, '0')
  return Buffer.concat([Buffer.from(length), bytes])
}

/** Frames bytes for a band of the sideband: 1 data, 2 text for the person, 3 the error that ends it. */
export function band(number: 1 | 2 | 3, payload: string | Uint8Array): Buffer {
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
  const packets: Buffer[] = []
  const size = MAX_PACKET_BYTES - 5
  for (let start = 0; start === 0 || start < bytes.length; start += size) {
    packets.push(packet(Buffer.concat([Buffer.of(number), bytes.subarray(start, start + size)])))
  }
  return Buffer.concat(packets)
}

/** A packet's payload; `undefined` is a flush packet. */
export type Packet = Buffer | undefined

/** Splits a byte stream into packets, whatever the chunks. Buffers at most one packet. */
export class PacketReader {
  #rest: Buffer = Buffer.alloc(0)
  #isBroken = false

  /** The stream is not made of packets; nothing more comes out. */
  get isBroken(): boolean {
    return this.#isBroken
  }

  /** Packets that are complete with this chunk. The consumer may stop early; `takeRest()` then has what follows. */
  *push(chunk: Uint8Array): Generator<Packet> {
    this.#rest = this.#rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#rest, chunk])
    while (!this.#isBroken && this.#rest.length >= 4) {
      const length = this.#nextLength()
      if (length === undefined || this.#rest.length < length) return
      const payload = this.#rest.subarray(4, length)
      this.#rest = this.#rest.subarray(Math.max(length, 4))
      yield length === 0 ? undefined : payload
    }
  }

  #nextLength(): number | undefined {
    const digits = this.#rest.toString('latin1', 0, 4)
    const length = /^[0-9a-fA-F]{4}$/.test(digits) ? Number.parseInt(digits, 16) : -1
    // 1 to 3 are delimiters of protocol version 2, which a push never speaks.
    if (length === 0 || (length >= 4 && length <= MAX_PACKET_BYTES)) return length
    this.#isBroken = true
    return undefined
  }
}
