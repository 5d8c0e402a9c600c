import assert from 'node:assert/strict'
import { brotliCompressSync } from 'node:zlib'
import { after, before, test } from 'node:test'
import { startCloud } from './testing/cloud.ts'
import type { TestCloud } from './testing/cloud.ts'
import { ask, until } from './testing/http-client.ts'
import { rawCid } from './testing/memory-content.ts'

const BIG = Buffer.from(Array.from({ length: 3_000_000 }, (_, i) => i % 253))
const PAGE = '<p>home</p>'.repeat(20)

let cloud: TestCloud

before(async () => {
  cloud = await startCloud()
  await cloud.deploy({
    functions: { 'GET /hello': 'hello' },
    files: {
      'index.html': PAGE,
      'app.0a1b2c3d.js': { content: PAGE, br: brotliCompressSync(PAGE).toString('latin1') },
      'big.bin': BIG,
      'docs/index.html': 'docs',
      'empty.txt': ''
    }
  })
  await until(
    () => ask(cloud.url, '/'),
    ({ status }) => status === 200
  )
})

after(() => cloud.stop())

test('a file is served with its type, its content id as entity tag and revalidation', async () => {
  const { headers, text } = await ask(cloud.url, '/')
  assert.equal(text, PAGE)
  assert.equal(headers['content-type'], 'text/html;charset=utf-8')
  assert.equal(headers.etag, `"${rawCid(Buffer.from(PAGE))}"`)
  assert.equal(headers['cache-control'], 'public, max-age=0, must-revalidate')
  assert.equal(headers['content-length'], String(PAGE.length))
})

test('a folder serves its index, and a path without a file the root index', async () => {
  assert.equal((await ask(cloud.url, '/docs/')).text, 'docs')
  const fallback = await ask(cloud.url, '/some/page')
  assert.deepEqual([fallback.status, fallback.text], [200, PAGE])
})

test('an unchanged file answers 304 without a body', async () => {
  const etag = (await ask(cloud.url, '/')).headers.etag ?? ''
  const again = await ask(cloud.url, '/', { headers: { 'if-none-match': etag } })
  assert.deepEqual([again.status, again.text, again.headers.etag], [304, '', etag])
})

test('a stored encoding is sent to those who accept it, under its own tag', async () => {
  const plain = await ask(cloud.url, '/app.0a1b2c3d.js')
  const packed = await ask(cloud.url, '/app.0a1b2c3d.js', {
    headers: { 'accept-encoding': 'gzip, br' }
  })
  assert.equal(packed.headers['content-encoding'], 'br')
  assert.equal(plain.headers['content-encoding'], undefined)
  assert.notEqual(packed.headers.etag, plain.headers.etag)
  assert.equal(plain.headers.vary, 'accept-encoding')
})

test('a name with a hash may be kept for ever', async () => {
  const { headers } = await ask(cloud.url, '/app.0a1b2c3d.js')
  assert.match(headers['cache-control'] ?? '', /immutable/)
})

test('a large file is streamed whole', async () => {
  const { bytes, headers } = await ask(cloud.url, '/big.bin')
  assert.ok(bytes.equals(BIG))
  assert.equal(headers['content-length'], String(BIG.length))
})

test('a range gives that part, of large and small files', async () => {
  const part = await ask(cloud.url, '/big.bin', { headers: { range: 'bytes=1000000-2000000' } })
  assert.equal(part.status, 206)
  assert.ok(part.bytes.equals(BIG.subarray(1_000_000, 2_000_001)))
  assert.equal(part.headers['content-range'], `bytes 1000000-2000000/${String(BIG.length)}`)
  const small = await ask(cloud.url, '/', { headers: { range: 'bytes=3-6' } })
  assert.deepEqual([small.status, small.text], [206, 'home'])
})

test('a range outside the file answers 416 with its size', async () => {
  const answer = await ask(cloud.url, '/', { headers: { range: 'bytes=999-' } })
  assert.equal(answer.status, 416)
  assert.equal(answer.headers['content-range'], `bytes */${String(PAGE.length)}`)
})

test('HEAD answers as GET would, without a body', async () => {
  const { status, bytes, headers } = await ask(cloud.url, '/big.bin', { method: 'HEAD' })
  assert.deepEqual([status, bytes.length, headers['content-length']], [200, 0, String(BIG.length)])
})

test('an empty file is served', async () => {
  const { status, bytes } = await ask(cloud.url, '/empty.txt')
  assert.deepEqual([status, bytes.length], [200, 0])
})

test('a website is read with GET and HEAD only', async () => {
  const { status, headers } = await ask(cloud.url, '/', { method: 'POST', body: 'x' })
  assert.deepEqual([status, headers.allow], [405, 'GET, HEAD'])
})

test('a function on its exact path comes before the website around it, for HEAD too', async () => {
  assert.equal((await ask(cloud.url, '/hello')).status, 201)
  assert.equal((await ask(cloud.url, '/hello', { method: 'HEAD' })).status, 201)
})

test('a small file is fetched once, however often it is asked for', async () => {
  const cid = rawCid(Buffer.from('docs'))
  await ask(cloud.url, '/docs/')
  const before = cloud.content.reads.filter((read) => read === cid).length
  await Promise.all(Array.from({ length: 5 }, () => ask(cloud.url, '/docs/')))
  assert.equal(cloud.content.reads.filter((read) => read === cid).length, before)
})

test('a file that nobody has answers 503 before anything was sent, and others are served', async () => {
  const cid = rawCid(BIG)
  cloud.content.delete(cid)
  const answer = await ask(cloud.url, '/big.bin')
  assert.equal(answer.status, 503)
  assert.doesNotMatch(answer.text, new RegExp(cid))
  cloud.content.put(BIG)
  assert.equal((await ask(cloud.url, '/')).text, PAGE)
})
