import { openStore } from '@taucloud/store'
import type { Role } from '@taucloud/identity'
import { startTestBuses } from '@taucloud/transport/testing'
import type { Bus } from '@taucloud/transport'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { createContent } from './content.ts'
import type { Content, ContentInit } from './content.ts'

/** A folder that is gone after the test. */
export async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tau-content-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A node with content on a real bus. */
export interface ContentNode {
  readonly bus: Bus
  readonly peer: string
  readonly folder: string
  readonly content: Content
}

/** Connected nodes of one cloud, one per shape, that live as long as the test. */
export async function contentNodes(
  t: TestContext,
  shapes: Role[][],
  init?: ContentInit
): Promise<ContentNode[]> {
  const parent = await temporaryFolder(t)
  const { buses, stop } = await startTestBuses(shapes)
  const nodes: ContentNode[] = []
  const stops: (() => Promise<void>)[] = [stop]
  t.after(async () => {
    for (const each of stops.toReversed()) await each()
  })
  for (const [index, bus] of buses.entries()) {
    const folder = join(parent, String(index))
    const store = await openStore(join(folder, 'store'))
    const content = createContent({ bus, folder, store: store.sub('content') }, init)
    stops.push(
      () => store.close(),
      () => content.stop()
    )
    await content.start()
    nodes.push({ bus, peer: bus.peerId, folder, content })
  }
  return nodes
}

/** Bytes that depend on a seed, different everywhere. */
export function bytesOf(size: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(size)
  let state = seed >>> 0
  for (let index = 0; index < size; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[index] = state >>> 24
  }
  return bytes
}
