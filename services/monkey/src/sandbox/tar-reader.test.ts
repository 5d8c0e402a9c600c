import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readTar } from './tar-reader.ts'

const LIMITS = { files: 100, bytes: 10_000 }

interface EntryInit {
  type?: string
  body?: string
  link?: string
  size?: number
}

function entry(name: string, { type = '0', body = '', link = '', size }: EntryInit = {}): Buffer {
  const head = Buffer.alloc(512)
  head.write(name, 0, 100, 'latin1')
  head.write('0000644', 100)
  head.write((size ?? Buffer.byteLength(body)).toString(8).padStart(11, '0'), 124)
  head[156] = type.charCodeAt(0)
  head.write(link, 157, 100, 'latin1')
  head.write('ustar\u000000', 257)
  head.fill(' ', 148, 156)
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const content = Buffer.from(body)
  return Buffer.concat([head, content, Buffer.alloc((512 - (content.length % 512)) % 512)])
}

function tar(...entries: Buffer[]): Buffer {
  return Buffer.concat([...entries, Buffer.alloc(1024)])
}

/** A pax record begins with its own length. */
function pax(record: string): Buffer {
  const rest = ` ${record}\n`
  const length = [1, 2, 3]
    .map((digits) => rest.length + digits)
    .find((each) => String(each).length + rest.length === each)
  return entry('p', { type: 'x', body: `${String(length)}${rest}` })
}

test('readTar() takes plain files, folders and hard links to files', () => {
  const { files, refused } = readTar(
    tar(
      entry('./d/', { type: '5' }),
      entry('./d/f', { body: 'hi' }),
      entry('h', { type: '1', link: './d/f' })
    ),
    LIMITS
  )
  assert.deepEqual(
    files.map(({ path, content }) => [path, Buffer.from(content).toString()]),
    [
      ['d/f', 'hi'],
      ['h', 'hi']
    ]
  )
  assert.deepEqual(refused, [])
})

test('readTar() reads the long names of pax and GNU', () => {
  const long = 'n'.repeat(150)
  const gnu = entry('././@LongLink', { type: 'L', body: `${long}/g\0` })
  const { files } = readTar(tar(pax(`path=${long}/xx`), entry('x'), gnu, entry('y')), LIMITS)
  assert.deepEqual(
    files.map(({ path }) => path),
    [`${long}/xx`, `${long}/g`]
  )
})

const REFUSED: Record<string, Buffer> = {
  'a parent folder': entry('../x'),
  'a parent folder further down': entry('a/../../x'),
  'an absolute name': entry('/etc/x'),
  'a backslash': entry('a\\..\\x'),
  'a name that is not UTF-8': entry('a\xff'),
  'an escape sequence': entry('a\x1b[31m'),
  'a device': entry('d', { type: '3' }),
  'a block device': entry('d', { type: '4' }),
  'a fifo': entry('d', { type: '6' }),
  'an unknown type': entry('d', { type: 'Z' }),
  'a symbolic link': entry('l', { type: '2', link: 'x' }),
  'a hard link out': entry('h', { type: '1', link: '/etc/shadow' }),
  'a hard link to nothing': entry('h', { type: '1', link: 'zz' }),
  'a parent in a pax name': Buffer.concat([pax('path=../../etc/x'), entry('ok')]),
  'a parent in a GNU name': Buffer.concat([
    entry('././@LongLink', { type: 'L', body: '../../x\0' }),
    entry('ok')
  ]),
  'forty levels': Buffer.concat([pax(`path=${'d/'.repeat(39)}e`), entry('ok')])
}
for (const [name, bytes] of Object.entries(REFUSED)) {
  test(`readTar() refuses ${name} and takes the rest`, () => {
    const { files, refused } = readTar(tar(bytes, entry('good', { body: 'x' })), LIMITS)
    assert.deepEqual(
      files.map(({ path }) => path),
      ['good']
    )
    assert.equal(refused.length, 1)
  })
}

test('readTar() refuses a file written twice or through another file', () => {
  const { files, refused } = readTar(
    tar(entry('x', { body: '1' }), entry('x', { body: '2' }), entry('x/y')),
    LIMITS
  )
  assert.deepEqual(
    files.map(({ content }) => Buffer.from(content).toString()),
    ['1']
  )
  assert.equal(refused.length, 2)
})

test('readTar() gives up over its limits', () => {
  const many = tar(...Array.from({ length: 11 }, (_, index) => entry(`f${String(index)}`)))
  assert.throws(() => readTar(many, { ...LIMITS, files: 10 }), { code: 'resource_exhausted' })
  const large = tar(entry('x', { body: 'y'.repeat(600) }), entry('h', { type: '1', link: 'x' }))
  assert.throws(() => readTar(large, { ...LIMITS, bytes: 1000 }), { code: 'resource_exhausted' })
})

test('readTar() refuses archives that lie', () => {
  assert.throws(() => readTar(tar(entry('x', { size: 1e9 })), LIMITS), { code: 'invalid_argument' })
  const wrong = entry('x')
  wrong[0] = 0x79
  assert.throws(() => readTar(tar(wrong), LIMITS), { code: 'invalid_argument' })
  assert.throws(() => readTar(tar(pax('size=1'), entry('x')), LIMITS), {
    code: 'invalid_argument'
  })
})

test('readTar() gives clean paths or a typed error for any bytes', () => {
  const block = fc.oneof(
    fc.uint8Array({ maxLength: 600 }),
    fc
      .record({
        name: fc.string(),
        type: fc.constantFrom('0', '1', '2', '5', 'L', 'x'),
        body: fc.string()
      })
      .map(({ name, type, body }) => Uint8Array.from(entry(name, { type, body, link: name })))
  )
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
      try {
        for (const { path } of readTar(Buffer.concat(blocks), LIMITS).files) {
          assert.ok(path !== '' && !path.startsWith('/') && !path.split('/').includes('..'))
        }
      } catch (error) {
        assert.ok(error instanceof Error && 'code' in error, String(error))
      }
    })
  )
})
