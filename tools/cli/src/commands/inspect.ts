import { readFile, stat } from 'node:fs/promises'
import type { Command } from '@commander-js/extra-typings'
import { CloudError } from '@taucloud/base'
import type { BinaryDescription, ModuleDescription } from '@taucloud/wasm'
import type { Output } from '../output.ts'

const MAX_BYTES = 64 * 1024 * 1024
const KIB = 1024

/** Adds `tau inspect`: what a WebAssembly file is, needs and offers, and why a deploy would refuse it. */
export function addInspectCommand(program: Command, output: Output): void {
  program
    .command('inspect')
    .description('what a WebAssembly file needs and offers, and why it would be refused')
    .argument('<file>', 'a module or component')
    .addHelpText('after', '\nExample: tau inspect artifact.wasm --json')
    .action(async (file) => {
      const bytes = await readModule(file)
      // The runtime is loaded by this command alone: the others start faster without it.
      const { describeBinary } = await import('@taucloud/wasm')
      const description = describeBinary(bytes)
      output.done({ text: describe(file, description), data: { file, ...description } })
    })
}

async function readModule(file: string): Promise<Uint8Array> {
  try {
    const stats = await stat(file)
    if (stats.isDirectory()) throw refusal(file, 'it is a directory')
    if (stats.size > MAX_BYTES) {
      throw refusal(file, `it has ${stats.size} bytes, more than ${MAX_BYTES}`)
    }
    return await readFile(file)
  } catch (error) {
    if (error instanceof CloudError) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new CloudError('not_found', `Cannot inspect "${file}": there is no such file`)
    }
    throw refusal(file, 'it cannot be read', error)
  }
}

function refusal(file: string, reason: string, cause?: unknown): CloudError {
  return new CloudError('invalid_argument', `Cannot inspect "${file}": ${reason}`, { cause })
}

function describe(file: string, description: BinaryDescription): string {
  if (description.kind === 'core') return describeModule(file, description)
  const { bytes, imports, exports, modules, handlesHttp } = description
  return [
    `${file}: component, ${size(bytes)}, ${modules} core modules`,
    list('imports', imports),
    list('exports', exports),
    `answers HTTP: ${handlesHttp ? 'yes' : 'no'}`
  ].join('\n')
}

function describeModule(file: string, module: ModuleDescription): string {
  const { memory, stackBytes, restorable, reasons, refusals, handlers } = module
  const most = memory?.max === undefined ? 'no limit' : `at most ${pages(memory.max)}`
  return [
    `${file}: core module, ${module.style}, ${size(module.bytes)}`,
    ...Object.entries(module.imports).map(([name, names]) => list(`imports of ${name}`, names)),
    list('can handle events', handlers),
    `memory: ${memory === undefined ? 'none' : `${pages(memory.min)}, ${most}`}`,
    `stack: ${stackBytes === undefined ? 'unknown' : `at most ${size(stackBytes)}`}`,
    `restorable: ${restorable ? 'yes' : `no, it ${reasons.join(', ')}`}`,
    refusals.length === 0 ? 'would be accepted' : list('would be refused', refusals)
  ].join('\n')
}

function list(title: string, entries: readonly string[]): string {
  if (entries.length === 0) return `${title}: none`
  return `${title}:\n${entries.map((entry) => `  ${entry}`).join('\n')}`
}

function size(bytes: number): string {
  return bytes < KIB ? `${bytes} bytes` : `${(bytes / KIB).toFixed(1)} KiB`
}

function pages(count: number): string {
  return `${count} pages (${size(count * 64 * KIB)})`
}
