import { parentPort, workerData } from 'node:worker_threads'
import { createSliceClock } from './slice-cells.ts'
import { WatchedSlice } from './watched-slice.ts'
import type { WatchdogOrder } from './watchdog.ts'

/** The body of the watchdog's thread: see startWatchdog(). */

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
  let nextMs = intervalMs
  for (const slice of watched.values()) nextMs = Math.min(nextMs, Math.max(1, slice.look(now())))
  setTimeout(look, nextMs)
}

look()
parentPort?.postMessage('ready')
