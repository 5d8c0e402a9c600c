import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { openStore } from '@taucloud/store'
import type { OpenStore } from '@taucloud/store'

/** A store on disk that is closed and removed after the test. */
export async function testStore(context: TestContext): Promise<OpenStore> {
  const folder = await mkdtemp(join(tmpdir(), 'tau-hoarder-'))
  const store = await openStore(folder)
  context.after(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  return store
}
