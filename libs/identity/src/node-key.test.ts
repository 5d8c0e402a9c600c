import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { generateCloudRoot, generateSwarmKey, loadCloudRoot, saveCloudRoot } from './cloud-root.ts'
import { keyOf } from './fixtures.ts'
import {
  generateNodeKey,
  isPeerId,
  loadNodeKey,
  nodeKeyFromSeed,
  saveNodeKey,
  verifySignature
} from './node-key.ts'

const folder = await mkdtemp(join(tmpdir(), 'identity-'))
after(() => rm(folder, { recursive: true }))
const message = Buffer.from('message')

test('a seed gives the peer id of the golden vector', async () => {
  const key = await keyOf(1)
  assert.equal(key.peerId, '12D3KooWK99VoVxNE7XzyBwXEzW7xhK7Gpv85r9F3V3fyKSUKPH5')
  await assert.rejects(nodeKeyFromSeed(new Uint8Array(31)), { code: 'invalid_argument' })
})

test('a signature holds for its peer and bytes only', async () => {
  const key = await generateNodeKey()
  const signature = await key.sign(message)
  assert.equal(await verifySignature(key.peerId, message, signature), true)
  assert.equal(await verifySignature(key.peerId, Buffer.from('other'), signature), false)
  assert.equal(await verifySignature((await keyOf(1)).peerId, message, signature), false)
  assert.equal(await verifySignature(key.peerId, message, signature.subarray(1)), false)
  assert.equal(await verifySignature(key.peerId, message, new Uint8Array(64)), false)
})

test('text that is no ed25519 peer id verifies nothing', async () => {
  const signature = await (await keyOf(1)).sign(message)
  for (const text of [
    '',
    'x'.repeat(52),
    '1'.repeat(52),
    'QmNnooDu7bfjPFoTZYxMNLWUQJyrVwtbZg5gBMjTezGAJN'
  ]) {
    assert.equal(await verifySignature(text, message, signature), false)
    assert.equal(isPeerId(text), false)
  }
  assert.equal(isPeerId((await keyOf(1)).peerId), true)
})

test('a saved key comes back with mode 0600 and leaves no draft', async () => {
  const key = await generateNodeKey()
  const file = join(folder, 'node.key')
  await saveNodeKey(file, key)
  assert.equal((await stat(file)).mode & 0o777, 0o600)
  assert.equal((await loadNodeKey(file)).peerId, key.peerId)
  await assert.rejects(saveNodeKey(file, await generateNodeKey()), { code: 'already_exists' })
  assert.equal((await loadNodeKey(file)).peerId, key.peerId)
  assert.deepEqual(await readdir(folder), ['node.key'])
})

test('a key file that others may read is refused with the command that cures it', async () => {
  const file = join(folder, 'open.key')
  await saveNodeKey(file, await generateNodeKey())
  for (const mode of [0o640, 0o604, 0o620]) {
    await chmod(file, mode)
    await assert.rejects(loadNodeKey(file), (error: Error) => {
      assert.match(error.message, /mode 06\d\d lets others read it, run chmod 600 ".*open\.key"/)
      return 'code' in error && error.code === 'failed_precondition'
    })
  }
  await chmod(file, 0o600)
  await loadNodeKey(file)
})

test('a missing, damaged or oversized key file has its own error', async () => {
  await assert.rejects(loadNodeKey(join(folder, 'absent')), { code: 'not_found' })
  const file = join(folder, 'damaged')
  await writeFile(file, 'no key', { mode: 0o600 })
  await assert.rejects(loadNodeKey(file), { code: 'data_loss' })
  await assert.rejects(loadCloudRoot(file), { code: 'data_loss' })
  const large = join(folder, 'large')
  await writeFile(large, new Uint8Array(5000), { mode: 0o600 })
  await assert.rejects(loadNodeKey(large), { code: 'failed_precondition' })
})

test('a saved root comes back and its name must be a DNS label', async () => {
  const root = await generateCloudRoot('my-cloud')
  const file = join(folder, 'root.json')
  await saveCloudRoot(file, root)
  const loaded = await loadCloudRoot(file)
  assert.equal(loaded.name, 'my-cloud')
  assert.equal(loaded.peerId, root.peerId)
  assert.equal(await verifySignature(root.peerId, message, await loaded.sign(message)), true)
  for (const name of ['', '-a', 'a-', 'A', 'a.b', 'a'.repeat(64)]) {
    await assert.rejects(generateCloudRoot(name), { code: 'invalid_argument' })
  }
})

test('a swarm key has the 95 bytes of the text form and is new each time', () => {
  const key = generateSwarmKey()
  assert.match(key, /^\/key\/swarm\/psk\/1\.0\.0\/\n\/base16\/\n[0-9a-f]{64}$/)
  assert.equal(key.length, 95)
  assert.notEqual(key, generateSwarmKey())
})
