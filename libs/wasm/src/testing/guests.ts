import type { ValueType } from '../binary/value-types.ts'
import { findProvided } from '../capabilities/registry.ts'
import { GuestFunction } from '../guest/guest-function.ts'
import type { GuestFunctionInit } from '../guest/guest-function.ts'
import type { GuestRequest, GuestResponse } from '../guest/guest-request.ts'
import { GuestThread } from '../guest/guest-thread.ts'
import { startWatchdog } from '../guest/watchdog.ts'
import type { Watchdog } from '../guest/watchdog.ts'
import { rewriteModule } from '../rewrite/rewrite-module.ts'
import { ModuleBuilder, op } from './module-builder.ts'

export const SDK = 'taubyte/sdk'
export const CONTEXT = { project: 'p', application: '', function: 'hello' }

/** A function from the bytes of a module, with values that suit tests. */
export function deploy(
  bytes: Uint8Array,
  init: Partial<GuestFunctionInit> & { maxPages?: number } = {}
): GuestFunction {
  const { maxPages = 256, ...overrides } = init
  const { bytes: rewritten, info } = rewriteModule(bytes, { maxPages })
  return new GuestFunction({
    module: new WebAssembly.Module(rewritten),
    info,
    thread: new GuestThread(),
    entry: 'hello',
    isolation: 'restore',
    memoryBytes: 0,
    timeoutMs: 10_000,
    context: CONTEXT,
    ...overrides
  })
}

export function get(target = '/', init: Partial<GuestRequest> = {}): GuestRequest {
  return { method: 'GET', target, host: 'example.test', headers: [], ...init }
}

/** The body of an answer. */
export async function bytesOf(answer: GuestResponse | Promise<GuestResponse>): Promise<Buffer> {
  const { body } = await answer
  if (typeof body === 'string') return Buffer.from(body, 'latin1')
  if (body instanceof Uint8Array) return Buffer.from(body)
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The body of an answer as text. */
export async function textOf(answer: GuestResponse | Promise<GuestResponse>): Promise<string> {
  return (await bytesOf(answer)).toString('utf8')
}

/** A thread that is watched, and what to stop afterwards. */
export async function watchedThread(): Promise<{ thread: GuestThread; watchdog: Watchdog }> {
  const thread = new GuestThread()
  const watchdog = startWatchdog([thread.shared])
  await watchdog.ready
  return { thread, watchdog }
}

/** Where guests of {@link writing} keep the number they answer with. */
const ANSWER = 1024

/**
 * A module whose handler `hello` runs `code` and answers with the i32 that it leaves, as 4 bytes. The path's length is at
 * address 512, its text at 516: `code` may branch on the bytes there.
 */
export function answering(
  code: readonly (number | readonly number[])[],
  prepare?: (module: ModuleBuilder) => void
): Uint8Array {
  const module = new ModuleBuilder()
  const write = module.import(SDK, 'eventHttpWrite', 'iiii', 'i')
  const pathSize = module.import(SDK, 'getHttpEventPathSize', 'ii', 'i')
  const path = module.import(SDK, 'getHttpEventPath', 'iii', 'i')
  module.memory(1)
  prepare?.(module)
  module.function({
    export: 'hello',
    params: 'i',
    locals: 'iiii',
    code: [
      [...op.i32(0), ...op.i32(512), ...op.call(pathSize), ...op.drop],
      [...op.i32(0), ...op.i32(516), ...op.i32(512), ...op.load(), ...op.call(path), ...op.drop],
      op.i32(ANSWER),
      ...code,
      op.store(),
      [
        ...op.i32(0),
        ...op.i32(ANSWER),
        ...op.i32(4),
        ...op.i32(ANSWER + 8),
        ...op.call(write),
        ...op.drop
      ]
    ]
  })
  return module.build()
}

/** The number that a guest of {@link answering} gave. */
export async function numberOf(answer: GuestResponse | Promise<GuestResponse>): Promise<number> {
  const { body } = await answer
  if (typeof body !== 'string') throw new TypeError('the answer is not text')
  return Buffer.from(body, 'latin1').readInt32LE(0)
}

/** A call of a host function with constant arguments, and texts to lay in memory before. */
export interface HostCall {
  module?: string
  name: string
  args: readonly number[]
  data?: Readonly<Record<number, string | Uint8Array>>
  /** Ranges of memory to answer with behind the result. */
  dump?: readonly (readonly [address: number, length: number])[]
}

/**
 * A module whose handler makes host calls in turn and answers with the result of each as 4 bytes, followed by the ranges
 * asked for. The calls' own writes to the body come in between.
 */
export function callingHost(calls: readonly HostCall[]): Uint8Array {
  const module = new ModuleBuilder()
  const functions = calls.map((call) => {
    const provided = findProvided({ module: call.module ?? SDK, name: call.name })
    if (provided === undefined) throw new RangeError(`Nothing provides ${call.name}`)
    return provided.function
  })
  const write = module.import(SDK, 'eventHttpWrite', 'iiii', 'i')
  const indexes = functions.map((entry) =>
    module.import(entry.module, entry.name, letters(entry.params), letters(entry.results))
  )
  module.memory(1)
  const code: number[] = []
  const answer = (address: number, length: number): number[] => [
    ...op.i32(0),
    ...op.i32(address),
    ...op.i32(length),
    ...op.i32(60_004),
    ...op.call(write),
    ...op.drop
  ]
  calls.forEach((call, index) => {
    const entry = functions[index]
    code.push(...op.i32(60_000))
    entry?.params.forEach((type, position) => {
      const value = call.args[position] ?? 0
      code.push(...(type === 'i64' ? op.i64(value) : op.i32(value)))
    })
    code.push(...op.call(indexes[index] ?? 0))
    if (entry?.results.length === 0) code.push(...op.i32(0))
    code.push(...op.store(), ...answer(60_000, 4))
    for (const [address, length] of call.dump ?? []) code.push(...answer(address, length))
    for (const [address, text] of Object.entries(call.data ?? {}))
      module.data(Number(address), text)
  })
  module.function({ export: 'hello', params: 'i', code: [code] })
  return module.build()
}

function letters(types: readonly ValueType[]): string {
  return types.map((type) => (type === 'i64' ? 'l' : 'i')).join('')
}
