import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { verifyNodeCertificate } from '@taucloud/identity'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

interface Outcome {
  code: number | null
  out: string
  err: string
}

function folderOf(t: { after(work: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'tau-cli-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function tau(folder: string, args: string[], input = ''): Outcome {
  const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: join(folder, '.config') }
  const done = spawnSync(process.execPath, ['--conditions=@taucloud/source', MAIN, ...args], {
    cwd: folder,
    env,
    input,
    encoding: 'utf8'
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

test('every command has help with an example', (t) => {
  const folder = folderOf(t)
  const commands = [
    ['new', 'project'],
    ['push'],
    ['builds'],
    ['cancel'],
    ['logs'],
    ['curl'],
    ['inspect'],
    ['login'],
    ['cloud', 'init'],
    ['node', 'add'],
    ['node', 'start'],
    ['completion']
  ]
  for (const command of commands) {
    const { code, out } = tau(folder, [...command, '--help'])
    assert.equal(code, 0, command.join(' '))
    assert.match(out, /Example/, command.join(' '))
  }
  assert.match(tau(folder, ['dream', '--help']).out, /Example/)
})

test('wrong use ends with 2 and a failure with 1 and its reason', (t) => {
  const folder = folderOf(t)
  assert.equal(tau(folder, ['no-such-command']).code, 2)
  const failed = tau(folder, ['builds'])
  assert.equal(failed.code, 1)
  assert.match(failed.err, /tau login/)
  const json = tau(folder, ['builds', '--json'])
  assert.equal((JSON.parse(json.err) as { error: { code: string } }).error.code, 'unauthenticated') // the documented shape
})

test('cloud init and node add give a node a certificate of the cloud, once per name', async (t) => {
  const folder = folderOf(t)
  assert.equal(tau(folder, ['cloud', 'init', 'acme', '--dir', 'acme']).code, 0)
  assert.equal(tau(folder, ['cloud', 'init', 'acme', '--dir', 'acme']).code, 1)
  writeFileSync(
    join(folder, 'shape.json'),
    JSON.stringify({ name: 'edge', services: ['gateway', 'seer'] })
  )
  const added = tau(folder, [
    'node',
    'add',
    '--dir',
    'acme',
    '--name',
    'n1',
    '--shape',
    'shape.json',
    '--listen',
    '127.0.0.1:4001',
    '--json'
  ])
  assert.equal(added.code, 0, added.err)
  const cloud = JSON.parse(readFileSync(join(folder, 'acme/cloud.json'), 'utf8')) as {
    root: string
  } // written by the command under test
  const certificate = await verifyNodeCertificate(
    readFileSync(join(folder, 'acme/n1/certificate')),
    { cloud: 'acme', rootPeerId: cloud.root, now: Date.now() }
  )
  assert.deepEqual([...certificate.roles].sort(), ['gateway', 'seer'])
  for (const secret of ['root.key', 'swarm.key', 'admin.token', 'n1/node.key']) {
    assert.equal(statSync(join(folder, 'acme', secret)).mode & 0o777, 0o600, secret)
  }
  assert.match(
    tau(folder, ['node', 'add', '--dir', 'acme', '--name', 'n1', 'tns']).err,
    /has one of that name/
  )
  assert.match(tau(folder, ['node', 'add', '--dir', 'acme', '--name', 'n2', 'tsn']).err, /services/)
  assert.match(
    tau(folder, ['node', 'add', '--dir', 'nowhere', '--name', 'n2', 'tns']).err,
    /tau cloud init/
  )
})

test('node start without its configuration says which command writes one', (t) => {
  const { code, err } = tau(folderOf(t), ['node', 'start', '--config', 'missing.json'])
  assert.equal(code, 1)
  assert.match(err, /tau node add/)
})

test('the git credential helper answers for a remembered cloud and is silent otherwise', (t) => {
  const folder = folderOf(t)
  const file = join(folder, '.config/taucloud/credentials.json')
  spawnSync('mkdir', ['-p', join(folder, '.config/taucloud')])
  writeFileSync(
    file,
    JSON.stringify({
      current: 'acme',
      clouds: { acme: { url: 'http://127.0.0.1:8102', token: 'secret' } }
    })
  )
  const known = tau(folder, ['git-credential', 'get'], 'protocol=http\nhost=127.0.0.1:8102\n\n')
  assert.equal(known.out, 'username=tau\npassword=secret\n')
  assert.equal(
    tau(folder, ['git-credential', 'get'], 'protocol=https\nhost=example.com\n\n').out,
    ''
  )
})

test('the completion scripts are accepted by bash and know subcommands', (t) => {
  const folder = folderOf(t)
  const script = tau(folder, ['completion', 'bash']).out
  const check = `${script}\nCOMP_WORDS=(tau node ""); COMP_CWORD=2; _tau; echo "\${COMPREPLY[@]}"`
  const done = spawnSync('bash', ['-c', check], { encoding: 'utf8' })
  assert.equal(done.status, 0, done.stderr)
  assert.match(done.stdout, /\badd\b.*\bstart\b/)
  assert.match(tau(folder, ['completion', 'fish']).out, /complete -c tau/)
  assert.equal(tau(folder, ['completion', 'tcsh']).code, 1)
})

test('inspect tells what a module is, and says clearly what is none', (t) => {
  const folder = folderOf(t)
  writeFileSync(join(folder, 'empty.wasm'), '')
  writeFileSync(join(folder, 'text.wasm'), 'hello')
  writeFileSync(join(folder, 'bare.wasm'), Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]))
  const { code, out } = tau(folder, ['inspect', 'bare.wasm', '--json'])
  assert.equal(code, 0)
  const described = JSON.parse(out) as { kind: string; refusals: string[] } // the documented shape
  assert.equal(described.kind, 'core')
  assert.match(described.refusals.join(), /exports no function/)
  assert.match(tau(folder, ['inspect', 'bare.wasm']).out, /would be refused/)
  const reasons = {
    'empty.wasm': /empty/,
    'text.wasm': /not a/,
    '.': /directory/,
    none: /no such file/
  }
  for (const [file, reason] of Object.entries(reasons)) {
    const failed = tau(folder, ['inspect', file])
    assert.equal(failed.code, 1, file)
    assert.match(failed.err, reason)
  }
})
