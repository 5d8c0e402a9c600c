import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CloudError } from '@taucloud/base'
import { ReplayableBody } from './replay.ts'

async function* chunks(...sizes: number[]): AsyncGenerator<Uint8Array> {
  for (const [index, size] of sizes.entries())
    yield await Promise.resolve(new Uint8Array(size).fill(index))
}

async function read(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

test('a small body is read twice from its beginning', async () => {
  const body = new ReplayableBody(chunks(3, 5))
  const once = await read(body.read())
  assert.equal(once.length, 8)
  assert.ok(body.canReplay)
  assert.deepEqual(await read(body.read()), once)
})

test('a reader that gives up in the middle loses nothing for the next', async () => {
  const body = new ReplayableBody(chunks(1, 1, 1))
  const first = body.read()
  await first.next()
  const pending = first.next() // asks for the second chunk
  const second = read(body.read())
  await pending
  await first.return()
  assert.deepEqual([...(await second)], [0, 1, 2])
})

test('a body that is too large to be kept is read once, whole and in order', async () => {
  const body = new ReplayableBody(chunks(60_000, 60_000, 60_000))
  const bytes = await read(body.read())
  assert.equal(bytes.length, 180_000)
  assert.deepEqual([bytes[0], bytes[60_000], bytes[179_999]], [0, 1, 2])
  assert.ok(!body.canReplay)
})

test('a body that breaks says why', async () => {
  const body = new ReplayableBody(
    // eslint-disable-next-line require-yield -- it fails before its first chunk
    (async function* (): AsyncGenerator<Uint8Array> {
      throw await Promise.resolve(new CloudError('canceled', 'gone'))
    })()
  )
  await assert.rejects(read(body.read()), { code: 'canceled' })
  assert.equal(body.failure?.message, 'gone')
})
