import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BinaryWriter } from '../src/binary/binary-writer.ts'
import { GuestFunction, GuestThread, inspectModule } from '../src/index.ts'
import { helloModule } from './hello-module.ts'
import { load, pin } from './load.ts'

export interface Measure {
  measure: string
  value: number
  unit: string
  /** What `value` is compared with, from the same run. */
  baseline: string
  goal: string
  met: boolean
}

const MODES = ['node', 'restore', 'pooled'] as const
type Mode = (typeof MODES)[number]

const ROUNDS = 5
const ROUND_SECONDS = 2
const COLD_STARTS = 200

/**
 * A function answered by a guest, isolated and pooled, against a bare `node:http` server that answers alike: CPU per
 * request of the server, best of interleaved rounds. And the time from a rewritten module on disk to its first answer.
 */
export async function run(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'taucloud-bench-wasm-'))
  try {
    const module = await helloModule()
    const file = join(folder, 'hello.wasm')
    await writeFile(file, module)
    const cpuUs = await cpuPerRequest(file)
    return [
      ratio('guest isolated / node:http, by CPU', {
        us: cpuUs.restore,
        nodeUs: cpuUs.node,
        goal: 0.8
      }),
      ratio('guest pooled / node:http, by CPU', {
        us: cpuUs.pooled,
        nodeUs: cpuUs.node,
        goal: 0.95
      }),
      await coldStart(folder, module)
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function ratio(
  measure: string,
  { us, nodeUs, goal }: { us: number; nodeUs: number; goal: number }
): Measure {
  const value = nodeUs / us
  const baseline = `${us.toFixed(1)} µs against ${nodeUs.toFixed(1)} µs of node:http`
  return { measure, value, unit: '×', baseline, goal: `≥ ${goal}`, met: value >= goal }
}

async function cpuPerRequest(file: string): Promise<Record<Mode, number>> {
  const best: Record<Mode, number> = { node: Infinity, restore: Infinity, pooled: Infinity }
  const servers = await Promise.all(MODES.map(async (mode) => startServer(mode, file)))
  try {
    for (let round = -1; round < ROUNDS; round++) {
      for (const server of servers) {
        const before = await usage(server.child)
        await load(`http://127.0.0.1:${server.port}/world`, ROUND_SECONDS)
        const after = await usage(server.child)
        const us = (after.cpuUs - before.cpuUs) / (after.requests - before.requests)
        // The first round warms up.
        if (round >= 0) best[server.mode] = Math.min(best[server.mode], us)
      }
    }
  } finally {
    for (const server of servers) server.child.disconnect()
  }
  return best
}

async function startServer(
  mode: Mode,
  file: string
): Promise<{ mode: Mode; child: ChildProcess; port: number }> {
  const entry = fileURLToPath(new URL('./http-process.ts', import.meta.url))
  const child = fork(entry, [mode, file], { execArgv: ['--conditions=@taucloud/source'] })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }] // sent by http-process.ts
  pin(child.pid, 0)
  return { mode, child, port }
}

async function usage(child: ChildProcess): Promise<{ cpuUs: number; requests: number }> {
  child.send('usage')
  const [message] = (await once(child, 'message')) as [{ cpuUs: number; requests: number }] // sent by http-process.ts
  return message
}

async function coldStart(folder: string, module: Uint8Array): Promise<Measure> {
  const thread = new GuestThread()
  const times: number[] = []
  for (let index = 0; index < COLD_STARTS; index++) {
    const file = join(folder, `cold-${index}.wasm`)
    // The engine caches code by its bytes, so every module is made different.
    await writeFile(file, distinct(module, index))
    const start = performance.now()
    const bytes = await readFile(file)
    const fn = new GuestFunction({
      module: new WebAssembly.Module(bytes),
      info: inspectModule(bytes),
      thread,
      entry: 'hello',
      isolation: 'restore',
      memoryBytes: 0,
      timeoutMs: 1_000,
      context: { project: 'bench', application: '', function: 'hello' }
    })
    await fn.handle({ method: 'GET', target: '/world', host: 'bench', headers: [] })
    times.push(performance.now() - start)
    fn.close()
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? NaN
  const value = at(0.5)
  const baseline = `${module.length} bytes on disk to first answer, p99 ${at(0.99).toFixed(2)} ms`
  return {
    measure: 'cold start of a guest, p50',
    value,
    unit: 'ms',
    baseline,
    goal: '≤ 5',
    met: value <= 5
  }
}

function distinct(module: Uint8Array, index: number): Uint8Array {
  const custom = new BinaryWriter().name('n').u32(index)
  return new BinaryWriter(module.length + 32).raw(module).section(0, custom).bytes()
}
