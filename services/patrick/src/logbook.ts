import type { LogLine } from '@taucloud/protocol/patrick'
import { safeLines } from './log-text.ts'
import type { JobStore } from './store.ts'

/** A line as a builder or the broker says it, before it has a number. */
export interface SpokenLine {
  readonly stream: string
  readonly text: string
  /** Milliseconds since the epoch. */
  readonly atMs: number
}

export interface LogLimits {
  readonly maxLines: number
  readonly maxBytes: number
}

/** What one job's log may hold: 20 000 lines or 4 MiB of text, whichever comes first. */
export const LOG_LIMITS: LogLimits = { maxLines: 20_000, maxBytes: 4 * 1024 * 1024 }

interface Position {
  lines: number
  bytes: number
}

/** Numbers, cleans, bounds and keeps the lines of jobs. Calls for one job come one after the other. */
export class Logbook {
  readonly #store: JobStore
  readonly #limits: LogLimits
  readonly #positions = new Map<string, Position>()

  constructor(store: JobStore, limits: LogLimits = LOG_LIMITS) {
    this.#store = store
    this.#limits = limits
  }

  /** Appends lines. Over the limit one line says so, and what follows is dropped. */
  async append(job: string, spoken: readonly SpokenLine[]): Promise<void> {
    const position = await this.#position(job)
    const lines: LogLine[] = []
    for (const { stream, text, atMs } of spoken) {
      for (const clean of safeLines(text)) {
        const line = this.#admit(position, { stream, text: clean, atMs })
        if (line !== undefined) lines.push(line)
      }
    }
    await this.#store.putLog(job, lines)
  }

  #admit(position: Position, spoken: SpokenLine): LogLine | undefined {
    const { maxLines, maxBytes } = this.#limits
    if (position.lines >= maxLines) return undefined
    const bytes = Buffer.byteLength(spoken.text)
    const isLast = position.lines === maxLines - 1 || position.bytes + bytes > maxBytes
    const marker = `(the log is cut here: limit of ${maxLines} lines or ${maxBytes} bytes)`
    const said = isLast ? { ...spoken, stream: 'step', text: marker } : spoken
    position.lines += 1
    position.bytes += bytes
    const line = { number: position.lines, ...said }
    // Nothing may follow the marker, and a restart must find the same: both are told by the number of lines.
    if (isLast) {
      line.number = maxLines
      position.lines = maxLines
    }
    return line
  }

  async #position(job: string): Promise<Position> {
    const known = this.#positions.get(job)
    if (known !== undefined) return known
    const end = await this.#store.getLogEnd(job)
    this.#positions.set(job, end)
    return end
  }

  /** Forgets what is held in memory of a job that has ended. */
  forget(job: string): void {
    this.#positions.delete(job)
  }
}
