import { BinaryReader } from './binary/binary-reader.ts'
import type {
  CodeTraits,
  ModuleExport,
  ModuleImport,
  ModuleLayout
} from './binary/module-layout.ts'
import { functionTypeOf } from './binary/module-layout.ts'
import { parseModule } from './binary/parse-module.ts'
import { RUNTIME_MODULE } from './binary/parse-sections.ts'
import { scanCode } from './binary/scan-code.ts'

export type { ExternKind, ModuleExport, ModuleImport } from './binary/module-layout.ts'
export type { FunctionType, ValueType } from './binary/value-types.ts'

/** Exports under this prefix belong to the runtime. */
export const RUNTIME_EXPORT_PREFIX = 'tau:'
/** More mutable globals than this cost too much to put back after each request. */
const MAX_RESTORED_GLOBALS = 1_024

/** What a module needs and offers, as its author wrote it: what the rewriter adds is not listed. */
export interface ModuleInfo {
  readonly imports: readonly ModuleImport[]
  readonly exports: readonly ModuleExport[]
  /** Pages of 64 KiB. In a rewritten module `max` is the cap that was applied. */
  readonly memory: { readonly min: number; readonly max: number | undefined } | undefined
  /** Can memory, globals and tables be put back after a request? */
  readonly restorable: boolean
  /** Why not; empty when restorable. */
  readonly reasons: readonly string[]
  /** Only rewritten modules may be run. */
  readonly rewritten: boolean
}

/**
 * Describes a module, rewritten or not, without compiling it.
 *
 * @throws {CloudError} `invalid_argument` with offset and reason when it is malformed or uses what guests may not
 */
export function inspectModule(bytes: Uint8Array): ModuleInfo {
  const layout = parseModule(bytes)
  return describeModule(layout, layout.stamp === undefined ? scanCode(layout) : undefined)
}

/** As {@link inspectModule} for a module already taken apart; a rewritten one brings its verdict along. */
export function describeModule(layout: ModuleLayout, traits: CodeTraits | undefined): ModuleInfo {
  const reasons = traits === undefined ? readStamp(layout) : reasonsAgainstRestore(layout, traits)
  return {
    imports: layout.imports
      .filter((entry) => entry.module !== RUNTIME_MODULE)
      .map(({ module, name, kind, params, results }) => ({ module, name, kind, params, results })),
    exports: layout.exports
      .filter((entry) => !entry.name.startsWith(RUNTIME_EXPORT_PREFIX))
      .map((entry) => describeExport(layout, entry)),
    memory: layout.memory,
    restorable: reasons.length === 0,
    reasons,
    rewritten: traits === undefined
  }
}

/** Is a global of this type one that can be read and set from outside? */
export function isRestorableGlobal(type: string): boolean {
  return ['i32', 'i64', 'f32', 'f64', 'funcref', 'externref'].includes(type)
}

function describeExport(
  layout: ModuleLayout,
  entry: ModuleLayout['exports'][number]
): ModuleExport {
  const { name, kind, index } = entry
  const type = kind === 'function' ? functionTypeOf(layout, index) : undefined
  return { name, kind, params: type?.params ?? [], results: type?.results ?? [] }
}

function reasonsAgainstRestore(layout: ModuleLayout, traits: CodeTraits): string[] {
  const mutable = layout.globals.filter((entry) => entry.mutable)
  const fixed = mutable.filter((entry) => !isRestorableGlobal(entry.type))
  const reasons = traits.irreversible.map((name) => `uses ${name}`)
  if (fixed.length > 0) reasons.push(`has a mutable global of type ${fixed[0]?.type ?? ''}`)
  if (mutable.length > MAX_RESTORED_GLOBALS) reasons.push(`has ${mutable.length} mutable globals`)
  return reasons
}

function readStamp(layout: ModuleLayout): string[] {
  if (layout.stamp === undefined) return []
  const reader = new BinaryReader(layout.bytes, layout.stamp.start, layout.stamp.end)
  const count = reader.count('reasons', 100)
  const reasons: string[] = []
  for (let index = 0; index < count; index++) reasons.push(reader.name('reason'))
  reader.expectEnd('section')
  return reasons
}
