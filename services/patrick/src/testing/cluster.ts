import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { silentLogger } from '@taucloud/base'
import type { Role } from '@taucloud/identity'
import { PatrickContract } from '@taucloud/protocol/patrick'
import type { PatrickClient } from '../routing.ts'
import { createReplicatedMap, openStore } from '@taucloud/store'
import { createBus } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'
import { TestCloud, membersReach } from '@taucloud/transport/testing'
import { Patrick } from '../service.ts'
import type { PatrickInit } from '../service.ts'

/** A client of one broker, or of any. */
export function clientOf(bus: Bus, peer?: string): PatrickClient {
  return bus.client(PatrickContract, peer === undefined ? { service: 'patrick' } : { peer })
}

/** Brokers, one auth node and two builders of one cloud, over real buses and stores. */
export async function startCluster(t: TestContext, brokers: number, init: PatrickInit = {}) {
  const cloud = await TestCloud.create()
  const folder = await mkdtemp(join(tmpdir(), 'tau-patrick-'))
  const closers: (() => Promise<void>)[] = []
  t.after(async () => {
    for (const close of closers.toReversed()) await close()
    await rm(folder, { recursive: true, force: true })
  })
  let bootstrap: string[] = []
  const startBus = async (roles: Role[]) => {
    const busInit = await cloud.busInit(roles, { bootstrap })
    const bus = createBus(busInit)
    await bus.start()
    if (bootstrap.length === 0) bootstrap = bus.multiaddrs()
    closers.push(() => bus.stop())
    return { bus, busInit }
  }
  const startBroker = async () => {
    const { bus, busInit } = await startBus(['patrick'])
    const store = await openStore(join(folder, bus.peerId))
    closers.push(() => store.close())
    const { certificate, key, trust } = busInit
    const map = createReplicatedMap({
      space: 'patrick',
      role: 'patrick',
      bus,
      key,
      certificate,
      trust,
      store
    })
    await map.start()
    closers.push(() => map.stop())
    const make = (): Patrick =>
      new Patrick({ bus, key, certificate, map, logger: silentLogger }, init)
    const node = { bus, map, patrick: make(), restart }
    async function restart(): Promise<void> {
      await node.patrick.stop()
      node.patrick = make()
      await node.patrick.start()
    }
    await node.patrick.start()
    closers.push(() => node.patrick.stop())
    return node
  }
  const nodes = []
  for (let n = 0; n < brokers; n += 1) nodes.push(await startBroker())
  const { bus: auth } = await startBus(['auth'])
  const { bus: monkey } = await startBus(['monkey'])
  const { bus: monkey2 } = await startBus(['monkey'])
  const buses = [...nodes.map(({ bus }) => bus), auth, monkey, monkey2]
  await Promise.all(buses.map((bus) => membersReach(bus, buses.length)))
  return { auth, cloud, monkey, monkey2, nodes }
}
