import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { load } from '@taucloud/http/testing'

/** A figure, what it is compared with in the same run, and whether it reached its goal. */
export interface Measure {
  measure: string
  value: number
  unit: string
  baseline: number
  goal: number
  met: boolean
}

interface Server {
  readonly child: ChildProcess
  readonly port: number
  readonly host: string
}

const ROUNDS = 5
const CONNECTIONS = 32
const ROUND_MS = 1_500

/**
 * A function on the substrate's own HTTP port beside a bare `node:http` that says the same: CPU time of the whole
 * server process per request, best of five interleaved rounds.
 */
export async function run(): Promise<Measure[]> {
  const bare = await start('bare')
  const substrate = await start('substrate')
  try {
    const modes = [
      { name: 'bare', server: bare, path: '/' },
      { name: 'isolated', server: substrate, path: '/restore' },
      { name: 'pooled', server: substrate, path: '/pooled' }
    ]
    for (const { server, path } of modes) await cpuPerRequest(server, path)
    const best = new Map<string, number>()
    for (let round = 0; round < ROUNDS; round++) {
      for (const { name, server, path } of modes) {
        const us = await cpuPerRequest(server, path)
        best.set(name, Math.min(us, best.get(name) ?? Infinity))
      }
    }
    const baseline = best.get('bare') ?? NaN
    return [
      ratio('function isolated / node:http, by CPU', best.get('isolated') ?? NaN, {
        baseline,
        goal: 0.8
      }),
      ratio('function pooled / node:http, by CPU', best.get('pooled') ?? NaN, {
        baseline,
        goal: 0.95
      })
    ]
  } finally {
    bare.child.disconnect()
    substrate.child.disconnect()
  }
}

/** `value` is baseline over cost: 1 is as cheap as the baseline. `baseline` is its cost in µs of CPU per request. */
function ratio(
  measure: string,
  us: number,
  { baseline, goal }: { baseline: number; goal: number }
): Measure {
  const value = Math.round((baseline / us) * 1_000) / 1_000
  return {
    measure,
    value,
    unit: 'ratio',
    baseline: Math.round(baseline * 10) / 10,
    goal,
    met: value >= goal
  }
}

async function start(kind: string): Promise<Server> {
  const file = fileURLToPath(new URL('server.ts', import.meta.url))
  const child = fork(file, [kind], { execArgv: ['--conditions=@taucloud/source'] })
  const [started] = (await once(child, 'message')) as [{ port: number; host: string }] // of our own server
  return { child, ...started }
}

async function cpuPerRequest(server: Server, path: string): Promise<number> {
  const before = await cpuUs(server.child)
  const at = { port: server.port, host: server.host, path }
  const { requests, failures } = await load(at, { connections: CONNECTIONS, durationMs: ROUND_MS })
  if (failures > 0 || requests === 0)
    throw new Error(`${String(failures)} of ${String(requests)} requests failed`)
  return ((await cpuUs(server.child)) - before) / requests
}

async function cpuUs(child: ChildProcess): Promise<number> {
  child.send('cpu')
  const [{ cpuUs: us }] = (await once(child, 'message')) as [{ cpuUs: number }] // of our own server
  return us
}
