import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { editAndPush } from '../src/support/git.ts'
import { ask, askUntil } from '../src/support/http.ts'
import { startUniverse } from '../src/support/universe.ts'
import type { TestUniverse } from '../src/support/universe.ts'

interface Measure {
  measure: string
  value: number
  unit: string
  baseline: string
  goal: string
  met: boolean
}

const EDITS = 5
const IDLE_MS = 10_000
const FUNCTION = 'libraries/hello/main.ts'
const PAGE = 'websites/site/index.html'

/** A universe from start to edits served, in one process and in one process per node. */
export async function run(): Promise<Measure[]> {
  return [...(await inFolder(oneProcess)), ...(await inFolder(manyProcesses))]
}

interface Cleanup {
  after(work: () => Promise<void>): void
}

async function inFolder(
  work: (folder: string, cleanup: Cleanup) => Promise<Measure[]>
): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tau-bench-'))
  const after: (() => Promise<void>)[] = [async () => rm(folder, { recursive: true, force: true })]
  try {
    return await work(folder, { after: (cleanup) => after.unshift(cleanup) })
  } finally {
    for (const cleanup of after) await cleanup()
  }
}

async function oneProcess(folder: string, cleanup: Cleanup): Promise<Measure[]> {
  const universe = await startUniverse(cleanup, folder)
  const { ready } = universe
  const push = await gitAlone(ready.workdir)
  const rss = rssMb(processOf(universe))
  const edits = await medianEdit(
    ready.url,
    ready.workdir,
    FUNCTION,
    (mark) => (text) => text.replace(/'hello[^']*'/, `'hello ${mark} '`)
  )
  const pages = await medianEdit(
    new URL('/', ready.url).href,
    ready.workdir,
    PAGE,
    (mark) => (text) => text.replace(/<title>[^<]*/, `<title>hello ${mark}`)
  )
  const idle = await idlePercent(processOf(universe))
  const original = 'the original: 245 ms for three services'
  return [
    atMost('universe up, one process', ready.universeMs, 'ms', 1500, original),
    atMost(
      'first push of the example → live',
      ready.pushToLiveMs,
      'ms',
      5000,
      `git push to a bare repository alone: ${push} ms`
    ),
    atMost(
      'edit of the function → served, median',
      edits,
      'ms',
      1500,
      `git push alone: ${push} ms; one-node prototype 270 ms`
    ),
    atMost(
      'edit of the website → served, median',
      pages,
      'ms',
      1000,
      `git push alone: ${push} ms; one-node prototype 60 ms`
    ),
    atMost(
      'RSS of the universe after the first request',
      rss,
      'MB',
      450,
      'eight bare nodes in one process: 150 MB'
    ),
    atMost('CPU of an idle universe', idle, '% of a core', 5, 'ten idle bare nodes: 1–2.5 %')
  ]
}

async function manyProcesses(folder: string, cleanup: Cleanup): Promise<Measure[]> {
  const universe = await startUniverse(cleanup, folder, '--processes')
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const sizes = universe.ready.nodes.map((node) => ({ name: node.name, mb: rssMb(node.pid) }))
  const largest = sizes.reduce((a, b) => (b.mb > a.mb ? b : a))
  const all = sizes.map((size) => `${size.name} ${size.mb}`).join(', ')
  return [
    atMost(
      'universe up, a process per node',
      universe.ready.universeMs,
      'ms',
      4000,
      'one bare node process: 250–296 ms'
    ),
    atMost(
      'RSS of the largest node process, idle',
      largest.mb,
      'MB',
      180,
      `bare node process: 113–119 MB; ${all}`
    )
  ]
}

function processOf(universe: TestUniverse): number {
  return universe.process.pid ?? 0
}

/** Time from the start of `git push` to the first answer that shows the edit, median of some edits. */
async function medianEdit(
  url: string,
  workdir: string,
  file: string,
  edit: (mark: number) => (text: string) => string
): Promise<number> {
  const times: number[] = []
  for (let mark = 1; mark <= EDITS; mark++) {
    const before = (await ask(url)).body
    const started = performance.now()
    const pushed = editAndPush(workdir, file, edit(mark))
    await askUntil(url, (answer) => answer.status === 200 && answer.body !== before, 30_000)
    times.push(performance.now() - started)
    await pushed
  }
  return Math.round(times.sort((a, b) => a - b)[Math.floor(EDITS / 2)] ?? 0)
}

/** The same client pushing the same commit to a bare repository on disk: what no cloud can be faster than. */
async function gitAlone(workdir: string): Promise<number> {
  const bare = await mkdtemp(join(tmpdir(), 'tau-bare-'))
  execFileSync('git', ['init', '--quiet', '--bare', bare])
  const started = performance.now()
  execFileSync('git', ['-C', workdir, 'push', '--quiet', bare, 'HEAD:refs/heads/main'], {
    stdio: 'ignore'
  })
  const ms = Math.round(performance.now() - started)
  await rm(bare, { recursive: true, force: true })
  return ms
}

function rssMb(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kb ?? 0) / 1024)
}

async function idlePercent(pid: number): Promise<number> {
  const before = cpuMs(pid)
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
  return Number((((cpuMs(pid) - before) / IDLE_MS) * 100).toFixed(2))
}

/** User and system time of a process in milliseconds (proc(5): fields 14 and 15, in ticks of 10 ms). */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function atMost(
  measure: string,
  value: number,
  unit: string,
  goal: number,
  baseline: string
): Measure {
  return { measure, value, unit, baseline, goal: `≤ ${goal}`, met: value <= goal }
}
