import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Announcement } from './sync-contract.ts'
import { announcementCodec } from './sync-contract.ts'
import { Announcer } from './announcer.ts'

const certificate = new Uint8Array(400)

function recorder() {
  const sent: { announcement: Announcement; bytes: number }[] = []
  const publish = async (data: Uint8Array): Promise<void> => {
    sent.push({ announcement: announcementCodec.decode(data), bytes: data.length })
  }
  return { sent, announcer: new Announcer({ certificate, publish }) }
}

test('batches of the same moment share a message', () => {
  const { sent, announcer } = recorder()
  announcer.add(Uint8Array.of(1), 'origin', 1)
  announcer.add(Uint8Array.of(2), 'origin', 2)
  announcer.flush()
  assert.equal(sent.length, 1)
  assert.deepEqual(sent[0]?.announcement.batches, [Uint8Array.of(1), Uint8Array.of(2)])
  assert.equal(sent[0].announcement.head, 2)
})

test('no message exceeds 64 KiB, and a batch that fits none is only announced', () => {
  const { sent, announcer } = recorder()
  for (let head = 1; head <= 5; head += 1) announcer.add(new Uint8Array(30_000), 'origin', head)
  announcer.add(new Uint8Array(100_000), 'origin', 6)
  announcer.flush()
  assert.ok(sent.every(({ bytes }) => bytes <= 65_536))
  assert.equal(sent.flatMap(({ announcement }) => announcement.batches).length, 5)
  assert.equal(sent.at(-1)?.announcement.head, 6)
})

test('a message that cannot be sent is dropped quietly', async () => {
  const publish = (): Promise<void> => Promise.reject(new Error('no peers'))
  const announcer = new Announcer({ certificate, publish })
  announcer.add(Uint8Array.of(1), 'origin', 1)
  announcer.flush()
  await new Promise(setImmediate)
})
