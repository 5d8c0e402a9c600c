import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  CloudError,
  ERROR_CODES,
  httpStatusOf,
  isErrorCode,
  isRetryable,
  toCloudError
} from './errors.ts'

test('toCloudError() keeps our own error and hides the text of any other', () => {
  const own = new CloudError('not_found', 'Cannot fetch "a": nothing is registered')
  assert.equal(toCloudError(own), own)
  const converted = toCloudError(new Error('ENOENT /etc/secret'))
  assert.equal(converted.code, 'internal')
  assert.doesNotMatch(converted.message, /secret/)
})

test('toCloudError() tells a cancellation from a time-out', () => {
  assert.equal(toCloudError(AbortSignal.abort().reason).code, 'canceled')
  assert.equal(toCloudError(new DOMException('late', 'TimeoutError')).code, 'deadline_exceeded')
})

test('every code has an HTTP status and only transient ones may be retried', () => {
  for (const code of ERROR_CODES) assert.ok(httpStatusOf(code) >= 400)
  const retryable = ERROR_CODES.filter((code) => isRetryable(new CloudError(code, 'x')))
  assert.deepEqual(retryable, ['aborted', 'resource_exhausted', 'unavailable'])
  assert.equal(isErrorCode('no_such_code'), false)
})
