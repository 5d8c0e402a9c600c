import type { GuestInstance } from '../../guest/guest-instance.ts'
import { readClock } from './clock.ts'
import type { FileTable } from './file-table.ts'
import { WASI_ERRNO } from './wasi-function.ts'

const MAX_SUBSCRIPTIONS = 1_024
const SUBSCRIPTION_BYTES = 48
const EVENT_BYTES = 32
const ABSOLUTE_TIME = 1
const NANOSECONDS_PER_MS = 1e6
const KIND_CLOCK = 0

interface Subscription {
  readonly userData: bigint
  readonly kind: number
  readonly error: number
  /** Milliseconds from now until it is due; 0 for descriptors, which are always ready. */
  readonly dueMs: number
}

/**
 * Waits for the first of several clocks and descriptors. Descriptors are ready at once: nothing here ever blocks on one.
 * Guests sleep by it, so it suspends.
 */
export function poll(instance: GuestInstance, files: FileTable): WebAssembly.HostCallable {
  return (input: number, output: number, count: number, cell: number) => {
    const { memory } = instance
    const subscriptions = count >>> 0
    if (subscriptions === 0 || subscriptions > MAX_SUBSCRIPTIONS) return WASI_ERRNO.INVAL
    if (!memory.has(input >>> 0, subscriptions * SUBSCRIPTION_BYTES)) return WASI_ERRNO.FAULT
    if (!memory.has(output >>> 0, subscriptions * EVENT_BYTES)) return WASI_ERRNO.FAULT
    if (!memory.writeU32(cell >>> 0, 0)) return WASI_ERRNO.FAULT
    const wanted = Array.from({ length: subscriptions }, (_, index) =>
      readSubscription(
        memory.view((input >>> 0) + index * SUBSCRIPTION_BYTES, SUBSCRIPTION_BYTES),
        files
      )
    )
    const dueMs = Math.min(...wanted.map((subscription) => subscription.dueMs))
    const finish = (): number => {
      const due = wanted.filter((subscription) => subscription.dueMs <= dueMs)
      due.forEach((subscription, index) => {
        writeEvent(memory.view((output >>> 0) + index * EVENT_BYTES, EVENT_BYTES), subscription)
      })
      memory.writeU32(cell >>> 0, due.length)
      return WASI_ERRNO.SUCCESS
    }
    return dueMs <= 0 ? finish() : instance.sleep(dueMs, finish)
  }
}

function readSubscription(bytes: Buffer, files: FileTable): Subscription {
  const userData = bytes.readBigUInt64LE(0)
  const kind = bytes[8] ?? 0
  if (kind !== KIND_CLOCK) {
    const open = files.get(bytes.readUInt32LE(16)) !== undefined
    return { userData, kind, error: open ? WASI_ERRNO.SUCCESS : WASI_ERRNO.BADF, dueMs: 0 }
  }
  const now = readClock(bytes.readUInt32LE(16))
  if (now === undefined) return { userData, kind, error: WASI_ERRNO.INVAL, dueMs: 0 }
  const time = bytes.readBigUInt64LE(24)
  const absolute = (bytes.readUInt16LE(40) & ABSOLUTE_TIME) !== 0
  const dueMs = Math.max(0, Number(absolute ? time - now : time) / NANOSECONDS_PER_MS)
  return { userData, kind, error: WASI_ERRNO.SUCCESS, dueMs }
}

function writeEvent(bytes: Buffer, subscription: Subscription): void {
  bytes.fill(0)
  bytes.writeBigUInt64LE(subscription.userData, 0)
  bytes.writeUInt16LE(subscription.error, 8)
  bytes[10] = subscription.kind
}
