import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { nodeKeyFromSeed } from '@taucloud/identity'
import { TestCloud } from '@taucloud/transport/testing'
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

/** What a process of `node.ts` is told to be. */
export type NodeOrder =
  | { kind: 'bare' }
  | {
      kind: 'upstream' | 'gateway'
      bus: {
        seed: string
        certificate: string
        swarmKey: string
        trust: { cloud: string; rootPeerId: string }
        listen: readonly string[]
        bootstrap: readonly string[]
      }
    }

interface Node {
  readonly child: ChildProcess
  readonly port: number
  readonly multiaddrs: string[]
}

const ROUNDS = 5
const ROUND_MS = 1_500
const GOAL = 0.7

/** A gateway core beside a bare `node:http` that says the same itself: CPU of the gateway's process per request. */
export async function run(): Promise<Measure[]> {
  const cloud = await TestCloud.create()
  const upstream = await start(await orderOf(cloud, 'upstream', []))
  const gateway = await start(await orderOf(cloud, 'gateway', upstream.multiaddrs))
  const bare = await start({ kind: 'bare' })
  const nodes = [upstream, gateway, bare]
  try {
    await until(() => answers(gateway))
    const best = { bare: Infinity, gateway: Infinity }
    for (let round = 0; round <= ROUNDS; round++) {
      const figures = { bare: await cpuPerRequest(bare), gateway: await cpuPerRequest(gateway) }
      if (round === 0) continue // warm-up
      best.bare = Math.min(best.bare, figures.bare)
      best.gateway = Math.min(best.gateway, figures.gateway)
    }
    const value = Math.round((best.bare / best.gateway) * 1_000) / 1_000
    const measure = 'gateway / node:http, by CPU of the gateway'
    const baseline = Math.round(best.bare * 10) / 10
    return [{ measure, value, unit: 'ratio', baseline, goal: GOAL, met: value >= GOAL }]
  } finally {
    for (const { child } of nodes) child.disconnect()
  }
}

async function orderOf(
  cloud: TestCloud,
  kind: 'upstream' | 'gateway',
  bootstrap: string[]
): Promise<NodeOrder> {
  const seed = randomBytes(32)
  const roles: Parameters<TestCloud['busInit']>[0] =
    kind === 'gateway' ? ['gateway'] : ['substrate', 'tns']
  const init = await cloud.busInit(roles, { key: await nodeKeyFromSeed(seed) })
  const { swarmKey, trust, listen } = init
  const certificate = Buffer.from(init.certificate).toString('base64')
  return {
    kind,
    bus: { seed: seed.toString('base64'), certificate, swarmKey, trust, listen, bootstrap }
  }
}

async function start(order: NodeOrder): Promise<Node> {
  const file = fileURLToPath(new URL('node.ts', import.meta.url))
  const child = fork(file, [], { execArgv: ['--conditions=@taucloud/source'] })
  child.send(order)
  const [started] = (await once(child, 'message')) as [{ port: number; multiaddrs: string[] }] // of our own node
  return { child, ...started }
}

async function answers({ port }: Node): Promise<boolean> {
  const { requests, failures } = await load(
    { port, host: 'known.test', path: '/' },
    { connections: 1, durationMs: 50 }
  )
  return requests > 0 && failures === 0
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000
  while (!(await condition())) if (Date.now() > end) throw new Error('The gateway never answered')
}

async function cpuPerRequest(node: Node): Promise<number> {
  const before = await cpuUs(node.child)
  const at = { port: node.port, host: 'known.test', path: '/' }
  const { requests, failures } = await load(at, { connections: 32, durationMs: ROUND_MS })
  if (failures > 0 || requests === 0)
    throw new Error(`${String(failures)} of ${String(requests)} requests failed`)
  return ((await cpuUs(node.child)) - before) / requests
}

async function cpuUs(child: ChildProcess): Promise<number> {
  child.send('cpu')
  const [us] = (await once(child, 'message')) as [number] // of our own node
  return us
}
