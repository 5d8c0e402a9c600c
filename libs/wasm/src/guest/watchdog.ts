import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

/** What the watchdog's thread is told. */
export interface WatchdogOrder {
  readonly id: number
  /** The thread to watch; absent to stop watching it. */
  readonly shared?: SharedArrayBuffer
}

export interface WatchdogInit {
  /**
   * Longest time between two looks, in ms. Below the shortest slice, so that none begins and ends unseen: a look is due
   * when a slice that was seen is over, so this does not make the stop later. @default 20
   */
  intervalMs?: number
  /** Called if the watchdog itself fails: guests can then run for ever, so their threads should be ended. */
  onFailure?: (error: Error) => void
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
 * slice traps within 5 ms on an idle core. The thread does not keep the process alive.
 */
export function startWatchdog(
  threads: readonly SharedArrayBuffer[],
  init: WatchdogInit = {}
): Watchdog {
  // The sources run as .ts, the built package as .js.
  const file = new URL(`./watchdog-thread${extname(import.meta.url)}`, import.meta.url)
  const worker = new Worker(file, {
    name: 'watchdog',
    workerData: { intervalMs: init.intervalMs ?? 20 },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2, stackSizeMb: 1 }
  })
  worker.unref()
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.on('error', (error: Error) => {
      reject(error)
      init.onFailure?.(error)
    })
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
