import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentLogger } from '@taucloud/base'
import type { WorkerHandle } from './worker-handle.ts'
import { WorkerPool } from './worker-pool.ts'
import { ask, until } from './testing/http-client.ts'
import { hostOf } from './testing/releases.ts'

const LIMITS = { maxInFlight: 10, maxBodyBytes: 1024, fileCacheBytes: 1024, residentFunctions: 4 }

test('a worker that ends is replaced on the same port and learns the branches again', async (t) => {
  const introduced: WorkerHandle[] = []
  const owner = {
    wantBranch: () => undefined,
    wantModule: () => undefined,
    wantFile: () => undefined,
    wantMetrics: () => undefined,
    output: () => undefined
  }
  const branch = { key: 'p/main', project: 'p', branch: 'main', hosts: [hostOf()] }
  const introduce = (worker: WorkerHandle): void => {
    introduced.push(worker)
    worker.know(branch)
  }
  const pool = new WorkerPool(
    { owner, introduce, backends: {}, logger: silentLogger },
    { host: '127.0.0.1', port: 0, threads: 1, zone: 'dream.localhost', limits: LIMITS }
  )
  t.after(() => pool.stop(100))
  await pool.start()
  const url = `http://127.0.0.1:${String(pool.port)}`
  assert.equal((await ask(url, '/healthz', { host: '127.0.0.1' })).status, 200)

  const [first] = introduced
  const lost = first?.exchange(
    { method: 'GET', target: '/', host: hostOf(), headers: [], client: '', body: undefined },
    new AbortController().signal
  )
  await Promise.all([
    assert.rejects(lost ?? assert.fail(), { code: 'unavailable' }),
    first?.terminate()
  ])
  const answer = await until(
    () =>
      ask(url, '/healthz', { host: '127.0.0.1' }).catch(() => ({
        status: 0,
        headers: {},
        text: '',
        bytes: Buffer.alloc(0)
      })),
    ({ status }) => status === 200
  )
  assert.equal(answer.text, 'ok\n')
  assert.equal(introduced.length, 2)
})
