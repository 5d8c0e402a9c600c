import { CloudError, toCloudError } from '@taucloud/base'
import { BinaryReader } from './binary/binary-reader.ts'
import { parseModule } from './binary/parse-module.ts'
import { printable } from './binary/parse-sections.ts'
import { formatFunctionType } from './binary/value-types.ts'
import { findProvided } from './capabilities/registry.ts'
import { checkModule } from './check-module.ts'
import { describeComponent } from './describe-component.ts'
import type { ComponentDescription } from './describe-component.ts'
import { inspectModule } from './module-info.ts'
import type { ModuleImport, ModuleInfo } from './module-info.ts'
import { rewriteModule } from './rewrite/rewrite-module.ts'

/** What made a module, as far as its imports and exports tell. */
export type ModuleStyle = 'Go reactor' | 'command' | 'Rust' | 'AssemblyScript' | 'reactor' | 'plain'

/** What is known of a core module without running it. */
export interface ModuleDescription {
  readonly kind: 'core'
  readonly bytes: number
  readonly style: ModuleStyle
  /** Names of imports, by the capability that provides them; `missing` holds those that nothing provides. */
  readonly imports: Readonly<Record<string, readonly string[]>>
  /** Why a deploy would be refused, each reason in its exact words; empty when it would not. */
  readonly refusals: readonly string[]
  /** Exports that can handle events. */
  readonly handlers: readonly string[]
  /** Pages of 64 KiB. */
  readonly memory: { readonly min: number; readonly max: number | undefined } | undefined
  /** Bytes of the stack in linear memory, guessed from where it begins; `undefined` when nothing tells. */
  readonly stackBytes: number | undefined
  readonly restorable: boolean
  /** Why its state cannot be put back after a request. */
  readonly reasons: readonly string[]
}

export type BinaryDescription = ModuleDescription | ComponentDescription

const PAGE_BYTES = 65_536
const COMPONENT_LAYER = 0x0d
/** Cap under which a module is tried: the largest there is. */
const MAX_PAGES = 65_536
const RUNTIME_EXPORTS = [
  '_initialize',
  '_start',
  'malloc',
  'free',
  'calloc',
  'realloc',
  'fifoClose'
]

/**
 * Describes a module or component without running it.
 *
 * @throws {CloudError} `invalid_argument` with offset and reason when it is neither or malformed
 */
export function describeBinary(bytes: Uint8Array): BinaryDescription {
  if (bytes.length === 0)
    throw new CloudError('invalid_argument', 'Cannot read module: it is empty')
  const header = [0, 0x61, 0x73, 0x6d, COMPONENT_LAYER, 0, 1, 0]
  if (header.every((byte, index) => bytes[index] === byte)) return describeComponent(bytes)
  const info = inspectModule(bytes)
  const handlers = handlersOf(info)
  return {
    kind: 'core',
    bytes: bytes.length,
    style: styleOf(info),
    imports: byCapability(info.imports),
    refusals: refusalsOf(bytes, info, handlers),
    handlers,
    memory: info.memory,
    stackBytes: stackOf(bytes),
    restorable: info.restorable,
    reasons: info.reasons
  }
}

function styleOf(info: ModuleInfo): ModuleStyle {
  const exported = (name: string): boolean => info.exports.some((entry) => entry.name === name)
  const wasi = info.imports
    .filter((entry) => entry.module === 'wasi_snapshot_preview1')
    .map((entry) => entry.name)
  if (exported('_initialize')) return wasi.includes('args_get') ? 'Go reactor' : 'reactor'
  if (exported('__data_end') && exported('__heap_base'))
    return exported('_start') ? 'command' : 'Rust'
  if (exported('_start')) {
    const onlyShim = wasi.every((name) => ['fd_write', 'proc_exit'].includes(name))
    return onlyShim ? 'AssemblyScript' : 'command'
  }
  return 'plain'
}

function byCapability(imports: readonly ModuleImport[]): Record<string, string[]> {
  const groups: Record<string, string[]> = {}
  for (const entry of imports) {
    const provided = entry.kind === 'function' ? findProvided(entry) : undefined
    const group = provided?.capability.name ?? 'missing'
    const label = `${printable(entry.module)} ${printable(entry.name)}`
    const names = (groups[group] ??= [])
    if (!names.includes(label)) names.push(label)
  }
  return groups
}

function handlersOf(info: ModuleInfo): string[] {
  return info.exports
    .filter((entry) => entry.kind === 'function' && !RUNTIME_EXPORTS.includes(entry.name))
    .filter((entry) => ['(i32) → ()', '(i32) → i32'].includes(formatFunctionType(entry)))
    .map((entry) => printable(entry.name))
}

/** Asks the checks of a deploy about each import by itself, so that all reasons are told, not only the first. */
function refusalsOf(bytes: Uint8Array, info: ModuleInfo, handlers: readonly string[]): string[] {
  const [entry = 'handler'] = handlers
  const checks: (() => void)[] = [() => checkModule({ ...info, imports: [] }, { entry })]
  for (const imported of info.imports) {
    const handler = { name: entry, kind: 'function', params: ['i32'], results: [] } as const
    const memory = { name: 'memory', kind: 'memory', params: [], results: [] } as const
    const alone = { ...info, imports: [imported], exports: [handler, memory] }
    checks.push(() => checkModule(alone, { entry }))
  }
  if (!info.rewritten) checks.push(() => void rewriteModule(bytes, { maxPages: MAX_PAGES }))
  return [...new Set(checks.flatMap(reasonOf))]
}

function reasonOf(check: () => void): string[] {
  try {
    check()
    return []
  } catch (error) {
    return [toCloudError(error).message]
  }
}

/** Compilers for C and Rust keep the stack pointer in the first global; the stack grows down from its first value. */
function stackOf(bytes: Uint8Array): number | undefined {
  const layout = parseModule(bytes)
  const [first] = layout.globals
  const section = layout.sections.get(6)
  if (section === undefined || first?.type !== 'i32' || !first.mutable) return undefined
  const reader = new BinaryReader(bytes, section.start, section.end)
  reader.u32('count')
  const [, , opcode] = [reader.byte('type'), reader.byte('mutability'), reader.byte('opcode')]
  if (opcode !== 0x41) return undefined
  const top = reader.u32('stack pointer')
  const limit = (layout.memory?.min ?? 0) * PAGE_BYTES
  return top > 0 && top <= limit && top % 16 === 0 ? top : undefined
}
