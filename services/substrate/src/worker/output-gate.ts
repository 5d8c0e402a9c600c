import type { OutputLine } from '../messages.ts'

/** Whose output it is. */
export interface OutputOrigin {
  readonly project: string
  readonly branch: string
  readonly function: string
}

/** Standard output, standard error, or the log that the guest's SDK writes. */
export type GuestStream = 'out' | 'err' | 'log'

/** What one function may say in a second; the rest is dropped, and said to be. */
const BYTES_PER_SECOND = 64 * 1024
const LINES_PER_SECOND = 500
const MAX_LINE = 4 * 1024

/**
 * Lets through what functions write, line by line, up to a rate: a guest that floods its output costs the node no more
 * than this.
 */
export class OutputGate {
  readonly #emit: (line: OutputLine) => void
  readonly #now: () => number

  constructor(emit: (line: OutputLine) => void, now: () => number = Date.now) {
    this.#emit = emit
    this.#now = now
  }

  /** A sink for the raw output of one function: text of any size, line ends anywhere. */
  writer(origin: OutputOrigin): (stream: GuestStream, text: string) => void {
    const rate = { windowMs: 0, bytes: 0, lines: 0, dropped: false }
    const partial = { out: '', err: '', log: '' }
    return (stream, text) => {
      const lines = (partial[stream] + text.slice(0, BYTES_PER_SECOND)).split('\n')
      const last = lines.pop() ?? ''
      // A line without an end is kept until it is long enough to be shown as it is.
      partial[stream] = last.length < MAX_LINE ? last : ''
      if (last.length >= MAX_LINE) lines.push(last)
      for (const line of lines) this.#line(origin, rate, stream, line)
      if (text.length > BYTES_PER_SECOND) rate.bytes = Infinity
    }
  }

  /** A line of the platform itself about a function: why it failed. */
  say(origin: OutputOrigin, text: string): void {
    this.#emit({ ...origin, stream: 'system', atMs: this.#now(), text: text.slice(0, MAX_LINE) })
  }

  #line(origin: OutputOrigin, rate: Rate, stream: GuestStream, text: string): void {
    const atMs = this.#now()
    if (atMs - rate.windowMs >= 1000) {
      rate.windowMs = atMs
      rate.bytes = rate.lines = 0
      rate.dropped = false
    }
    rate.bytes += text.length
    rate.lines += 1
    if (rate.bytes <= BYTES_PER_SECOND && rate.lines <= LINES_PER_SECOND) {
      this.#emit({ ...origin, stream, atMs, text: text.slice(0, MAX_LINE) })
    } else if (!rate.dropped) {
      rate.dropped = true
      this.say(origin, 'more output in this second than is kept: the rest was dropped')
    }
  }
}

interface Rate {
  windowMs: number
  bytes: number
  lines: number
  dropped: boolean
}
