import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CloudError, silentLogger } from '@taucloud/base'
import type { SpokenLine } from './job-log.ts'
import { JobLog } from './job-log.ts'

function collect(failures: CloudError[] = []) {
  const batches: SpokenLine[][] = []
  const send = (lines: SpokenLine[]): Promise<void> => {
    const failure = failures.shift()
    if (failure !== undefined) return Promise.reject(failure)
    batches.push(lines)
    return Promise.resolve()
  }
  return { batches, log: new JobLog(send, silentLogger) }
}
const textsOf = (batches: SpokenLine[][]): string[] => batches.flat().map(({ text }) => text)

test('lines of one moment travel together, clean and in order', async () => {
  const { batches, log } = collect()
  log.line('step', 'one')
  log.line('err', 'two\u001b[31m red')
  await log.flush()
  assert.equal(batches.length, 1)
  assert.deepEqual(textsOf(batches), ['one', 'two red'])
})

test('a batch stays below what one request may hold', async () => {
  const { batches, log } = collect()
  for (let index = 0; index < 300; index++) log.line('out', 'x'.repeat(2000))
  await log.flush()
  assert.ok(batches.length > 1)
  for (const batch of batches) assert.ok(textsOf([batch]).join('').length < 256 << 10)
  assert.equal(batches.flat().length, 300)
})

test('a broker that is away for a moment gets the lines when it is back', async () => {
  const { batches, log } = collect([new CloudError('unavailable', 'away')])
  log.line('out', 'kept')
  await log.flush()
  assert.deepEqual(textsOf(batches), ['kept'])
})

test('a broker that refuses lines does not stop the build', async () => {
  const { batches, log } = collect([
    new CloudError('aborted', 'x'),
    new CloudError('failed_precondition', 'ended')
  ])
  log.line('out', 'lost')
  await log.flush()
  log.line('out', 'after')
  await log.flush()
  assert.deepEqual(textsOf(batches), ['after'])
})

test('lines beyond the bound are counted, not kept', async () => {
  const { batches, log } = collect()
  for (let index = 0; index < 6000; index++) log.line('out', 'x')
  await log.flush()
  assert.equal(batches.flat().length, 5001)
  assert.equal(textsOf(batches).at(-1), '1000 lines are not shown')
})
