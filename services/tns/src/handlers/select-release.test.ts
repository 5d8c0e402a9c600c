import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { hostOf, NOW, releaseFor, startBuilder } from '../test-builder.ts'
import { PROJECT_A, PROJECT_B } from '../test-entry.ts'
import type { TnsContext } from './context.ts'
import { publish } from './publish.ts'
import { getBranch, listBranches, listReleases, lookupHost } from './read.ts'
import { remove } from './remove.ts'
import { selectRelease } from './select-release.ts'

let builder: Awaited<ReturnType<typeof startBuilder>>

before(async () => {
  builder = await startBuilder()
})

/** Publishes pushes so many milliseconds before now, and gives the CIDs in that order. */
async function pushed(node: TnsContext, agesMs: number[], hosts?: string[], project = PROJECT_A) {
  const cids: string[] = []
  for (const ageMs of agesMs) {
    const release = releaseFor({ project, pushedAtMs: NOW - ageMs }, hosts)
    await publish(node, await builder.request({ release }), builder.peer)
    const records = listReleases(node, { project, branch: 'main' }).records
    cids.push(records.find(({ pushedAtMs }) => pushedAtMs === NOW - ageMs)?.release ?? '')
  }
  return cids
}

const main = { project: PROJECT_A, branch: 'main' }

test('selectRelease() serves an older release again until the next push', async () => {
  const node = builder.node()
  const [first = '', second = ''] = await pushed(node, [30, 20])
  const { current } = await selectRelease(node, { ...main, release: first })
  assert.partialDeepStrictEqual(current, { release: first, selected: true, previous: [second] })
  assert.ok(current.pushedAtMs >= NOW)
  const release = releaseFor({ pushedAtMs: NOW + 10 })
  const next = await publish(node, await builder.request({ release }), builder.peer)
  assert.ok(next.isCurrent)
})

test('a push from before the choice that is built after it does not undo it', async () => {
  const node = builder.node()
  const [first = ''] = await pushed(node, [30, 20])
  await selectRelease(node, { ...main, release: first })
  await pushed(node, [10])
  assert.equal(getBranch(node, main).record.release, first)
})

test('selectRelease() refuses a release that is not kept, of another branch, or unknown', async () => {
  const node = builder.node()
  const cids = await pushed(node, [50, 40, 30, 20])
  for (const release of [cids[0] ?? '', 'bafyunknown', '']) {
    await assert.rejects(selectRelease(node, { ...main, release }), { code: 'failed_precondition' })
  }
  const elsewhere = { project: PROJECT_A, branch: 'dev', release: cids[3] ?? '' }
  await assert.rejects(selectRelease(node, elsewhere), { code: 'failed_precondition' })
})

test('selectRelease() refuses a release whose host another project has taken meanwhile', async () => {
  const node = builder.node()
  const [first = ''] = await pushed(node, [30], ['shop.test'])
  await pushed(node, [20])
  await pushed(node, [10], ['shop.test'], PROJECT_B)
  await assert.rejects(selectRelease(node, { ...main, release: first }), { code: 'already_exists' })
})

test('remove() ends a branch, and a late build does not bring it back', async () => {
  const node = builder.node()
  await pushed(node, [30])
  await remove(node, main)
  await pushed(node, [20])
  assert.throws(() => getBranch(node, main), { code: 'not_found' })
  assert.deepEqual(lookupHost(node, { host: hostOf(PROJECT_A) }).records, [])
})

test('remove() of a project is for ever and leaves nothing but the mark', async () => {
  const node = builder.node()
  await pushed(node, [30, 20])
  await remove(node, { project: PROJECT_A, branch: '' })
  assert.equal(node.map.stats().keys, 1)
  await assert.rejects(
    builder.request().then((r) => publish(node, r, builder.peer)),
    {
      code: 'failed_precondition'
    }
  )
})

test('lookupHost() finds the branch by host, port-less, in any case and by alias', async () => {
  const node = builder.node()
  await pushed(node, [10])
  const host = hostOf(PROJECT_A)
  for (const asked of [host, host.toUpperCase(), host.replace('.localhost', '.localtau')]) {
    assert.equal(lookupHost(node, { host: asked }).records[0]?.project, PROJECT_A)
  }
  assert.deepEqual(lookupHost(node, { host: 'other.test' }).records, [])
})

test('absence is unavailable while the node is catching up', async () => {
  const node = { ...builder.node(), isReady: () => false }
  assert.throws(() => getBranch(node, main), { code: 'unavailable' })
  assert.throws(() => lookupHost(node, { host: 'x.test' }), { code: 'unavailable' })
})

test('listBranches() pages through a project and through all', async () => {
  const node = builder.node()
  for (const branch of ['a', 'b', 'c']) {
    const release = releaseFor({ branch, pushedAtMs: NOW })
    const request = await builder.request({ release, job: branch })
    await publish(node, request, builder.peer)
  }
  await pushed(node, [1], undefined, PROJECT_B)
  const page = listBranches(node, { project: PROJECT_A, after: '', limit: 2 })
  assert.deepEqual(
    page.records.map(({ branch }) => branch),
    ['a', 'b']
  )
  const rest = listBranches(node, { project: PROJECT_A, after: page.next, limit: 2 })
  assert.deepEqual([rest.records.map(({ branch }) => branch), rest.next], [['c'], ''])
  assert.equal(listBranches(node, { project: '', after: '', limit: 0 }).records.length, 4)
  assert.throws(() => listBranches(node, { project: '', after: '', limit: 1001 }), {
    code: 'invalid_argument'
  })
})

test('names that cannot be are refused', () => {
  const node = builder.node()
  for (const wrong of [
    { project: '../x', branch: 'main' },
    { project: PROJECT_A, branch: '' }
  ]) {
    assert.throws(() => getBranch(node, wrong), { code: 'invalid_argument' })
  }
  const branch = 'x'.repeat(256)
  assert.throws(() => getBranch(node, { project: PROJECT_A, branch }), { code: 'invalid_argument' })
})
