import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CloudError } from '@taucloud/base'
import { Quorum } from './quorum.ts'

const refuse = (): Promise<never> => Promise.reject(new CloudError('unavailable', 'gone'))

test('a majority of the holders is enough, this node among them', async () => {
  const confirm = (peer: string): Promise<void> => (peer === 'a' ? Promise.resolve() : refuse())
  await new Quorum({ holders: () => ['a', 'b'], confirm }).reached(1)
  const four = new Quorum({ holders: () => ['a', 'b', 'c'], confirm })
  await assert.rejects(four.reached(1), { code: 'unavailable' })
})

test('a silent holder does not hold up the majority', async () => {
  const confirm = (peer: string): Promise<void> =>
    peer === 'a' ? Promise.resolve() : new Promise(() => undefined)
  await new Quorum({ holders: () => ['a', 'silent'], confirm }).reached(1)
})

test('writers that wait at the same time share a question for the last of them', async () => {
  const asked: number[] = []
  const confirm = async (_peer: string, sequence: number): Promise<void> => {
    asked.push(sequence)
  }
  const quorum = new Quorum({ holders: () => ['a'], confirm })
  await Promise.all([quorum.reached(1), quorum.reached(2), quorum.reached(3)])
  assert.deepEqual(asked, [1, 3])
})
