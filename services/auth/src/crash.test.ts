import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { ADMIN_TOKEN, workingCopy } from './testing/host.ts'

const CHILD = join(import.meta.dirname, 'testing', 'child-host.ts')

/** A node in a process of its own, its identity and data in `folder`. */
async function startChild(t: TestContext, folder: string, killAt?: string) {
  const args = [
    '--conditions=@taucloud/source',
    CHILD,
    folder,
    ...(killAt === undefined ? [] : [killAt])
  ]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  t.after(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const lines: string[] = []
  let wake: () => void = () => undefined
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    wake()
  })
  const lineWith = async (start: string): Promise<string> => {
    for (;;) {
      const line = lines.find((candidate) => candidate.startsWith(start))
      if (line !== undefined) return line.slice(start.length)
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  const url = await lineWith('ready ')
  const remoteOf = (name: string): string =>
    `${url.replace('://', `://u:${ADMIN_TOKEN}@`)}/${name}.git`
  return { child, ended, lines, lineWith, remoteOf, url }
}

async function createOn(url: string): Promise<void> {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
  const body = JSON.stringify({ name: 'hello' })
  const response = await fetch(`${url}/api/v1/projects`, { method: 'POST', headers, body })
  assert.equal(response.status, 201)
}

for (const [moment, key] of [
  ['between the report and the record of the event', 'pending/'],
  ['between the mark and the record of the event', 'pushes/'],
  ['between the record of the event and the tips', 'tips/']
] as const) {
  test(`a host killed ${moment} builds the push after its restart, once`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'tau-crash-'))
    t.after(() => rm(folder, { recursive: true, force: true }))
    const first = await startChild(t, folder, key)
    await createOn(first.url)
    const work = await workingCopy(t)
    const commit = await work.commit()
    const pushed = await work.push(first.remoteOf('hello'), 'main')
    await first.ended
    assert.notEqual(pushed.status, 0, 'the pusher must not believe that all is well')
    const second = await startChild(t, folder)
    assert.equal(await second.lineWith('job '), `main ${commit} 1`)
    const next = await work.commit()
    assert.equal((await work.push(second.remoteOf('hello'), 'main')).status, 0)
    assert.deepEqual(
      second.lines.filter((line) => line.startsWith('job ')),
      [`job main ${commit} 1`, `job main ${next} 2`]
    )
  })
}

test('a host killed while a push is held keeps it, and submits nothing twice with another number', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'tau-crash-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const first = await startChild(t, folder)
  await createOn(first.url)
  const work = await workingCopy(t)
  const commit = await work.commit()
  const pushing = work.push(first.remoteOf('hello'), 'main')
  await first.lineWith('job ')
  first.child.kill('SIGKILL')
  await pushing
  const second = await startChild(t, folder)
  const next = await work.commit()
  await work.push(second.remoteOf('hello'), 'main')
  const jobs = second.lines.filter((line) => line.startsWith('job '))
  assert.equal(jobs.at(-1), `job main ${next} 2`)
  assert.ok(jobs.slice(0, -1).every((job) => job === `job main ${commit} 1`))
})
