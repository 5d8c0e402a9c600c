import { CloudError } from '@taucloud/base'
import type { WatchEvent } from '@taucloud/protocol/tns'
import type { ReleaseView } from './view.ts'

/** The part of a watch event that is set. */
type Event = Partial<WatchEvent>

const MAX_WATCHERS = 1_000

/** What one watcher is still owed: names of branches, each at most once, however slowly it reads. */
interface Watcher {
  /** To be told before `caughtUp`. */
  readonly snapshot: Set<string>
  /** To be told after it. */
  readonly changes: Set<string>
  state: 'waiting' | 'snapshot' | 'caught-up'
  wake: () => void
}

/**
 * Tells watchers what changes. A watcher is owed branch names, not records: it reads the newest record when it comes
 * to a name, so a slow one holds one name per branch and skips what has been overtaken.
 */
export class ChangeFeed {
  readonly #view: ReleaseView
  readonly #watchers = new Set<Watcher>()
  #ready = false

  constructor(view: ReleaseView) {
    this.#view = view
  }

  /** Number of watchers now. */
  get size(): number {
    return this.#watchers.size
  }

  /** These branches may answer differently now. */
  changed(keys: Iterable<string>): void {
    const list = [...keys]
    for (const watcher of this.#watchers) {
      for (const key of list) watcher.changes.add(key)
      watcher.wake()
    }
  }

  /** From now on the view holds all that the cloud knows: watchers may be told that they have caught up. */
  setReady(): void {
    this.#ready = true
    for (const watcher of this.#watchers) watcher.wake()
  }

  /**
   * Every record, then `caughtUp` once the view is ready, then each change. Ends with the signal.
   *
   * @throws {CloudError} `resource_exhausted` above 1 000 watchers
   */
  async *watch(signal: AbortSignal): AsyncGenerator<Event> {
    if (this.#watchers.size >= MAX_WATCHERS) {
      throw new CloudError('resource_exhausted', 'Cannot watch names: too many watchers')
    }
    const watcher: Watcher = {
      snapshot: new Set(this.#view.branchKeys()),
      changes: new Set(),
      state: 'waiting',
      wake: () => undefined
    }
    const onAbort = (): void => {
      watcher.wake()
    }
    this.#watchers.add(watcher)
    signal.addEventListener('abort', onAbort)
    try {
      while (!signal.aborted) {
        const event = this.#next(watcher)
        if (event !== undefined) yield event
        else await new Promise<void>((resolve) => (watcher.wake = resolve))
      }
    } finally {
      this.#watchers.delete(watcher)
      signal.removeEventListener('abort', onAbort)
    }
  }

  #next(watcher: Watcher): Event | undefined {
    if (watcher.state === 'waiting' && this.#ready) {
      for (const key of watcher.changes) watcher.snapshot.add(key)
      watcher.changes.clear()
      watcher.state = 'snapshot'
    }
    const owed = watcher.snapshot.size > 0 ? watcher.snapshot : watcher.changes
    if (watcher.state === 'snapshot' && owed !== watcher.snapshot) {
      watcher.state = 'caught-up'
      return { caughtUp: true }
    }
    for (const key of owed) {
      watcher.snapshot.delete(key)
      watcher.changes.delete(key)
      const record = this.#view.record(key)
      return record === undefined ? { removed: key } : { changed: record }
    }
    return undefined
  }
}
