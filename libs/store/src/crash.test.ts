import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { HybridClock } from './hybrid-clock.ts'
import { MapLog } from './map-log.ts'
import { openStore } from './open-store.ts'

const WRITER = fileURLToPath(import.meta.resolve('./testing/crashing-writer.ts'))

test('every write that was acknowledged survives a kill, and no number is given twice', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'tau-crash-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const everAcknowledged = new Set<number>()
  for (const kills of [30, 200, 77]) {
    const child = spawn(process.execPath, ['--conditions=@taucloud/source', WRITER, folder], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    const exit = once(child, 'exit')
    const acknowledged = new Map<number, string>()
    for await (const line of createInterface(child.stdout)) {
      const [sequence, key] = line.split(' ')
      assert.ok(sequence !== undefined && key !== undefined)
      assert.equal(everAcknowledged.has(Number(sequence)), false, `${sequence} was given twice`)
      everAcknowledged.add(Number(sequence))
      acknowledged.set(Number(sequence), key)
      if (acknowledged.size === kills) child.kill('SIGKILL')
    }
    await exit
    const store = await openStore(folder)
    const log = await MapLog.open(store, new HybridClock(Date.now), 'p'.repeat(52))
    for (const key of acknowledged.values()) {
      assert.deepEqual(await log.get(key), Uint8Array.of(1), `${key} was lost`)
    }
    const [[, reached] = ['', 0], ...others] = [...log.vector]
    assert.ok(reached >= Math.max(...acknowledged.keys()))
    assert.deepEqual(others, [])
    await store.close()
  }
  assert.ok(everAcknowledged.size >= 307)
})
