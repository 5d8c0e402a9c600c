import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { silentLogger } from '@taucloud/base'
import { generateNodeKey } from '@taucloud/identity'
import { LIMITS } from '../limits.ts'
import { createNode } from '../node-factory.ts'
import type { Node, NodeInit } from '../node-factory.ts'
import { startTestBuses } from '../testing.ts'
import type { TestBuses, TestCloud } from '../testing.ts'

/** Started buses that stop with the test. */
export async function busesOf(
  t: TestContext,
  ...args: Parameters<typeof startTestBuses>
): Promise<TestBuses> {
  const started = await startTestBuses(...args)
  t.after(() => started.stop())
  return started
}

/** The item at an index that must be there. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index]
  assert.ok(item !== undefined)
  return item
}

/** A started libp2p node that has the swarm key and no certificate; it stops with the test. */
export async function strangerOf(
  t: TestContext,
  cloud: TestCloud,
  more: Partial<NodeInit> = {}
): Promise<Node> {
  const node = await createNode({
    key: await generateNodeKey(),
    cloud: cloud.root.name,
    swarmKey: cloud.swarmKey,
    listen: [],
    limits: LIMITS.dev,
    logger: silentLogger,
    ...more
  })
  await node.start()
  t.after(() => node.stop())
  return node
}
