import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBundle } from './bundle.ts'

const ID = 'a'.repeat(40)
const OTHER = 'b'.repeat(40)
const PACK = Buffer.concat([
  Buffer.from('PACK'),
  Buffer.from([0, 0, 0, 2, 0, 0, 0, 7]),
  Buffer.from('rest')
])

function bundle(head: string, pack: Uint8Array = PACK): Uint8Array {
  return Buffer.concat([Buffer.from(head), pack])
}

async function* bytewise(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (const byte of bytes) yield Uint8Array.of(byte)
}

test('openBundle() reads prerequisites, commit and object count, whatever the chunks', async () => {
  const bytes = bundle(`# v2 git bundle\n-${OTHER} a subject\n${ID} refs/heads/build\n\n`)
  const { header, pack } = await openBundle(bytewise(bytes))
  assert.deepEqual(header, { prerequisites: [OTHER], commit: ID, objects: 7 })
  assert.deepEqual(Buffer.concat(await Array.fromAsync(pack)), PACK)
})

const MALFORMED: Record<string, Uint8Array> = {
  'another version': bundle(`# v3 git bundle\n${ID} refs/heads/build\n\n`),
  'another ref': bundle(`# v2 git bundle\n${ID} refs/heads/main\n\n`),
  'two refs': bundle(`# v2 git bundle\n${ID} refs/heads/build\n${OTHER} refs/heads/build\n\n`),
  'no ref': bundle(`# v2 git bundle\n-${ID}\n\n`),
  'a line that is no id': bundle(`# v2 git bundle\n--upload-pack=x refs/heads/build\n\n`),
  'no pack': bundle(
    `# v2 git bundle\n${ID} refs/heads/build\n\n`,
    Buffer.from('not a pack at all')
  ),
  nothing: new Uint8Array(0),
  'an end within the head': Buffer.from(`# v2 git bundle\n${ID} refs`),
  'an endless head': Buffer.alloc(100_000, 'x')
}
for (const [name, bytes] of Object.entries(MALFORMED)) {
  test(`openBundle() refuses ${name}`, async () => {
    await assert.rejects(openBundle(bytewise(bytes)), { code: 'invalid_argument' })
  })
}
