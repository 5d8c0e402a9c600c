import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCompressible, mediaTypeOf } from './media-type.ts'

test('mediaTypeOf() names the charset of text', () => {
  assert.equal(mediaTypeOf('a/index.html'), 'text/html;charset=utf-8')
  assert.equal(mediaTypeOf('app.js'), 'text/javascript;charset=utf-8')
  assert.equal(mediaTypeOf('a.png'), 'image/png')
})

test('mediaTypeOf() takes an unknown extension for bytes', () => {
  assert.equal(mediaTypeOf('LICENSE'), 'application/octet-stream')
})

test('isCompressible() says yes to text and no to what is compressed already', () => {
  for (const name of ['a.html', 'a.json', 'a.svg', 'a.wasm', 'a.css']) {
    assert.ok(isCompressible(mediaTypeOf(name)), name)
  }
  for (const name of ['a.png', 'a.zip', 'a.mp4', 'a.woff2'])
    assert.ok(!isCompressible(mediaTypeOf(name)), name)
})
