import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildRustComponent, missingRust } from '../src/testing/rust-component.ts'
import { load, pin } from './load.ts'
import type { Measure } from './runtime.bench.ts'

const ROUNDS = 4
const ROUND_SECONDS = 2
const GOAL = 0.55

/** A `wasi:http` component in Rust, isolated, against a bare `node:http` server: CPU per request, best of interleaved rounds. */
export async function run(): Promise<Measure[]> {
  if (missingRust() !== false) return []
  const folder = await mkdtemp(join(tmpdir(), 'taucloud-bench-component-'))
  try {
    const file = join(folder, 'hello.wasm')
    await writeFile(file, await buildRustComponent())
    const [nodeUs = NaN, us = NaN] = await cpuPerRequest(['', file])
    const value = nodeUs / us
    return [
      {
        measure: 'wasi:http Rust component isolated / node:http, by CPU',
        value,
        unit: '×',
        baseline: `${us.toFixed(1)} µs against ${nodeUs.toFixed(1)} µs of node:http`,
        goal: `≥ ${GOAL}`,
        met: value >= GOAL
      }
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function cpuPerRequest(files: readonly string[]): Promise<number[]> {
  const servers = await Promise.all(files.map(startServer))
  const best = files.map(() => Infinity)
  try {
    for (let round = -1; round < ROUNDS; round++) {
      for (const [index, { child, port }] of servers.entries()) {
        const before = await usage(child)
        await load(`http://127.0.0.1:${port}/world`, ROUND_SECONDS)
        const after = await usage(child)
        const us = (after.cpuUs - before.cpuUs) / (after.requests - before.requests)
        // The first round warms up.
        if (round >= 0) best[index] = Math.min(best[index] ?? Infinity, us)
      }
    }
  } finally {
    for (const { child } of servers) child.disconnect()
  }
  return best
}

async function startServer(file: string): Promise<{ child: ChildProcess; port: number }> {
  const entry = fileURLToPath(new URL('./component-http.ts', import.meta.url))
  const child = fork(entry, [file], { execArgv: ['--conditions=@taucloud/source'] })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }] // sent by component-http.ts
  pin(child.pid, 0)
  return { child, port }
}

async function usage(child: ChildProcess): Promise<{ cpuUs: number; requests: number }> {
  child.send('usage')
  const [message] = (await once(child, 'message')) as [{ cpuUs: number; requests: number }] // sent by component-http.ts
  return message
}
