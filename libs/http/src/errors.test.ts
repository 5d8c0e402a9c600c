import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CloudError } from '@taucloud/base'
import { HttpError, errorAnswer } from './errors.ts'

test('errorAnswer() maps a code to its status and tells when to come back', () => {
  const answer = errorAnswer(new CloudError('unavailable', 'Cannot serve: no node'))
  assert.equal(answer.status, 503)
  assert.equal(answer.headers['retry-after'], '1')
})

test('errorAnswer() keeps the status and headers of an HttpError', () => {
  const answer = errorAnswer(new HttpError(405, 'Cannot', { headers: { allow: 'GET' } }))
  assert.deepEqual(
    [answer.status, answer.headers.allow, answer.code],
    [405, 'GET', 'unimplemented']
  )
})

test('errorAnswer() tells nothing of an unexpected failure', () => {
  const answer = errorAnswer(new Error('ENOENT /secret/path'))
  assert.equal(answer.status, 500)
  assert.doesNotMatch(answer.message, /secret/)
})
