import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { editAndPush, git } from './support/git.ts'
import { ask, askUntil } from './support/http.ts'
import { startUniverse, temporaryFolder } from './support/universe.ts'
import type { TestUniverse } from './support/universe.ts'

const FUNCTION = 'libraries/hello/main.ts'

test('any one node killed for real comes back, and nothing of the project is lost', async (t) => {
  const folder = await temporaryFolder(t)
  const universe = await startUniverse(t, folder, '--processes')
  const { ready } = universe
  assert.equal(new Set(ready.nodes.map((node) => node.pid)).size, 8)

  for (const { name } of ready.nodes) {
    await t.test(
      `${name} killed while idle is back, the project answers and takes a push`,
      async () => {
        await killAndAwaitReturn(universe, name)
        await askUntil(ready.url, (answer) => answer.status === 200)
        const mark = `hello after ${name}`
        const pushed = await pushUntilAccepted(ready.workdir, mark)
        assert.match(pushed, /remote:/)
        await askUntil(ready.url, (answer) => answer.body.includes(mark), 30_000)
      }
    )
  }

  for (const name of ['auth', 'patrick', 'monkey', 'tns', 'hoarder']) {
    await t.test(`${name} killed while a push is built loses neither push nor build`, async () => {
      const mark = `hello despite ${name}`
      const { promise: building, resolve } = Promise.withResolvers<undefined>()
      const pushing = editAndPush(
        ready.workdir,
        FUNCTION,
        (text) => text.replace(/'hello[^']*'/, `'${mark} '`),
        (output) => {
          if (output.includes('building on')) resolve(undefined)
        }
      )
      await Promise.race([building, pushing])
      await killAndAwaitReturn(universe, name)
      const first = await pushing
      // A client whose connection broke sees a failure although the cloud has the push. Pushing again is harmless.
      if (first.code !== 0) await pushAgain(ready.workdir)
      await askUntil(ready.url, (answer) => answer.body.includes(mark), 40_000)
    })
  }

  await t.test('after all that the history of the repository is whole', async () => {
    const verified = await git(ready.workdir, 'fetch', 'origin')
    assert.equal(verified.code, 0, verified.output)
    const behind = await git(ready.workdir, 'rev-list', '--count', 'HEAD...origin/main')
    assert.equal(behind.output.trim(), '0')
  })

  await t.test('Ctrl-C leaves no process', async () => {
    const pids = await livePids(universe)
    assert.equal(await universe.stop(), 0)
    for (const pid of pids) assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' })
  })
})

/** Kills the process of a node and waits until the supervisor says that it is back. */
async function killAndAwaitReturn(universe: TestUniverse, name: string): Promise<void> {
  const seen = universe.events.length
  const pid = pidOf(universe, name)
  process.kill(pid, 'SIGKILL')
  const later = (words: RegExp) => async () =>
    universe.awaitEvent(
      (event) =>
        universe.events.indexOf(event) >= seen && event.event === 'log' && words.test(event.text),
      15_000
    )
  await later(new RegExp(`node ${name} died`))()
  await later(new RegExp(`node ${name} is back`))()
}

/** The live process of a node, found by its command line as an operator would. */
function pidOf(universe: TestUniverse, name: string): number {
  const found = childPids(universe).find((pid) =>
    commandLine(pid).includes(`/nodes/${name}/node.json`)
  )
  if (found === undefined) throw new Error(`no process runs node ${name}`)
  return found
}

async function livePids(universe: TestUniverse): Promise<number[]> {
  return [universe.process.pid ?? 0, ...childPids(universe)]
}

function childPids(universe: TestUniverse): number[] {
  const pid = universe.process.pid ?? 0
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    // It ended between the listing and the look.
    return ''
  }
}

async function pushUntilAccepted(workdir: string, mark: string): Promise<string> {
  const first = await editAndPush(workdir, FUNCTION, (text) =>
    text.replace(/'hello[^']*'/, `'${mark} '`)
  )
  if (first.code === 0) return first.output
  return pushAgain(workdir)
}

async function pushAgain(workdir: string): Promise<string> {
  let last = ''
  for (let attempt = 0; attempt < 20; attempt++) {
    const pushed = await git(workdir, 'push')
    if (pushed.code === 0) return pushed.output
    last = pushed.output
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`the push is still refused: ${last}`)
}

test('a universe whose supervisor is killed leaves no node behind', async (t) => {
  const folder = await temporaryFolder(t)
  const universe = await startUniverse(t, folder, '--processes')
  const nodes = childPids(universe)
  process.kill(universe.process.pid ?? 0, 'SIGKILL')
  const until = performance.now() + 10_000
  const alive = (pid: number): boolean => commandLine(pid).includes('node.json')
  while (nodes.some(alive)) {
    if (performance.now() > until)
      assert.fail(`still running: ${nodes.filter(alive).map(commandLine).join(', ')}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const again = await startUniverse(t, folder)
  assert.equal(again.ready.status, 200)
  assert.equal((await ask(again.ready.url)).status, 200)
})
