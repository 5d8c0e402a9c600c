import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Slots } from './slots.ts'

test('take() lets as many in as there are places, and the next in order when one is given back', async () => {
  const slots = new Slots({ limit: 1, maxWaiting: 2, waitMs: 1000 })
  const order: string[] = []
  const first = await slots.take()
  const second = slots.take().then((release) => {
    order.push('second')
    return release
  })
  const third = slots.take().then((release) => {
    order.push('third')
    return release
  })
  await assert.rejects(slots.take(), { code: 'unavailable' })
  first()
  first()
  ;(await second)()
  ;(await third)()
  assert.deepEqual(order, ['second', 'third'])
  ;(await slots.take())()
})

test('take() turns away who has waited too long and keeps the others waiting', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const slots = new Slots({ limit: 1, maxWaiting: 5, waitMs: 1000 })
  const release = await slots.take()
  const early = assert.rejects(slots.take(), { code: 'unavailable' })
  t.mock.timers.tick(600)
  const late = slots.take()
  t.mock.timers.tick(400)
  await early
  release()
  ;(await late)()
})
