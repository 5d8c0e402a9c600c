import { parentPort, workerData } from 'node:worker_threads'
import {
  CLAIMED,
  createSliceClock,
  DEADLINE_CELL,
  FLAG_CELL,
  IDLE,
  msUntil
} from './slice-cells.ts'
import type { WatchdogOrder } from './watchdog.ts'

/** The body of the watchdog's thread: see startWatchdog(). */

/** How often to look while no guest runs. Slices are longer than this, so none that begins meanwhile ends unseen. */
const IDLE_INTERVAL_MS = 20

// Given by startWatchdog(), the only one that starts this file.
// eslint-disable-next-line @typescript-eslint/no-unsafe-assignment
const { intervalMs }: { intervalMs: number } = workerData
const watched = new Map<number, WatchedSlice>()
const now = createSliceClock()

parentPort?.on('message', (order: WatchdogOrder) => {
  if (order.shared === undefined) watched.delete(order.id)
  else watched.set(order.id, new WatchedSlice(order.shared))
})

function look(): void {
  let nextMs = IDLE_INTERVAL_MS
  for (const slice of watched.values()) {
    const leftMs = slice.look(now())
    if (leftMs !== Infinity) nextMs = Math.min(nextMs, intervalMs, Math.max(1, leftMs))
  }
  setTimeout(look, nextMs)
}

look()
parentPort?.postMessage('ready')
