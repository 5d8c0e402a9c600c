import assert from 'node:assert/strict'
import { test } from 'node:test'
import { negotiateEncoding } from './encoding.ts'

const chosen = (header: string | undefined): string => negotiateEncoding(header, ['br', 'gzip'])

test('negotiateEncoding() takes the best stored encoding that the client accepts', () => {
  assert.equal(chosen('gzip, deflate, br'), 'br')
  assert.equal(chosen('gzip'), 'gzip')
  assert.equal(chosen('x-gzip'), 'gzip')
  assert.equal(chosen('*'), 'br')
})

test('negotiateEncoding() follows the weights of the client', () => {
  assert.equal(chosen('br;q=0.2, gzip;q=0.8'), 'gzip')
  assert.equal(chosen('br;q=0, gzip'), 'gzip')
  assert.equal(chosen('identity, br;q=0.5'), 'identity')
})

test('negotiateEncoding() sends the file as it is when nothing fits', () => {
  assert.equal(chosen(undefined), 'identity')
  assert.equal(chosen(''), 'identity')
  assert.equal(chosen('zstd'), 'identity')
  assert.equal(chosen('br;q=x'), 'identity')
  assert.equal(negotiateEncoding('br', []), 'identity')
})
