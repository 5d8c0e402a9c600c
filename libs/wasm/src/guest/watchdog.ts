import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

/** What the watchdog's thread is told. */
export interface WatchdogOrder {
  readonly id: number
  /** The thread to watch; absent to stop watching it. */
  readonly shared?: SharedArrayBuffer
}

export interface WatchdogInit {
  /** Longest time between two looks while a guest runs, in ms. @default 5 */
  intervalMs?: number
}

/** Stops guests whose slice is over, from a thread of its own. */
export interface Watchdog {
  /** Settles when it watches; guests should not run before. */
  readonly ready: Promise<void>
  /** Watches one more guest thread. @returns a function that ends it */
  watch(shared: SharedArrayBuffer): () => void
  stop(): Promise<void>
}

/**
 * Starts a thread that watches guest threads by what they share ({@link GuestThread.shared}). A guest that runs over its
 * slice traps within about 5 ms. The thread does not keep the process alive.
 */
export function startWatchdog(
  threads: readonly SharedArrayBuffer[],
  init: WatchdogInit = {}
): Watchdog {
  // The sources run as .ts, the built package as .js.
  const file = new URL(`./watchdog-thread${extname(import.meta.url)}`, import.meta.url)
  const worker = new Worker(file, {
    name: 'watchdog',
    workerData: { intervalMs: init.intervalMs ?? 5 },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 }
  })
  worker.unref()
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
  })
  // Whoever needs it awaits it; a failure must not end the process for those who do not.
  ready.catch(() => undefined)
  let nextId = 0
  const watch = (shared: SharedArrayBuffer): (() => void) => {
    const id = nextId++
    worker.postMessage({ id, shared } satisfies WatchdogOrder)
    return () => worker.postMessage({ id } satisfies WatchdogOrder)
  }
  for (const shared of threads) watch(shared)
  return {
    ready,
    watch,
    stop: async () => {
      await worker.terminate()
    }
  }
}
