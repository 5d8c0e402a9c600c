import { CloudError } from '@taucloud/base'
import { malformed } from '../binary/malformed.ts'
import { SECTION } from '../binary/module-layout.ts'
import type { ModuleLayout } from '../binary/module-layout.ts'
import { parseModule } from '../binary/parse-module.ts'
import { printable, RUNTIME_MODULE } from '../binary/parse-sections.ts'
import { scanCode } from '../binary/scan-code.ts'
import { describeModule, RUNTIME_EXPORT_PREFIX } from '../module-info.ts'
import type { ModuleInfo } from '../module-info.ts'
import { assembleModule } from './assemble-module.ts'
import type { RewritePlan } from './rewrite-plan.ts'

export interface RewriteOptions {
  /** Cap on the memory of the guest, in pages of 64 KiB, at most 65 536. */
  maxPages: number
  /** Cap on the entries of all its tables together. @default 65536 */
  maxTable?: number
  /** A core module of a component: it may import the memory of a sibling. @default false */
  insideComponent?: boolean
  /** Undo growth by a page counter. Off where several modules grow one memory. @default true */
  virtualGrow?: boolean
}

export interface RewrittenModule {
  bytes: Uint8Array<ArrayBuffer>
  info: ModuleInfo
  /** Export that counts the pages, when growth is undone by one. */
  pageCounter?: string
}

/**
 * Makes a guest module safe to run in a thread that serves others: it can be stopped at every loop, call and bulk
 * operation, its memory is handed in and capped, growth is undone by a restore, and its mutable globals can be put
 * back. Equal bytes and options give equal results.
 *
 * @throws {CloudError} `invalid_argument` with offset or the engine's reason when the module is malformed, invalid or
 * uses what guests may not: several, shared or 64-bit memories, garbage-collected types, more memory or table than the cap
 */
export function rewriteModule(bytes: Uint8Array, options: RewriteOptions): RewrittenModule {
  const layout = parseModule(bytes)
  checkReserved(layout, options.insideComponent === true)
  checkCaps(layout, options)
  const traits = scanCode(layout)
  // Only a module that is valid by itself is rewritten: no index in it can then reach what is added below.
  checkValid(bytes, 'the engine refuses it')
  const plan = planRewrite(layout, options, traits.growsMemory && options.virtualGrow !== false)
  const info = describeModule(layout, traits)
  const rewritten = assembleModule(layout, plan, info.reasons)
  if (!WebAssembly.validate(rewritten)) {
    throw new CloudError('internal', 'Cannot rewrite module: the result is not valid')
  }
  const memory =
    layout.memory === undefined ? undefined : { min: layout.memory.min, max: plan.maxPages }
  return {
    bytes: rewritten,
    info: { ...info, memory, rewritten: true },
    ...(plan.virtualGrow ? { pageCounter: `${RUNTIME_EXPORT_PREFIX}g${plan.pageCounter}` } : {})
  }
}

function checkReserved(layout: ModuleLayout, mayImportMemory: boolean): void {
  const section = layout.sections.get(SECTION.IMPORT)?.start ?? 0
  if (layout.stamp !== undefined)
    throw malformed(layout.stamp.start, 'the module was rewritten already')
  for (const entry of layout.imports) {
    if (entry.module === RUNTIME_MODULE) {
      throw malformed(entry.start, `imports from "${RUNTIME_MODULE}", which is reserved`)
    }
    if (entry.kind === 'memory' && !mayImportMemory) {
      throw malformed(
        entry.start,
        `imports its memory "${printable(entry.name)}", but guests define their own`
      )
    }
  }
  const reserved = layout.exports.find((entry) => entry.name.startsWith(RUNTIME_EXPORT_PREFIX))
  if (reserved !== undefined) {
    throw malformed(section, `exports "${printable(reserved.name)}", whose prefix is reserved`)
  }
}

function checkCaps(layout: ModuleLayout, options: RewriteOptions): void {
  const memoryStart = layout.sections.get(SECTION.MEMORY)?.start ?? 0
  const min = layout.memory?.min ?? 0
  if (min > options.maxPages) {
    throw malformed(memoryStart, `needs ${min} pages of memory, more than ${options.maxPages}`)
  }
  const maxTable = options.maxTable ?? DEFAULT_MAX_TABLE
  const entries = layout.tables.reduce((sum, table) => sum + table.limits.min, 0)
  if (entries > maxTable) {
    const tableStart = layout.sections.get(SECTION.TABLE)?.start ?? 0
    throw malformed(tableStart, `needs ${entries} table entries, more than ${maxTable}`)
  }
}

function checkValid(bytes: Uint8Array, what: string): void {
  if (WebAssembly.validate(bytes)) return
  throw new CloudError('invalid_argument', `Cannot read module: ${what}: ${engineReason(bytes)}`)
}

/** The engine's own words, which carry the offset. */
function engineReason(bytes: Uint8Array): string {
  try {
    new WebAssembly.Module(bytes)
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) {
      return printable(error.message.replace('WebAssembly.Module(): ', '')).slice(0, 300)
    }
  }
  return 'no reason given'
}

const DEFAULT_MAX_TABLE = 65_536

function planRewrite(
  layout: ModuleLayout,
  options: RewriteOptions,
  growsMemory: boolean
): RewritePlan {
  const importedFunctions = layout.imports.filter((entry) => entry.kind === 'function').length
  const importedGlobals = layout.imports.filter((entry) => entry.kind === 'global').length
  return {
    maxPages: Math.min(layout.memory?.max ?? options.maxPages, options.maxPages),
    maxTable: options.maxTable ?? DEFAULT_MAX_TABLE,
    virtualGrow: growsMemory && layout.memory !== undefined,
    epochMemory: layout.memory === undefined ? 0 : 1,
    firstGlobal: importedGlobals,
    pageCounter: importedGlobals + layout.globals.length,
    growFunction: importedFunctions + layout.functions.length
  }
}
