import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { DATA_CONFIG } from './backends/data/testing/open-data.ts'
import { startCloud } from './testing/cloud.ts'
import type { TestCloud } from './testing/cloud.ts'
import { dataGuest } from './testing/data-guest.ts'
import { ask, until } from './testing/http-client.ts'
import { hostOf, projectId } from './testing/releases.ts'
import type { Deployment } from './testing/releases.ts'

const ENTRIES = ['full', 'stale', 'upload', 'download', 'content', 'globals']

let folder = ''
let cloud: TestCloud

async function deploy(more: Partial<Deployment> = {}): Promise<void> {
  const entries = ENTRIES.map((entry) => [`GET /${entry}`, entry] as const)
  const functions = {
    ...Object.fromEntries(entries),
    'GET /count': 'count_',
    'GET /app': { entry: 'count_', name: 'app', application: 'app' }
  }
  await cloud.deploy({ functions, module: await dataGuest(), config: DATA_CONFIG, ...more })
}

async function say(path: string, project?: string): Promise<string> {
  const host = hostOf(project)
  const answer = await until(
    () => ask(cloud.url, path, { host }),
    ({ status }) => status === 200
  )
  return answer.text
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tau-guests-'))
  cloud = await startCloud({ folder, threads: 2 })
  await deploy()
  await deploy({ project: 'two' })
  await deploy({ project: 'bare', config: { id: projectId('bare') } })
})

after(async () => {
  await cloud.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a function counts in a database, whichever thread answers, and handles end with the call', async () => {
  for (let hits = 1; hits <= 12; hits++)
    assert.equal(await say('/count'), `0 ${String(hits)} /hits`)
  assert.equal(await say('/stale'), '25')
})

test('another project and another application of the project count for themselves', async () => {
  assert.equal(await say('/count', 'two'), '0 1 /hits')
  assert.equal(await say('/app'), '0 1 /hits')
})

test('what no resource of the configuration matches does not open', async () => {
  assert.equal(await say('/count', 'bare'), 'error 22')
  assert.equal(await say('/upload', 'bare'), 'error 22')
})

test('a value over the size of the database is refused', async () => {
  assert.equal(await say('/full'), '24')
})

test('a file is stored once and read back to its end', async () => {
  assert.equal(await say('/download'), 'error 90')
  // One byte says that there are no files; without overWrite the second one is refused.
  assert.equal(await say('/upload'), '1 0 31')
  assert.equal(await say('/download'), '0 stored text 8 0 /file/a.txt/1')
  assert.equal(await say('/download', 'two'), 'error 90')
})

test('pushed content has its content id and opens at its start', async () => {
  const cid = '01701220'
  assert.match(await say('/content'), new RegExp(`^0 0 0 world 8 ${cid}[0-9a-f]{64}$`))
})

test('a global value is seen by the next call', async () => {
  assert.equal(await say('/globals'), '29 0 1')
  assert.equal(await say('/globals'), '0 0 1')
})

test('a restart of the substrate keeps everything', async () => {
  await cloud.substrate.stop()
  await cloud.substrate.start()
  cloud = { ...cloud, url: cloud.substrate.httpAddress() }
  assert.equal(await say('/count'), '0 13 /hits')
  assert.equal(await say('/download'), '0 stored text 8 0 /file/a.txt/1')
})
