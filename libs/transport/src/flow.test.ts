import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CloudError } from '@taucloud/base'
import fc from 'fast-check'
import { Allowance, Inbox } from './flow.ts'
import { WINDOW_BYTES, WINDOW_ITEMS } from './limits.ts'

/** A sender and a receiver that share nothing but the granted credit. */
function pair() {
  const allowance = new Allowance()
  const log = { grants: 0, abandoned: 0 }
  const inbox = new Inbox<number>({
    decode: (payload) => payload.length,
    grant: (items, bytes) => {
      log.grants++
      allowance.grant(items, bytes)
    },
    abandon: () => log.abandoned++
  })
  const send = (bytes: number): void => {
    allowance.spend(bytes)
    inbox.push(new Uint8Array(bytes))
  }
  return { allowance, inbox, log, send }
}

test('a sender that keeps to its credit is never refused and never stuck', async () => {
  const sizes = fc.array(fc.oneof(fc.nat({ max: 2000 }), fc.nat({ max: 2 * WINDOW_BYTES })), {
    maxLength: 300
  })
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 1, max: 70 }), async (items, burst) => {
      const { allowance, inbox, send } = pair()
      const got: number[] = []
      let next = 0
      while (got.length < items.length) {
        for (let sent = 0; sent < burst && allowance.isOpen && next < items.length; sent++)
          send(items[next++] ?? 0)
        const { value } = await inbox.next()
        got.push(value ?? -1)
      }
      assert.deepEqual(got, items)
    }),
    { numRuns: 40 }
  )
})

test('an item without credit breaks the stream, by number and by bytes', () => {
  const many = pair()
  for (let index = 0; index < WINDOW_ITEMS; index++) many.send(1)
  assert.equal(many.allowance.isOpen, false)
  assert.throws(() => many.send(1), { code: 'invalid_argument' })
  const large = pair()
  large.send(WINDOW_BYTES)
  assert.throws(() => large.send(1), { code: 'invalid_argument' })
})

test('credit comes back in halves of the window, not per item', async () => {
  const { inbox, log, send } = pair()
  for (let index = 0; index < WINDOW_ITEMS; index++) send(1)
  for (let index = 0; index < WINDOW_ITEMS; index++) await inbox.next()
  assert.equal(log.grants, 2)
})

test('a peer that grants too much gets no more than a window', () => {
  const { allowance } = pair()
  allowance.grant(0xffffffff, 0xffffffff)
  for (let index = 0; index < WINDOW_ITEMS; index++) allowance.spend(0)
  assert.equal(allowance.isOpen, false)
})

test('a parked sender goes on with credit and with the end of the stream', async () => {
  for (const release of [(one: Allowance) => one.grant(1, 1), (one: Allowance) => one.end()]) {
    const allowance = new Allowance()
    for (let index = 0; index < WINDOW_ITEMS; index++) allowance.spend(1)
    let isOpen = false
    const opened = allowance.opened().then(() => (isOpen = true))
    await Promise.resolve()
    assert.equal(isOpen, false)
    release(allowance)
    await opened
  }
})

test('a consumer takes what is there before the end, and learns of a failure at once', async () => {
  const ended = pair()
  ended.send(3)
  ended.inbox.end()
  assert.deepEqual(await ended.inbox.next(), { done: false, value: 3 })
  assert.deepEqual(await ended.inbox.next(), { done: true, value: undefined })
  const failed = pair()
  failed.send(3)
  failed.inbox.fail(new CloudError('unavailable', 'lost'))
  await assert.rejects(failed.inbox.next(), { code: 'unavailable' })
  assert.deepEqual(await failed.inbox.next(), { done: true, value: undefined })
})

test('a waiting consumer gets the item, the end and the failure', async () => {
  const { inbox, send } = pair()
  const item = inbox.next()
  send(5)
  assert.deepEqual(await item, { done: false, value: 5 })
  const failure = inbox.next()
  inbox.fail(new CloudError('aborted', 'x'))
  await assert.rejects(failure, { code: 'aborted' })
})

test('leaving the loop abandons the stream and drops what is there', async () => {
  const { inbox, log, send } = pair()
  send(1)
  send(2)
  for await (const item of inbox) {
    assert.equal(item, 1)
    break
  }
  assert.equal(log.abandoned, 1)
  assert.deepEqual(await inbox.next(), { done: true, value: undefined })
})

test('an item that cannot be decoded fails the consumer and abandons the stream', async () => {
  let abandoned = 0
  const inbox = new Inbox<never>({
    decode: () => {
      throw new Error('no')
    },
    grant: () => undefined,
    abandon: () => abandoned++
  })
  inbox.push(new Uint8Array(1))
  await assert.rejects(inbox.next(), { code: 'invalid_argument' })
  assert.equal(abandoned, 1)
})
