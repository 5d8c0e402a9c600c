import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@taucloud/base'
import { isRetryable } from '@taucloud/base'
import type { BuildLog } from './builders/builder.ts'
import { cleanLine } from './sandbox/output-lines.ts'

/** One line on its way to the broker, which numbers it. */
export interface SpokenLine {
  readonly atMs: number
  readonly stream: 'out' | 'err' | 'step'
  readonly text: string
}

/** Lines of one moment travel together; a person does not see the difference. */
const GATHER_MS = 20
const MAX_BATCH_LINES = 500
const MAX_BATCH_BYTES = 192 << 10
/** Lines that wait for a broker that is away. */
const MAX_WAITING = 5_000
/** Of one job; what comes after is counted only. */
const MAX_LINES = 20_000
const RETRIES = 5
const RETRY_MS = 200

/** Brings the lines of one job to the broker, in order and in batches. Losing lines never fails a build. */
export class JobLog implements BuildLog {
  readonly #send: (lines: SpokenLine[]) => Promise<unknown>
  readonly #logger: Logger
  readonly #waiting: SpokenLine[] = []
  #sending: Promise<void> | undefined
  #lines = 0
  #dropped = 0

  constructor(send: (lines: SpokenLine[]) => Promise<unknown>, logger: Logger) {
    this.#send = send
    this.#logger = logger
  }

  line(stream: SpokenLine['stream'], text: string): void {
    if (++this.#lines > MAX_LINES || this.#waiting.length >= MAX_WAITING) {
      this.#dropped++
      return
    }
    this.#waiting.push({ atMs: Date.now(), stream, text: cleanLine(text) })
    this.#sending ??= this.#drain()
  }

  /** Resolves when everything said so far has been sent or given up. */
  async flush(): Promise<void> {
    if (this.#dropped > 0) {
      this.#waiting.push({
        atMs: Date.now(),
        stream: 'err',
        text: `${String(this.#dropped)} lines are not shown`
      })
      this.#dropped = 0
      this.#sending ??= this.#drain()
    }
    await this.#sending
  }

  async #drain(): Promise<void> {
    await delay(GATHER_MS)
    while (this.#waiting.length > 0) await this.#sendBatch(this.#takeBatch())
    this.#sending = undefined
  }

  #takeBatch(): SpokenLine[] {
    let bytes = 0
    let count = 0
    for (const { text } of this.#waiting.slice(0, MAX_BATCH_LINES)) {
      bytes += text.length * 3 + 32 // at most: three bytes of UTF-8 for each UTF-16 unit
      if (count > 0 && bytes > MAX_BATCH_BYTES) break
      count++
    }
    return this.#waiting.splice(0, count)
  }

  async #sendBatch(lines: SpokenLine[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#send(lines)
        return
      } catch (error) {
        if (attempt < RETRIES && isRetryable(error)) {
          await delay(RETRY_MS * attempt)
          continue
        }
        this.#logger.warn('log lines lost', { lines: lines.length, error })
        return
      }
    }
  }
}
