import { createReplicatedMap, openStore } from '../src/index.ts'
import type { ReplicatedMap } from '../src/index.ts'
import { createBus } from '@taucloud/transport'
import { membersReach, TestCloud } from '@taucloud/transport/testing'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** One line of the benchmark's report. */
export interface Measure {
  measure: string
  value: number
  unit: string
  /** What was measured in the same run to compare with. */
  baseline: number
  goal: number
  met: boolean
}

const NODES = 3
const WRITES_PER_NODE = 3000
const IN_FLIGHT = 256
const VALUE_BYTES = 100
const GOAL = 2000

/** Durable writes per second on three nodes at once, until all hold the same; beside single flushed writes of level. */
export async function run(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tau-bench-map-'))
  try {
    const baseline = await plainWrites(join(folder, 'plain'))
    const value = await mapWrites(folder)
    const line = { unit: 'writes/s', baseline: Math.round(baseline), goal: GOAL }
    return [
      { measure: 'replicated map, 3 nodes', value: Math.round(value), ...line, met: value >= GOAL }
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function plainWrites(folder: string): Promise<number> {
  const store = await openStore(folder)
  const value = randomBytes(VALUE_BYTES)
  const count = 500
  const start = performance.now()
  for (let index = 0; index < count; index += 1) {
    await store.put(`key/${String(index)}`, value, { sync: true })
  }
  const seconds = (performance.now() - start) / 1000
  await store.close()
  return count / seconds
}

async function mapWrites(folder: string): Promise<number> {
  const cloud = await TestCloud.create('bench')
  const stops: (() => Promise<void>)[] = []
  const maps: ReplicatedMap[] = []
  let bootstrap: string[] = []
  try {
    for (let node = 0; node < NODES; node += 1) {
      const init = await cloud.busInit(['tns'], { bootstrap })
      const bus = createBus(init)
      await bus.start()
      bootstrap = [...bootstrap, ...bus.multiaddrs()]
      const store = await openStore(join(folder, String(node)))
      const { key, certificate, trust } = init
      const map = createReplicatedMap({
        space: 'bench',
        role: 'tns',
        bus,
        key,
        certificate,
        trust,
        store
      })
      stops.unshift(async () => {
        await map.stop()
        await bus.stop()
        await store.close()
      })
      if (node === NODES - 1) await membersReach(bus, NODES)
      await map.start()
      maps.push(map)
    }
    const start = performance.now()
    await Promise.all(maps.map((map, node) => fill(map, `node-${String(node)}`)))
    const total = NODES * WRITES_PER_NODE
    while (maps.some((map) => map.stats().keys < total)) await delay(2)
    return total / ((performance.now() - start) / 1000)
  } finally {
    for (const stop of stops) await stop()
  }
}

async function fill(map: ReplicatedMap, prefix: string): Promise<void> {
  const value = randomBytes(VALUE_BYTES)
  let next = 0
  const writer = async (): Promise<void> => {
    while (next < WRITES_PER_NODE) {
      const index = next
      next += 1
      await map.put(`${prefix}/${String(index)}`, value)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, writer))
}
