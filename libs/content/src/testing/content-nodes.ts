import { openStore } from '@taucloud/store'
import type { Role } from '@taucloud/identity'
import { startTestBuses } from '@taucloud/transport/testing'
import type { Bus } from '@taucloud/transport'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { createContent } from '../content.ts'
import type { Content, ContentInit } from '../content.ts'

/** What a test opens, closed in reverse order before its folder is removed. */
export interface Scope {
  readonly folder: string
  defer(close: () => Promise<void>): void
}

/** A folder that is gone after the test. The runner's own hooks run in order of registration, so there is only one. */
export async function scopeOf(t: TestContext): Promise<Scope> {
  const folder = await mkdtemp(join(tmpdir(), 'tau-content-'))
  const closes: (() => Promise<void>)[] = []
  t.after(async () => {
    for (const close of closes.toReversed()) await close()
    await rm(folder, { recursive: true, force: true })
  })
  return { folder, defer: (close) => void closes.push(close) }
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
  const scope = await scopeOf(t)
  const cloud = await startTestBuses(shapes)
  const nodes: ContentNode[] = []
  scope.defer(() => cloud.stop())
  for (const [index, bus] of cloud.buses.entries()) {
    const folder = join(scope.folder, String(index))
    const store = await openStore(join(folder, 'store'))
    const content = createContent({ bus, folder, store: store.sub('content') }, init)
    scope.defer(() => store.close())
    scope.defer(() => content.stop())
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
