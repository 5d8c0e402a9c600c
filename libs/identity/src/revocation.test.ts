import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyOf, rootOf, trustIn } from './fixtures.ts'
import { issueRevocation, MAX_REVOKED_SERIALS, verifyRevocation } from './revocation.ts'
import { sealRecord } from './signed-record.ts'

const GOLDEN =
  '01027b22636c6f7564223a22647265616d222c2273657175656e6365223a352c2273657269616c73223a5b332c395d7d271a8cfade219a9b' +
  'a30baa319271ad1ab26143517fdc73e7a435b84e35db035829d4779f857b79efd29a4905626d24a514c11b51acbe20ffeabd5d9858e0f50b'

const root = await rootOf(1)
const trust = await trustIn(root)

test('a revocation has the bytes of the golden vector whatever the order of its serials', async () => {
  const bytes = await issueRevocation(root, [9, 3, 9], 5)
  assert.equal(Buffer.from(bytes).toString('hex'), GOLDEN)
})

test('verifyRevocation() gives back serials and sequence', async () => {
  const list = await verifyRevocation(Buffer.from(GOLDEN, 'hex'), trust)
  assert.deepEqual(list, { serials: new Set([3, 9]), sequence: 5 })
})

test('a list of another root or cloud, cut or signed by a node is refused', async () => {
  const bytes = await issueRevocation(root, [3], 5)
  const refused = { code: 'unauthenticated' }
  await assert.rejects(
    verifyRevocation(await issueRevocation(await rootOf(9), [3], 6), trust),
    refused
  )
  await assert.rejects(verifyRevocation(bytes.subarray(0, -1), trust), refused)
  const node = { ...(await keyOf(2)), name: 'dream' }
  await assert.rejects(verifyRevocation(await issueRevocation(node, [3], 6), trust), refused)
  const other = await issueRevocation(await rootOf(1, 'other'), [3], 6)
  await assert.rejects(verifyRevocation(other, trust), { code: 'permission_denied' })
})

test('the longest list passes and one serial more is refused on both sides', async () => {
  const serials = Array.from({ length: MAX_REVOKED_SERIALS }, (_, index) => index + 1e8)
  const bytes = await issueRevocation(root, serials, 1)
  assert.equal((await verifyRevocation(bytes, trust)).serials.size, MAX_REVOKED_SERIALS)
  await assert.rejects(issueRevocation(root, [...serials, 1], 1), { code: 'invalid_argument' })
  const body = { cloud: 'dream', sequence: 1, serials: [...serials, 2e8] }
  const longer = await sealRecord('revocation', body, root.sign)
  await assert.rejects(verifyRevocation(longer, trust), { code: 'unauthenticated' })
})

test('serials out of order are refused though the root signed', async () => {
  for (const serials of [[2, 1], [1, 1], ['1'], 1]) {
    const bytes = await sealRecord(
      'revocation',
      { cloud: 'dream', sequence: 1, serials },
      root.sign
    )
    await assert.rejects(verifyRevocation(bytes, trust), { code: 'unauthenticated' })
  }
})
