import assert from 'node:assert/strict'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { launch, temporaryFolder } from './support/universe.ts'

/** Starts the cloud of a folder once; gives the exit code and the failure, if any. */
async function startOnce(folder: string, ...flags: string[]) {
  const started = launch(folder, '--no-example', '--once', ...flags)
  await started.exited
  const failure = started.events.find((event) => event.event === 'error')
  return { exitCode: started.child.exitCode, failure, errors: started.errors() }
}

test('damaged data stops the start with an error that says what to do, and a fresh start works', async (t) => {
  const folder = await temporaryFolder(t)
  assert.equal((await startOnce(folder)).exitCode, 0)

  await t.test('a key that others may read is refused with the command that helps', async () => {
    const key = join(folder, 'nodes/auth/node.key')
    await chmod(key, 0o644)
    const { exitCode, failure } = await startOnce(folder)
    assert.equal(exitCode, 1)
    assert.partialDeepStrictEqual(failure, { code: 'failed_precondition' })
    assert.match(JSON.stringify(failure), /chmod 600/)
    await chmod(key, 0o600)
    assert.equal((await startOnce(folder)).exitCode, 0)
  })

  await t.test("a node's damaged store is data_loss and names its folder", async () => {
    await writeFile(join(folder, 'nodes/tns/data/store/CURRENT'), 'garbage')
    const { exitCode, failure, errors } = await startOnce(folder)
    assert.equal(exitCode, 1)
    assert.partialDeepStrictEqual(failure, { code: 'data_loss' })
    assert.match(JSON.stringify(failure), /nodes\/tns\/data\/store.*repair/)
    assert.equal(errors, '')
  })

  await t.test(
    "the universe's own damaged record points at --fresh, which begins anew",
    async () => {
      await writeFile(join(folder, 'universe.json'), '{')
      const { exitCode, failure } = await startOnce(folder)
      assert.equal(exitCode, 1)
      assert.match(JSON.stringify(failure), /data_loss.*--fresh/)
      assert.equal((await startOnce(folder, '--fresh')).exitCode, 0)
    }
  )
})
