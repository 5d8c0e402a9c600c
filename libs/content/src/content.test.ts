import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { BLOCKS_PROTOCOL } from './block-protocol.ts'
import { cidOf } from './cid.ts'
import { encodeFileList, LEAF_BYTES } from './file-list.ts'
import { bytesOf, contentNodes } from './testing/content-nodes.ts'
import type { ContentNode } from './testing/content-nodes.ts'

const MIB = 1024 * 1024

async function pair(t: TestContext): Promise<[ContentNode, ContentNode]> {
  const [a, b] = await contentNodes(t, [['hoarder'], ['substrate']])
  assert.ok(a && b)
  return [a, b]
}

test('a block is given back by its id, and equal bytes have one id', async (t) => {
  const [a] = await pair(t)
  const cid = await a.content.put(bytesOf(100))
  assert.equal(cid, cidOf(bytesOf(100), 'raw'))
  assert.equal(await a.content.put(bytesOf(100)), cid)
  assert.deepEqual(await a.content.getBlock(cid), bytesOf(100))
  assert.notEqual(await a.content.put(bytesOf(100), 'json'), cid)
})

test('a block over 1 MiB and a malformed id are refused', async (t) => {
  const [a] = await pair(t)
  await assert.rejects(a.content.put(new Uint8Array(MIB + 1)), { code: 'invalid_argument' })
  await assert.rejects(a.content.getBlock('../../etc/passwd'), { code: 'invalid_argument' })
  await assert.rejects(a.content.has('Qm'), { code: 'invalid_argument' })
})

test('a file up to 1 MiB is its own block; a larger one is a list, also when it comes in pieces', async (t) => {
  const [a] = await pair(t)
  const small = bytesOf(MIB)
  assert.deepEqual(await a.content.putFile(small), { cid: cidOf(small), size: MIB })
  const empty = await a.content.putFile(new Uint8Array(0))
  assert.deepEqual(await a.content.getFile(empty.cid), new Uint8Array(0))

  const large = bytesOf(3 * MIB + 17, 2)
  const whole = await a.content.putFile(large)
  const inPieces = await a.content.putFile(
    (async function* () {
      for (let at = 0; at < large.length; at += 70_001) yield large.subarray(at, at + 70_001)
    })()
  )
  assert.deepEqual(inPieces, whole)
  assert.equal(whole.size, large.length)
  assert.equal((await a.content.blocksOf(whole.cid)).length, 5)
  assert.deepEqual(await a.content.getFile(whole.cid), large)
})

test('a range of a file is exact across the borders of its blocks', async (t) => {
  const [a, b] = await pair(t)
  const file = bytesOf(3 * MIB + 5)
  const { cid } = await a.content.putFile(file)
  const ranges = [
    [0, 0],
    [0, 1],
    [MIB - 1, MIB + 1],
    [MIB, 2 * MIB],
    [MIB - 3, 3 * MIB + 4],
    [3 * MIB, 3 * MIB + 5],
    [3 * MIB + 4, 4 * MIB]
  ] as const
  for (const [start, end] of ranges) {
    const part = await b.content.getFile(cid, { start, end, hints: [a.peer] })
    assert.deepEqual(part, file.slice(start, end), `${String(start)} to ${String(end)}`)
  }
  await assert.rejects(b.content.getFile(cid, { start: 2, end: 1 }), { code: 'invalid_argument' })
  await assert.rejects(b.content.getFile(cid, { start: -1 }), { code: 'invalid_argument' })
})

test('a range brings only the blocks that it touches', async (t) => {
  const [a, b] = await pair(t)
  const { cid } = await a.content.putFile(bytesOf(3 * MIB))
  await b.content.getFile(cid, { start: MIB, end: MIB + 1, hints: [a.peer] })
  const blocks = await a.content.blocksOf(cid)
  const here = await Promise.all(blocks.map((block) => b.content.has(block)))
  assert.deepEqual(here, [true, false, true, false])
})

test('a block comes from a hinted peer, or without a hint from a hoarder, and stays', async (t) => {
  const [a, b, c] = await contentNodes(t, [['hoarder'], ['substrate'], ['monkey']])
  assert.ok(a && b && c)
  const kept = await a.content.put(bytesOf(300_000))
  assert.deepEqual(await b.content.getBlock(kept), bytesOf(300_000))
  assert.equal(await b.content.has(kept), true)
  const built = await c.content.put(bytesOf(10, 7))
  assert.deepEqual(await b.content.getBlock(built, { hints: [c.peer] }), bytesOf(10, 7))
})

test('a block that only an unhinted node without a role for it has is found by bitswap', async (t) => {
  const [, b, c] = await contentNodes(t, [['hoarder'], ['substrate'], ['monkey']])
  assert.ok(b && c)
  const small = await c.content.put(bytesOf(1000, 3))
  const large = await c.content.put(bytesOf(MIB, 4))
  assert.deepEqual(await b.content.getBlock(small), bytesOf(1000, 3))
  assert.deepEqual(await b.content.getBlock(large), bytesOf(MIB, 4))
})

test('a block that nobody has is not found', async (t) => {
  const [, b] = await contentNodes(t, [['hoarder'], ['substrate']], { bitswap: false })
  assert.ok(b)
  await assert.rejects(b.content.getBlock(cidOf(bytesOf(5))), { code: 'not_found' })
})

test('a block whose only hinted holder is gone is unavailable', async (t) => {
  const [, b] = await contentNodes(t, [['hoarder'], ['substrate']], { bitswap: false })
  assert.ok(b)
  const hints = ['12D3KooWGVPt3vfQxBZQDtCFSFiGjJRS5MeaxbP8VzZsVLwRZUnk']
  await assert.rejects(b.content.getBlock(cidOf(bytesOf(5)), { hints }), { code: 'unavailable' })
})

test('a fetch ends with its signal', async (t) => {
  const [a, b] = await contentNodes(t, [['hoarder'], ['substrate']], { bitswap: false })
  assert.ok(a && b)
  const signal = AbortSignal.abort()
  await assert.rejects(b.content.getBlock(cidOf(bytesOf(5)), { signal }), { code: 'canceled' })
})

test('fetchAll() brings every block of every root, and nothing is fetched twice', async (t) => {
  const [a, b] = await pair(t)
  const files = [bytesOf(2 * MIB + 1, 1), bytesOf(2 * MIB + 1, 1), bytesOf(50, 3)]
  const stored = await Promise.all(files.map((file) => a.content.putFile(file)))
  const release = await a.content.put(new TextEncoder().encode('{"a":1}'), 'json')
  const roots = [...stored.map(({ cid }) => cid), release]
  await b.content.fetchAll(roots, { hints: [a.peer] })
  for (const root of roots) {
    for (const block of await a.content.blocksOf(root))
      assert.equal(await b.content.has(block), true)
  }
  assert.deepEqual(await b.content.getBlock(release), new TextEncoder().encode('{"a":1}'))
})

test('a pinned file is freed with its last owner, and shared blocks stay', async (t) => {
  const [a] = await pair(t)
  const shared = bytesOf(LEAF_BYTES, 1)
  const one = await a.content.putFile(Buffer.concat([shared, bytesOf(10, 2)]))
  const two = await a.content.putFile(Buffer.concat([shared, bytesOf(10, 3)]))
  await a.content.pin('project/main', [one.cid])
  await a.content.pin('project', [two.cid])
  assert.deepEqual(await a.content.ownersOf(cidOf(shared)), ['project', 'project/main'])
  // An owner whose name begins like another's is another owner.
  const freed = await a.content.unpin('project')
  assert.deepEqual(freed.sort(), [two.cid, cidOf(bytesOf(10, 3))].sort())
  assert.deepEqual(
    await a.content.getFile(one.cid),
    new Uint8Array(Buffer.concat([shared, bytesOf(10, 2)]))
  )
  assert.equal((await a.content.unpin('project/main')).length, 3)
  assert.equal(await a.content.has(cidOf(shared)), false)
  assert.deepEqual(await a.content.unpin('project/main'), [])
})

test('pinning twice is pinning once, and what is not here cannot be pinned', async (t) => {
  const [a] = await pair(t)
  const cid = await a.content.put(bytesOf(20))
  await a.content.pin('owner', [cid])
  await a.content.pin('owner', [cid])
  await assert.rejects(a.content.pin('owner', [cidOf(bytesOf(21))]), {
    code: 'failed_precondition'
  })
  await assert.rejects(a.content.pin('', [cid]), { code: 'invalid_argument' })
  assert.deepEqual(await a.content.unpin('owner'), [cid])
})

test('many readers of one block cause one transfer', async (t) => {
  const [a, b, c] = await contentNodes(t, [['hoarder'], ['substrate'], ['monkey']])
  assert.ok(a && b && c)
  const bytes = bytesOf(500_000, 9)
  const cid = cidOf(bytes)
  let requests = 0
  await c.content.stop()
  await c.bus.serveBulk(BLOCKS_PROTOCOL, async (stream) => {
    requests += 1
    while ((await stream.read()) !== undefined);
    const head = Buffer.alloc(4)
    head.writeUInt32BE(bytes.length)
    await stream.write(head)
    await stream.write(bytes)
  })
  const hints = [c.peer]
  const impatient = b.content.getBlock(cid, { hints, signal: AbortSignal.timeout(60_000) })
  const all = await Promise.all([
    impatient,
    ...Array.from({ length: 20 }, () => b.content.getBlock(cid, { hints }))
  ])
  assert.ok(all.every((each) => Buffer.compare(each, bytes) === 0))
  assert.equal(requests, 1)
})

test('a list that is malformed is refused whoever sends it', async (t) => {
  const [a, b] = await pair(t)
  const leaf = await a.content.put(bytesOf(10))
  const wrong = [
    '{"leaves":[],"size":0,"type":"tau/file@1"}',
    `{"leaves":[{"/":"${leaf}"}],"size":10,"type":"tau/file@1"}`,
    `{"leaves":[{"/":"${leaf}"},{"/":"${leaf}"}],"size":9007199254740991,"type":"tau/file@1"}`,
    `{"leaves":[{"/":"nonsense"},{"/":"${leaf}"}],"size":1048577,"type":"tau/file@1"}`,
    `{"leaves":[{"/":"${leaf}"},{"/":"${leaf}"}], "size":1048577,"type":"tau/file@1"}`,
    '{"leaves":7,"size":1048577,"type":"tau/file@1"}'
  ]
  for (const text of wrong) {
    const cid = await a.content.put(new TextEncoder().encode(text), 'json')
    await assert.rejects(b.content.getFile(cid, { hints: [a.peer] }), { code: 'data_loss' }, text)
  }
  // A list of lists: its leaves must be raw blocks.
  const inner = encodeFileList({ size: 2 * MIB, leaves: [leaf, leaf] })
  const nested = await a.content.put(inner, 'json')
  const outer = encodeFileList({ size: 2 * MIB, leaves: [nested, nested] })
  const cid = await a.content.put(outer, 'json')
  await assert.rejects(b.content.getFile(cid, { hints: [a.peer] }), { code: 'data_loss' })
  // Leaves that are shorter than the list says.
  await assert.rejects(b.content.getFile(nested, { hints: [a.peer] }), { code: 'data_loss' })
})

test('100 MB go from one node to another with little of it in memory', async (t) => {
  const [a, b] = await pair(t)
  const leaf = bytesOf(MIB)
  const source = async function* (): AsyncGenerator<Uint8Array> {
    for (let index = 0; index < 100; index += 1) {
      leaf[0] = index
      yield await Promise.resolve(leaf)
    }
  }
  const { cid, size } = await a.content.putFile(source())
  assert.equal(size, 100 * MIB)
  let most = 0
  let index = 0
  const before = process.memoryUsage().rss
  for await (const part of b.content.readFile(cid, { hints: [a.peer] })) {
    leaf[0] = index
    assert.equal(Buffer.compare(part, leaf), 0)
    index += 1
    most = Math.max(most, process.memoryUsage().rss)
  }
  assert.equal(index, 100)
  assert.ok(most - before < 96 * MIB, `grew by ${String((most - before) / MIB)} MiB`)
})
