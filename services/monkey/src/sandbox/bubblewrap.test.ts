import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { TestSandbox } from '../testing/sandboxes.ts'
import { readTar } from './tar-reader.ts'

const box = new TestSandbox()
const skip = await box.missing()
after(() => {
  box.remove()
})

test('a job gets its sources and its result leaves as a tar stream', { skip }, async () => {
  const sources = {
    at: '/src',
    files: (async function* () {
      yield { path: 'a/b.txt', content: Buffer.from('from the node'), executable: false }
    })()
  }
  const report = await box.run('cp /src/a/b.txt /out/c.txt; echo done; echo bad >&2', { sources })
  assert.equal(report.status, 'ok')
  assert.equal(report.text, 'done\nbad')
  const { files } = readTar(report.result, { files: 10, bytes: 1000 })
  assert.deepEqual(
    files.map(({ path, content }) => [path, Buffer.from(content).toString()]),
    [['c.txt', 'from the node']]
  )
  assert.deepEqual(readdirSync(join(box.folder, 'sandbox/j')), [])
})

test('a failing command is told with its code and gives no result', { skip }, async () => {
  const report = await box.run('echo x > /out/x; exit 7')
  assert.equal(report.status, 'exit')
  assert.equal(report.exitCode, 7)
  assert.equal(report.result.length, 0)
})

test('a job over its time is ended though it ignores signals', { skip }, async () => {
  const report = await box.run('trap "" TERM INT HUP; while :; do sleep 1; done', {
    caps: { wallMs: 500 }
  })
  assert.equal(report.status, 'timeout')
})

test('a job over its memory is ended as such', { skip }, async () => {
  const report = await box.run('head -c 400M /dev/zero | tail')
  assert.equal(report.status, 'oom')
})

test('a job that floods its output is ended', { skip }, async () => {
  const report = await box.run('yes tau')
  assert.equal(report.status, 'output-limit')
  assert.ok(report.text.length <= 256 << 10)
})

test('a job with too large a result is ended', { skip }, async () => {
  const report = await box.run('head -c 30M /dev/urandom > /out/x')
  assert.equal(report.status, 'result-limit')
})

test('a canceled job is ended at once', { skip }, async () => {
  const abort = new AbortController()
  const running = box.run('sleep 60', { signal: abort.signal })
  await delay(50)
  abort.abort()
  assert.equal((await running).status, 'canceled')
})

test('jobs run beside each other without seeing each other', { skip }, async () => {
  const reports = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      box.run(
        `echo ${String(index)} > /work/x; sleep 0.1; cat /work/x; ls /proc | grep -c '^[0-9]'`
      )
    )
  )
  for (const [index, { status, text }] of reports.entries()) {
    assert.equal(status, 'ok')
    assert.equal(text.split('\n')[0], String(index))
    assert.ok(Number(text.split('\n')[1]) < 12)
  }
})

test('a sandbox whose node was killed leaves nothing after the next sweep', { skip }, async () => {
  const code = `
    import { BubblewrapSandbox } from ${JSON.stringify(new URL('./bubblewrap.ts', import.meta.url).href)}
    const sandbox = new BubblewrapSandbox(${JSON.stringify(box.folder)})
    const files = async function* () { yield { path: 'x', content: new Uint8Array(1), executable: false } }
    const watch = { signal: new AbortController().signal, onLine: (_stream, line) => console.log(line) }
    const caps = ${JSON.stringify({ memoryBytes: 64 << 20, cpus: 1, processes: 32, diskBytes: 1 << 20, tmpBytes: 1 << 20, wallMs: 60000, outputBytes: 1000, resultBytes: 1000 })}
    await sandbox.run({ argv: ['/bin/sh', '-c', 'echo started; sleep 54321'], env: {}, sources: { at: '/src', files: files() }, caps }, watch)`
  const args = ['--conditions=@taucloud/source', '--input-type=module-typescript', '-e', code]
  const node = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(node.stdout, 'data')
  node.kill('SIGKILL')
  await once(node, 'exit')
  assert.ok((await box.sandbox.sweep()) > 0)
  assert.deepEqual(readdirSync(join(box.folder, 'sandbox/j')), [])
  const deadline = Date.now() + 5000
  while (sleepers().length > 0 && Date.now() < deadline) await delay(20)
  assert.deepEqual(sleepers(), [])
})

function sleepers(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('sleep\u000054321')
      } catch {
        return false
      }
    })
}
