import type { GuestInstance } from '../../guest/guest-instance.ts'
import { readClock } from './clock.ts'
import { WASI_ERRNO } from './wasi-function.ts'
import type { WasiWorld } from './wasi-function.ts'

const MAX_SUBSCRIPTIONS = 1_024
const SUBSCRIPTION_BYTES = 48
const EVENT_BYTES = 32
const ABSOLUTE_TIME = 1
const NANOSECONDS_PER_MS = 1e6
const KIND_CLOCK = 0
const KIND_READ = 1
const KINDS = 3
const HANGUP = 1
const LONGEST_WAIT_MS = 2 ** 31 - 1

interface Subscription {
  readonly userData: bigint
  readonly kind: number
  readonly error: number
  /** Milliseconds from now until it is due; 0 for descriptors that are ready, no end for those that are not yet. */
  readonly dueMs: number
  /** Bytes that can be read. */
  readonly available: number
  /** @default 0 */
  readonly flags: number
  /** Waits for standard input. */
  readonly input: Promise<void> | undefined
}

const READY = { available: 0, flags: 0, input: undefined }

/**
 * Waits for the first of several clocks and descriptors. Files are always ready; standard input may not be. Guests sleep
 * by it, so it suspends.
 */
export function poll(instance: GuestInstance, world: WasiWorld): WebAssembly.HostCallable {
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
        world
      )
    )
    const dueMs = Math.min(...wanted.map((subscription) => subscription.dueMs))
    const finish = (due: readonly Subscription[]): number => {
      due.forEach((subscription, index) => {
        writeEvent(memory.view((output >>> 0) + index * EVENT_BYTES, EVENT_BYTES), subscription)
      })
      memory.writeU32(cell >>> 0, due.length)
      return WASI_ERRNO.SUCCESS
    }
    const timely = wanted.filter((subscription) => subscription.dueMs <= dueMs)
    const inputs = wanted.filter((subscription) => subscription.input !== undefined)
    if (dueMs <= 0) return finish(timely)
    if (inputs.length === 0) return instance.sleep(dueMs, () => finish(timely))
    return instance.suspend(firstOf(inputs[0]?.input, dueMs), (readable) =>
      finish(readable ? inputs : timely)
    )
  }
}

/** Waits for input or a time. @returns whether input came first */
async function firstOf(input: Promise<void> | undefined, dueMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const elapsed = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.min(dueMs, LONGEST_WAIT_MS))
  })
  const first = await Promise.race([elapsed, (input ?? elapsed).then(() => true)])
  clearTimeout(timer)
  return first
}

function readSubscription(bytes: Buffer, world: WasiWorld): Subscription {
  const userData = bytes.readBigUInt64LE(0)
  const kind = bytes[8] ?? 0
  if (kind >= KINDS) return { userData, kind, error: WASI_ERRNO.INVAL, dueMs: 0, ...READY }
  if (kind !== KIND_CLOCK)
    return { userData, kind, ...readiness(kind, bytes.readUInt32LE(16), world) }
  const now = readClock(bytes.readUInt32LE(16))
  if (now === undefined) return { userData, kind, error: WASI_ERRNO.INVAL, dueMs: 0, ...READY }
  const time = bytes.readBigUInt64LE(24)
  const absolute = (bytes.readUInt16LE(40) & ABSOLUTE_TIME) !== 0
  const dueMs = Math.max(0, Number(absolute ? time - now : time) / NANOSECONDS_PER_MS)
  return { userData, kind, error: WASI_ERRNO.SUCCESS, dueMs, ...READY }
}

function readiness(
  kind: number,
  fd: number,
  { files, streams }: WasiWorld
): Omit<Subscription, 'userData' | 'kind'> {
  const descriptor = files.get(fd)
  if (descriptor === undefined) return { error: WASI_ERRNO.BADF, dueMs: 0, ...READY }
  const ready = { error: WASI_ERRNO.SUCCESS, dueMs: 0, ...READY }
  if (kind !== KIND_READ) return ready
  if (descriptor.kind === 'file') {
    return { ...ready, available: Math.max(0, descriptor.node.size - descriptor.position) }
  }
  if (descriptor.kind !== 'stream' || descriptor.stream !== 'in') return ready
  const input = streams.whenReadable()
  return input === undefined ? { ...ready, flags: HANGUP } : { ...ready, dueMs: Infinity, input }
}

function writeEvent(bytes: Buffer, subscription: Subscription): void {
  bytes.fill(0)
  bytes.writeBigUInt64LE(subscription.userData, 0)
  bytes.writeUInt16LE(subscription.error, 8)
  bytes[10] = subscription.kind
  if (subscription.kind === KIND_CLOCK) return
  bytes.writeBigUInt64LE(BigInt(subscription.available), 16)
  bytes.writeUInt16LE(subscription.flags, 24)
}
