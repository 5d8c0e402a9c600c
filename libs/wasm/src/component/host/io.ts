import { setTimeout as delay } from 'node:timers/promises'
import { CloudError } from '@taucloud/base'
import type { RequestBody } from '../../capabilities/http/request-body.ts'
import type { ComponentHost, HostInterfaces } from './component-host.ts'
import { fail } from './fail.ts'
import { Resource } from './resource.ts'

/** Most bytes that one call of a stream moves. */
const MAX_CHUNK_BYTES = 64 * 1024
const MAX_POLLED = 1_024
const MAX_DELAY_MS = 2 ** 31 - 1

/** `wasi:io/error`: says nothing of the host. */
export class IoError extends Resource {
  toDebugString(): string {
    return 'the stream failed'
  }
}

/** `wasi:io/poll` pollable. */
export class Pollable extends Resource {
  readonly isReady: () => boolean
  readonly whenReady: () => PromiseLike<unknown>
  readonly #host: ComponentHost

  constructor(host: ComponentHost, isReady: () => boolean, whenReady: () => PromiseLike<unknown>) {
    super(host.resources)
    this.#host = host
    this.isReady = isReady
    this.whenReady = whenReady
  }

  ready(): boolean {
    return this.isReady()
  }

  block(): void | Promise<void> {
    return waitUntil(this.#host, this.isReady, this.whenReady)
  }
}

/** A pollable that is ready once a promise has settled. */
export function pollableOf(host: ComponentHost, operation: PromiseLike<unknown>): Pollable {
  let settled = false
  const settle = (): void => {
    settled = true
  }
  const done = operation.then(settle, settle)
  return new Pollable(
    host,
    () => settled,
    () => done
  )
}

/** A pollable that is ready after a time, in ms. */
export function timerPollable(host: ComponentHost, durationMs: number): Pollable {
  const endsAtMs = performance.now() + durationMs
  const leftMs = (): number => Math.max(0, endsAtMs - performance.now())
  return new Pollable(
    host,
    () => leftMs() === 0,
    () => delay(Math.min(Math.ceil(leftMs()), MAX_DELAY_MS), undefined, { signal: host.signal })
  )
}

/** Waits until something is ready, when it is not. Synchronous instances cannot wait and are ended. */
function waitUntil(
  host: ComponentHost,
  isReady: () => boolean,
  whenReady: () => PromiseLike<unknown>
): void | Promise<void> {
  if (isReady()) return undefined
  if (!host.canWait) {
    host.abort(
      new CloudError('internal', 'Cannot finish the call: the guest waits where it may not')
    )
  }
  return repeatWait(host, isReady, whenReady)
}

async function repeatWait(
  host: ComponentHost,
  isReady: () => boolean,
  whenReady: () => PromiseLike<unknown>
): Promise<void> {
  while (!isReady()) await host.wait(whenReady())
}

/** `wasi:io/streams` input-stream over a body. */
export class InputStream extends Resource {
  readonly #host: ComponentHost
  readonly #source: RequestBody
  #failed = false

  constructor(host: ComponentHost, source: RequestBody) {
    super(host.resources)
    this.#host = host
    this.#source = source
  }

  read(length: bigint): Uint8Array {
    if (this.#failed) {
      this.#failed = false
      fail({ tag: 'last-operation-failed', val: new IoError(this.#host.resources) })
    }
    if (this.#source.closed) fail({ tag: 'closed' })
    const taken = this.#source.take(bounded(length))
    if (taken === 'end') fail({ tag: 'closed' })
    return taken ?? new Uint8Array(0)
  }

  blockingRead(length: bigint): Uint8Array | Promise<Uint8Array> {
    const waiting = waitUntil(this.#host, this.#isReady, this.#fill)
    return waiting === undefined ? this.read(length) : waiting.then(() => this.read(length))
  }

  skip(length: bigint): bigint {
    return BigInt(this.read(length).length)
  }

  blockingSkip(length: bigint): bigint | Promise<bigint> {
    const waiting = waitUntil(this.#host, this.#isReady, this.#fill)
    return waiting === undefined ? this.skip(length) : waiting.then(() => this.skip(length))
  }

  subscribe(): Pollable {
    return new Pollable(this.#host, this.#isReady, this.#fill)
  }

  readonly #isReady = (): boolean =>
    this.#failed || this.#source.closed || this.#source.take(0) !== undefined

  readonly #fill = async (): Promise<void> => {
    try {
      await this.#source.fill()
    } catch {
      this.#failed = true
    }
  }
}

/** Where an output stream writes to. */
export interface OutputSink {
  /** Takes a copy that is its own. @returns `false` when nobody receives it any more */
  write(bytes: Uint8Array): boolean
  /** A promise to wait for before writing more; `undefined` when there is room. */
  backpressure(): Promise<void> | undefined
}

/** `wasi:io/streams` output-stream. */
export class OutputStream extends Resource {
  readonly #host: ComponentHost
  readonly #sink: OutputSink

  constructor(host: ComponentHost, sink: OutputSink) {
    super(host.resources)
    this.#host = host
    this.#sink = sink
  }

  checkWrite(): bigint {
    return this.#hasRoom() ? BigInt(MAX_CHUNK_BYTES) : 0n
  }

  write(bytes: Uint8Array): void {
    if (!this.#sink.write(bytes)) fail({ tag: 'closed' })
  }

  blockingWriteAndFlush(bytes: Uint8Array): void | Promise<void> {
    this.write(bytes)
    return this.blockingFlush()
  }

  writeZeroes(length: bigint): void {
    this.write(new Uint8Array(bounded(length)))
  }

  blockingWriteZeroesAndFlush(length: bigint): void | Promise<void> {
    this.writeZeroes(length)
    return this.blockingFlush()
  }

  flush(): void {
    // What is written is on its way already.
  }

  /** Waits for room only: flushed bytes have left the guest, and no guest learns when they arrive. */
  blockingFlush(): void | Promise<void> {
    return this.#host.canWait ? waitUntil(this.#host, this.#hasRoom, this.#whenRoom) : undefined
  }

  subscribe(): Pollable {
    return new Pollable(this.#host, this.#hasRoom, this.#whenRoom)
  }

  /** Copies between streams in one step, as much as is here. */
  splice(source: InputStream, length: bigint): bigint {
    const bytes = source.read(length)
    this.write(Uint8Array.from(bytes))
    return BigInt(bytes.length)
  }

  async blockingSplice(source: InputStream, length: bigint): Promise<bigint> {
    await this.blockingFlush()
    const bytes = await source.blockingRead(length)
    this.write(Uint8Array.from(bytes))
    return BigInt(bytes.length)
  }

  readonly #hasRoom = (): boolean => this.#sink.backpressure() === undefined
  readonly #whenRoom = (): Promise<void> => this.#sink.backpressure() ?? Promise.resolve()
}

/** `wasi:io/poll`, `wasi:io/streams`, `wasi:io/error`. */
export function ioInterfaces(host: ComponentHost): HostInterfaces {
  return {
    'wasi:io/error': { Error: IoError },
    'wasi:io/poll': { Pollable, poll: (list: readonly Pollable[]) => poll(host, list) },
    'wasi:io/streams': { InputStream, OutputStream }
  }
}

function poll(host: ComponentHost, list: readonly Pollable[]): Uint32Array | Promise<Uint32Array> {
  if (list.length === 0 || list.length > MAX_POLLED)
    host.abort(new CloudError('internal', 'guest trapped: poll of none or too many'))
  const isReady = (): boolean => list.some((entry) => entry.isReady())
  const ready = (): Uint32Array =>
    Uint32Array.from(list.flatMap((entry, index) => (entry.isReady() ? [index] : [])))
  const waiting = waitUntil(host, isReady, () =>
    Promise.race(list.map((entry) => entry.whenReady()))
  )
  return waiting === undefined ? ready() : waiting.then(ready)
}

function bounded(length: bigint): number {
  return length > MAX_CHUNK_BYTES ? MAX_CHUNK_BYTES : Number(length)
}
