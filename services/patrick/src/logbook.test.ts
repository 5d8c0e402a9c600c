import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Logbook } from './logbook.ts'
import { JobStore } from './store.ts'
import { MemoryMap } from './testing/memory-map.ts'

const JOB = 'a'.repeat(32)
const say = (text: string) => ({ stream: 'out', text, atMs: 1 })

test('append() numbers lines on across batches and across a restart', async () => {
  const store = new JobStore(new MemoryMap(), 'p1')
  await new Logbook(store).append(JOB, [say('a\nb'), say('c')])
  await new Logbook(store).append(JOB, [say('d')])
  const lines = await store.listLog(JOB, 1)
  assert.deepEqual(
    lines.map(({ number, text }) => `${number} ${text}`),
    ['1 a', '2 b', '3 c', '4 d']
  )
})

test('listLog() starts within a batch at the line that was asked for', async () => {
  const store = new JobStore(new MemoryMap(), 'p1')
  const logbook = new Logbook(store)
  for (let batch = 0; batch < 20; batch += 1)
    await logbook.append(JOB, [say('x'), say('y'), say('z')])
  const lines = await store.listLog(JOB, 29)
  assert.equal(lines[0]?.number, 29)
  assert.equal((await store.listLog(JOB, 61)).length, 0)
})

for (const [name, limits] of [
  ['lines', { maxLines: 5, maxBytes: 1000 }],
  ['bytes', { maxLines: 100, maxBytes: 30 }]
] as const) {
  test(`a log over its limit of ${name} ends with one marker, also after a restart`, async () => {
    const store = new JobStore(new MemoryMap(), 'p1')
    const logbook = new Logbook(store, limits)
    for (let n = 0; n < 9; n += 1) await logbook.append(JOB, [say('12345678')])
    await new Logbook(store, limits).append(JOB, [say('late')])
    const lines = await store.listLog(JOB, 1)
    assert.equal(lines.length, name === 'lines' ? 5 : 4)
    assert.match(lines.at(-1)?.text ?? '', /log is cut here/)
    assert.equal(lines.filter(({ text }) => text.includes('cut here')).length, 1)
  })
}
