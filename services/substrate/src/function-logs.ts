import type { OutputLine } from './messages.ts'

export interface FunctionLogsInit {
  /** Lines kept of each function. @default 500 */
  maxLines?: number
  /** Characters kept of each function. @default 131 072 */
  maxCharacters?: number
  /** Functions whose output is kept; the one silent longest is forgotten first. @default 1 024 */
  maxFunctions?: number
  /** Lines that a slow follower may be behind before it loses some. @default 1 000 */
  maxBacklog?: number
}

/** Which functions' lines are wanted; an empty field matches every value. */
export interface LogSelection {
  readonly project: string
  readonly branch: string
  readonly function: string
}

interface Ring {
  readonly lines: OutputLine[]
  characters: number
}

interface Follower {
  readonly selection: LogSelection
  readonly backlog: OutputLine[]
  lost: number
  wake: (() => void) | undefined
}

/** The last lines that each function wrote, in memory only, and those who read along. */
export class FunctionLogs {
  readonly #maxLines: number
  readonly #maxCharacters: number
  readonly #maxFunctions: number
  readonly #maxBacklog: number
  /** In order of last use: a map keeps the order of insertion. */
  readonly #rings = new Map<string, Ring>()
  readonly #followers = new Set<Follower>()

  constructor(init: FunctionLogsInit = {}) {
    this.#maxLines = init.maxLines ?? 500
    this.#maxCharacters = init.maxCharacters ?? 128 * 1024
    this.#maxFunctions = init.maxFunctions ?? 1024
    this.#maxBacklog = init.maxBacklog ?? 1000
  }

  append(line: OutputLine): void {
    const ring = this.#ring(`${line.project}/${line.branch}/${line.function}`)
    ring.lines.push(line)
    ring.characters += line.text.length
    while (ring.lines.length > this.#maxLines || ring.characters > this.#maxCharacters) {
      ring.characters -= ring.lines.shift()?.text.length ?? 0
    }
    for (const follower of this.#followers) this.#offer(follower, line)
  }

  /** The last lines, oldest first. @param count at most so many */
  tail(selection: LogSelection, count: number): OutputLine[] {
    const lines = [...this.#rings.values()]
      .filter(({ lines: [first] }) => first !== undefined && matches(selection, first))
      .flatMap((ring) => ring.lines)
    return lines.sort((a, b) => a.atMs - b.atMs).slice(Math.max(0, lines.length - count))
  }

  /** Lines as they are written, until the signal fires. A reader that is too slow is told how many it has lost. */
  follow(
    selection: LogSelection,
    signal: AbortSignal
  ): AsyncGenerator<OutputLine, void, undefined> {
    // Not in the generator: lines count from this call, not from the first one that is asked for.
    const follower: Follower = { selection, backlog: [], lost: 0, wake: undefined }
    this.#followers.add(follower)
    const stop = (): void => {
      this.#followers.delete(follower)
      follower.wake?.()
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    return this.#lines(follower, signal, stop)
  }

  async *#lines(
    follower: Follower,
    signal: AbortSignal,
    stop: () => void
  ): AsyncGenerator<OutputLine, void, undefined> {
    try {
      while (!signal.aborted) {
        const line = follower.backlog.shift()
        if (line === undefined) await new Promise<void>((resolve) => (follower.wake = resolve))
        else {
          yield line
          if (follower.lost > 0 && follower.backlog.length === 0) yield lossOf(follower, line)
        }
      }
    } finally {
      stop()
      signal.removeEventListener('abort', stop)
    }
  }

  #ring(key: string): Ring {
    const ring = this.#rings.get(key) ?? { lines: [], characters: 0 }
    this.#rings.delete(key)
    this.#rings.set(key, ring)
    const [oldest] = this.#rings.keys()
    if (this.#rings.size > this.#maxFunctions && oldest !== undefined) this.#rings.delete(oldest)
    return ring
  }

  #offer(follower: Follower, line: OutputLine): void {
    if (!matches(follower.selection, line)) return
    if (follower.backlog.length < this.#maxBacklog) follower.backlog.push(line)
    else follower.lost += 1
    follower.wake?.()
  }
}

function matches(selection: LogSelection, line: OutputLine): boolean {
  return (
    selection.project === line.project &&
    (selection.branch === '' || selection.branch === line.branch) &&
    (selection.function === '' || selection.function === line.function)
  )
}

function lossOf(follower: Follower, last: OutputLine): OutputLine {
  const text = `${String(follower.lost)} lines were not shown: the reader was too slow`
  follower.lost = 0
  return { ...last, stream: 'system', text }
}
