import { stripVTControlCharacters } from 'node:util'

const MAX_LINE_CHARACTERS = 2048
/** Control characters, and the marks that turn the direction of text in a terminal. */
const HARMFUL = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu

/** A line that may be shown in a terminal: no escape sequence, no control character, at most 2048 characters. */
export function cleanLine(line: string): string {
  const clean = stripVTControlCharacters(line).replaceAll('\t', '  ').replace(HARMFUL, '')
  return clean.length > MAX_LINE_CHARACTERS ? `${clean.slice(0, MAX_LINE_CHARACTERS)}…` : clean
}

/** Cuts the two output streams of a job into clean lines, up to a number of bytes in all. */
export class OutputLines {
  readonly #onLine: (stream: 'out' | 'err', line: string) => void
  readonly #onFull: () => void
  readonly #decoders = { out: new TextDecoder(), err: new TextDecoder() }
  readonly #held = { out: '', err: '' }
  #bytesLeft: number

  constructor(o: {
    maxBytes: number
    onLine: (stream: 'out' | 'err', line: string) => void
    onFull: () => void
  }) {
    this.#bytesLeft = o.maxBytes
    this.#onLine = o.onLine
    this.#onFull = o.onFull
  }

  push(stream: 'out' | 'err', chunk: Uint8Array): void {
    if (this.#bytesLeft < 0) return
    const kept = chunk.subarray(0, this.#bytesLeft)
    const text = this.#held[stream] + this.#decoders[stream].decode(kept, { stream: true })
    const lines = text.split('\n')
    this.#held[stream] = lines.pop() ?? ''
    for (const line of lines) this.#onLine(stream, cleanLine(line))
    // A line without an end is given away in pieces, so that it is never held whole.
    if (this.#held[stream].length > MAX_LINE_CHARACTERS) this.#release(stream)
    this.#bytesLeft -= chunk.length
    if (this.#bytesLeft < 0) this.#onFull()
  }

  /** Gives away what has no line end. */
  end(): void {
    this.#release('out')
    this.#release('err')
  }

  #release(stream: 'out' | 'err'): void {
    if (this.#held[stream] !== '') this.#onLine(stream, cleanLine(this.#held[stream]))
    this.#held[stream] = ''
  }
}
