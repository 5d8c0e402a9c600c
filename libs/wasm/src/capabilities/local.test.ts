import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bytesOf, callingHost, deploy, get } from '../testing/guests.ts'
import type { HostCall } from '../testing/guests.ts'
import { ByteFifo } from './fifos/byte-fifo.ts'

const CONTEXT = {
  project: 'QmProject',
  application: 'QmApplication',
  function: 'QmFunction',
  branch: 'main',
  commit: 'c'.repeat(40)
}
const OUTSIDE = 65_533

const call = (name: string, ...args: number[]): HostCall => ({ name, args })
const dumping = (at: number, length: number, of: HostCall): HostCall => ({
  ...of,
  dump: [[at, length]]
})

async function run(calls: readonly HostCall[]): Promise<Buffer> {
  return bytesOf(deploy(callingHost(calls), { context: CONTEXT }).handle(get()))
}

async function numbers(calls: readonly HostCall[]): Promise<number[]> {
  const bytes = await run(calls)
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readInt32LE(index * 4))
}

test('a guest reads which function of which release it is', async () => {
  const facts = {
    selfProject: CONTEXT.project,
    selfApplication: CONTEXT.application,
    selfId: CONTEXT.function,
    selfCommit: CONTEXT.commit,
    selfBranch: CONTEXT.branch
  }
  for (const [name, text] of Object.entries(facts)) {
    const bytes = await run([
      dumping(100, 4, call(`${name}Size`, 100)),
      dumping(200, text.length, call(name, 200))
    ])
    assert.deepEqual([bytes.readInt32LE(0), bytes.readInt32LE(4)], [0, text.length], name)
    assert.equal(bytes.subarray(12).toString(), text)
    assert.deepEqual(await numbers([call(`${name}Size`, OUTSIDE), call(name, OUTSIDE)]), [12, 3])
  }
})

test('an empty fact is written nowhere', async () => {
  const guest = deploy(callingHost([call('selfApplication', -1)]), {
    context: { ...CONTEXT, application: '' }
  })
  assert.equal((await bytesOf(guest.handle(get()))).readInt32LE(0), 0)
})

test('random bytes differ from call to call, and their count is a cell of eight bytes', async () => {
  const bytes = await run([
    { ...call('cryptoRead', 100, 16, 300), dump: [[300, 8], [100, 16]] }, // prettier-ignore
    dumping(100, 16, call('cryptoRead', 100, 16, 300))
  ])
  assert.equal(bytes.readBigUInt64LE(4), 16n)
  assert.notDeepEqual(bytes.subarray(12, 28), bytes.subarray(32, 48))
  assert.deepEqual(
    await numbers([
      call('cryptoRead', OUTSIDE, 16, 0),
      call('cryptoRead', 0, -1, 0),
      call('cryptoRead', 0, 4, OUTSIDE),
      call('cryptoRead', -1, 0, 0)
    ]),
    [3, 3, 12, 0]
  )
})

test('a memory view is read in pieces, as the memory is when it is read', async () => {
  const bytes = await run([
    { ...call('memoryViewNew', 0, 11, 1, 100), data: { 0: 'hello world' }, dump: [[100, 4]] },
    { ...call('memoryViewOpen', 1, 104, 108), dump: [[104, 8]] },
    { ...call('memoryViewRead', 1, 6, 50, 200, 112), dump: [[200, 5], [112, 4]] }, // prettier-ignore
    call('memoryViewRead', 1, 11, 1, 200, 112)
  ])
  assert.deepEqual([bytes.readInt32LE(0), bytes.readInt32LE(4)], [0, 1])
  assert.deepEqual([12, 16].map((at) => bytes.readInt32LE(at)), [1, 11]) // prettier-ignore
  assert.equal(bytes.subarray(24, 29).toString(), 'world')
  assert.equal(bytes.readInt32LE(29), 5)
  assert.equal(bytes.readInt32LE(33), 3)
})

test('memory views refuse what lies outside and what does not exist', async () => {
  assert.deepEqual(
    await numbers([
      call('memoryViewNew', 0, 1, 2, 100),
      call('memoryViewNew', 0, 1, 1, OUTSIDE),
      call('memoryViewNew', OUTSIDE, 100, 0, 100),
      call('memoryViewRead', 1, 0, 100, 0, 100),
      call('memoryViewNew', 0, 10, 0, 100),
      call('memoryViewRead', 2, 0, 10, OUTSIDE, 100),
      call('memoryViewRead', 2, 0, 10, 0, OUTSIDE),
      call('memoryViewOpen', 2, OUTSIDE, 0),
      call('memoryViewOpen', 2, 0, OUTSIDE),
      call('memoryViewClose', 2),
      call('memoryViewClose', 2),
      call('memoryViewOpen', 2, 0, 4),
      call('memoryViewSize', 1, 100)
    ]),
    [114, 12, 0, 3, 0, 3, 12, 12, 12, 0, 0, 111, 0]
  )
})

test('a fifo gives its bytes in order and says when it is empty', async () => {
  const bytes = await run([
    call('fifoNew', 1),
    call('fifoPush', 1, 0x141),
    call('fifoPush', 1, 0x42),
    dumping(100, 1, call('fifoPop', 1, 100)),
    dumping(100, 1, call('fifoPop', 1, 100)),
    call('fifoPop', 1, 100),
    dumping(104, 4, call('fifoIsCloser', 1, 104)),
    call('fifoIsCloser', 1, OUTSIDE),
    call('fifoClose', 1),
    call('fifoPush', 1, 1),
    call('fifoPop', 7, 100)
  ])
  assert.equal(bytes.readInt32LE(0), 1)
  assert.equal(bytes.subarray(16, 17).toString() + bytes.subarray(21, 22).toString(), 'AB')
  const rest = [22, 26, 30, 34, 38, 42, 46].map((at) => bytes.readInt32LE(at))
  assert.deepEqual(rest, [8, 0, 1, 12, 0, 115, 115])
})

test('views and fifos end with the call that made them', async () => {
  const calls = [call('fifoPush', 1, 1), call('fifoNew', 0), call('fifoPush', 1, 1)]
  for (const isolation of ['restore', 'pooled', 'fresh'] as const) {
    const guest = deploy(callingHost(calls), { isolation })
    for (let round = 0; round < 2; round++) {
      const bytes = await bytesOf(guest.handle(get()))
      const results = [0, 4, 8].map((at) => bytes.readInt32LE(at))
      assert.deepEqual(results, [115, 1, 0], isolation)
    }
  }
})

test('a fifo is a queue, whatever is pushed and popped, up to its bound', () => {
  const steps = fc.array(fc.option(fc.nat(255)), { maxLength: 600 })
  fc.assert(
    fc.property(steps, fc.nat(200), (script, bound) => {
      const [fifo, model]: [ByteFifo, number[]] = [new ByteFifo(false, bound), []]
      for (const byte of script) {
        if (byte === null) assert.equal(fifo.pop(), model.shift())
        else {
          assert.equal(fifo.push(byte), model.length < bound)
          if (model.length < bound) model.push(byte)
        }
      }
    })
  )
})
