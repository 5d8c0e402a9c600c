import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { BulkStream } from '@taucloud/transport'
import { answerBlocks, BLOCKS_PROTOCOL, MAX_REQUESTED } from './block-protocol.ts'
import { cidOf } from './cid.ts'
import { bytesOf, contentNodes } from './testing/content-nodes.ts'
import type { ContentNode } from './testing/content-nodes.ts'

function number(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** A reader, and an honest hoarder beside a hinted peer that answers every request in its own way. */
async function liar(
  t: TestContext,
  lie: (stream: BulkStream) => Promise<void>
): Promise<{ honest: ContentNode; reader: ContentNode; hints: string[] }> {
  const [honest, reader, bad] = await contentNodes(t, [['hoarder'], ['substrate'], ['monkey']], {
    bitswap: false
  })
  assert.ok(honest && reader && bad)
  await bad.content.stop()
  await bad.bus.serveBulk(BLOCKS_PROTOCOL, lie)
  return { honest, reader, hints: [bad.peer] }
}

test('a peer that sends wrong bytes is passed over, and nothing of it is kept', async (t) => {
  const lie = async (stream: BulkStream): Promise<void> => {
    await stream.write(number(100))
    await stream.write(bytesOf(100, 66))
  }
  const { honest, reader, hints } = await liar(t, lie)
  const kept = await honest.content.put(bytesOf(100, 1))
  assert.deepEqual(await reader.content.getBlock(kept, { hints }), bytesOf(100, 1))
  assert.equal(await reader.content.has(cidOf(bytesOf(100, 66))), false)
  const absent = cidOf(bytesOf(100, 2))
  await assert.rejects(reader.content.getBlock(absent, { hints }), { code: 'unavailable' })
})

test('a peer that announces more than a block may have is passed over', async (t) => {
  const { honest, reader, hints } = await liar(t, async (stream) => {
    await stream.write(number(0xfffffffe))
    await stream.write(bytesOf(1000))
  })
  const kept = await honest.content.put(bytesOf(100, 1))
  assert.deepEqual(await reader.content.getBlock(kept, { hints }), bytesOf(100, 1))
})

test('a peer that never stops sending is cut off after what was asked for', async (t) => {
  const wanted = bytesOf(1000, 1)
  let sent = 0
  const ended: PromiseWithResolvers<void> = Promise.withResolvers()
  const { reader, hints } = await liar(t, async (stream) => {
    await stream.write(number(wanted.length))
    await stream.write(wanted)
    const more = bytesOf(256 * 1024)
    try {
      for (;;) {
        await stream.write(more)
        sent += more.length
      }
    } catch {
      ended.resolve()
    }
  })
  assert.deepEqual(await reader.content.getBlock(cidOf(wanted), { hints }), wanted)
  await ended.promise
  assert.ok(sent < 64 * 1024 * 1024, `took ${String(sent)} bytes`)
})

test('stop() cancels the fetches under way', async (t) => {
  const asked: PromiseWithResolvers<void> = Promise.withResolvers()
  const { reader, hints } = await liar(t, async (stream) => {
    asked.resolve()
    while ((await stream.read()) !== undefined);
    await new Promise(() => undefined)
  })
  const fetched = reader.content.getBlock(cidOf(bytesOf(7)), { hints })
  const refused = assert.rejects(fetched, { code: 'canceled' })
  await asked.promise
  await reader.content.stop()
  await refused
})

test('a peer that ends in the middle of a block is passed over', async (t) => {
  const { honest, reader, hints } = await liar(t, async (stream) => {
    await stream.write(number(100))
    await stream.write(bytesOf(50))
    await stream.end()
  })
  const kept = await honest.content.put(bytesOf(100, 1))
  assert.deepEqual(await reader.content.getBlock(kept, { hints }), bytesOf(100, 1))
})

/** A stream of which one side is given. */
function streamOf(incoming: Uint8Array): { stream: BulkStream; sent: Uint8Array[] } {
  const sent: Uint8Array[] = []
  let chunk: Uint8Array | undefined = incoming
  const stream: BulkStream = {
    read: async () => {
      const next = chunk
      chunk = undefined
      return next
    },
    write: async (bytes) => {
      sent.push(bytes)
    },
    end: () => Promise.resolve(),
    abort: () => undefined
  }
  return { stream, sent }
}

function request(text: string): Uint8Array {
  return Buffer.concat([number(text.length), Buffer.from(text)])
}

test('the answer has one frame per id, in order', async () => {
  const [here, absent] = [bytesOf(3), bytesOf(4)]
  const cid = cidOf(here)
  const { stream, sent } = streamOf(request(`${cid}\n${cidOf(absent)}\n${cid}`))
  await answerBlocks(stream, async (wanted) => (wanted === cid ? here : undefined))
  const block = `00000003${Buffer.from(here).toString('hex')}`
  assert.equal(Buffer.concat(sent).toString('hex'), `${block}ffffffff${block}`)
})

test('requests that are malformed, too long or cut short are refused', async () => {
  const cid = cidOf(bytesOf(1))
  const nothing = async (): Promise<undefined> => undefined
  const tooMany = Array.from({ length: MAX_REQUESTED + 1 }, () => cid).join('\n')
  for (const bytes of [request('no id'), request(''), request(tooMany), number(0xffffffff)]) {
    const { stream, sent } = streamOf(bytes)
    await assert.rejects(answerBlocks(stream, nothing), { code: 'invalid_argument' })
    assert.deepEqual(sent, [])
  }
  const { stream } = streamOf(request(cid).subarray(0, 10))
  await assert.rejects(answerBlocks(stream, nothing), { code: 'unavailable' })
})
