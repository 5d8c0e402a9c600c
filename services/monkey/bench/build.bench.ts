import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Compiler } from '../src/builders/compiler.ts'
import type { CompileReply } from '../src/builders/compiler-protocol.ts'

export interface Measure {
  measure: string
  value: number
  unit: string
  /** What `value` is compared with, from the same run. */
  baseline: string
  goal: string
  met: boolean
}

const execute = promisify(execFile)
const ROUNDS = 9
const OPTIONS = ['-O3', '--runtime', 'incremental']
const MAX_RATIO = 0.5
const MAX_RESIDENT_MIB = 250

/** A function of ordinary size: strings, a map, a loop. */
function source(round: number): string {
  return `
function parse(query: string): Map<string, string> {
  const values = new Map<string, string>()
  const pairs = query.split('&')
  for (let i = 0; i < pairs.length; i++) {
    const pair = pairs[i].split('=')
    if (pair.length == 2) values.set(pair[0], pair[1])
  }
  return values
}
export function hello(n: u32): u32 {
  const values = parse('a=b&c=d')
  return String.UTF8.encode('hello ${String(round)} ' + values.get('a') + n.toString()).byteLength
}
`
}

/** Compiling with the warm process of the builder against the compiler's own command line, taken in turns. */
export async function run(): Promise<Measure[]> {
  const compiler = new Compiler()
  const folder = await mkdtemp(join(tmpdir(), 'tau-bench-build-'))
  try {
    await compiler.warm()
    const warm: number[] = []
    const cold: number[] = []
    let residentBytes = 0
    for (let round = 0; round < ROUNDS; round++) {
      const text = source(round)
      const [ms, reply] = await timed(() => compileWarm(compiler, text))
      warm.push(ms)
      residentBytes = reply.residentBytes
      const file = join(folder, 'main.ts')
      await writeFile(file, text)
      const [coldMs] = await timed(() => compileWithCli(file))
      cold.push(coldMs)
    }
    return measures({
      warmMs: median(warm),
      coldMs: median(cold),
      residentMib: residentBytes / 2 ** 20
    })
  } finally {
    compiler.close()
    await rm(folder, { recursive: true })
  }
}

function measures(o: { warmMs: number; coldMs: number; residentMib: number }): Measure[] {
  const ratio = o.warmMs / o.coldMs
  return [
    {
      measure: 'AssemblyScript function compiled, warm process / command line',
      value: round(ratio, 2),
      unit: 'ratio of ms',
      baseline: `${round(o.coldMs, 0)} ms by the command line, ${round(o.warmMs, 0)} ms warm`,
      goal: `<= ${String(MAX_RATIO)}`,
      met: ratio <= MAX_RATIO
    },
    {
      measure: 'memory of the warm compiler',
      value: round(o.residentMib, 0),
      unit: 'MiB resident',
      baseline: 'none',
      goal: `<= ${String(MAX_RESIDENT_MIB)}`,
      met: o.residentMib <= MAX_RESIDENT_MIB
    }
  ]
}

async function compileWarm(compiler: Compiler, text: string): Promise<CompileReply> {
  const sources = new Map([['main.ts', text]])
  const { signal } = new AbortController()
  const reply = await compiler.compile({ entries: ['main.ts'], options: OPTIONS, sources }, signal)
  if (reply.module === undefined) throw new Error(reply.messages)
  return reply
}

async function compileWithCli(file: string): Promise<Uint8Array> {
  const cli = fileURLToPath(new URL('../bin/asc.js', import.meta.resolve('assemblyscript/asc')))
  const out = `${file}.wasm`
  await execute(process.execPath, [cli, file, '--outFile', out, ...OPTIONS])
  return readFile(out)
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const startedAt = performance.now()
  const result = await work()
  return [performance.now() - startedAt, result]
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
