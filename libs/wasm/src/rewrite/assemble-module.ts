import { BinaryWriter } from '../binary/binary-writer.ts'
import { SECTION, SECTION_ORDER } from '../binary/module-layout.ts'
import type { Limits, ModuleLayout } from '../binary/module-layout.ts'
import { STAMP_SECTION } from '../binary/parse-module.ts'
import { RUNTIME_MODULE } from '../binary/parse-sections.ts'
import { valueTypeByte } from '../binary/value-types.ts'
import { isRestorableGlobal, RUNTIME_EXPORT_PREFIX } from '../module-info.ts'
import type { RewritePlan } from './rewrite-plan.ts'
import { writeCode } from './write-code.ts'

const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]
const I32 = valueTypeByte('i32')
const KIND_MEMORY = 2
const KIND_GLOBAL = 3
const END = 0x0b

/** Writes the rewritten module. Custom sections are dropped; one is added that says so and why it cannot be restored. */
export function assembleModule(
  layout: ModuleLayout,
  plan: RewritePlan,
  reasons: readonly string[]
): Uint8Array<ArrayBuffer> {
  const out = new BinaryWriter(Math.ceil(layout.bytes.length * 1.2) + 512).raw(HEADER)
  for (const id of SECTION_ORDER) {
    const content = sectionContent(id, layout, plan)
    if (content !== undefined) out.section(id, content)
  }
  const stamp = new BinaryWriter().name(STAMP_SECTION).u32(reasons.length)
  for (const reason of reasons) stamp.name(reason)
  return out.section(SECTION.CUSTOM, stamp).bytes()
}

function sectionContent(
  id: number,
  layout: ModuleLayout,
  plan: RewritePlan
): BinaryWriter | undefined {
  switch (id) {
    case SECTION.TYPE:
      return plan.virtualGrow
        ? withOneMore(layout, id, [0x60, 1, I32, 1, I32])
        : unchanged(layout, id)
    case SECTION.IMPORT:
      return writeImports(layout, plan)
    case SECTION.FUNCTION:
      return plan.virtualGrow
        ? withOneMore(layout, id, new BinaryWriter().u32(layout.types.length).view())
        : unchanged(layout, id)
    case SECTION.TABLE:
      return layout.tables.length === 0 ? undefined : writeTables(layout, plan)
    case SECTION.MEMORY:
      return undefined
    case SECTION.GLOBAL:
      return plan.virtualGrow ? withOneMore(layout, id, pageCounter(layout)) : unchanged(layout, id)
    case SECTION.EXPORT:
      return writeExports(layout, plan)
    case SECTION.CODE:
      return layout.functions.length === 0 ? unchanged(layout, id) : writeCode(layout, plan)
    default:
      return unchanged(layout, id)
  }
}

function unchanged(layout: ModuleLayout, id: number): BinaryWriter | undefined {
  const range = layout.sections.get(id)
  if (range === undefined) return undefined
  return new BinaryWriter(range.end - range.start).copy(layout.bytes, range.start, range.end)
}

/** The list of a section with one entry behind the others. */
function withOneMore(layout: ModuleLayout, id: number, entry: ArrayLike<number>): BinaryWriter {
  const range = layout.sections.get(id)
  const out = new BinaryWriter()
  if (range === undefined) return out.u32(1).raw(entry)
  const { count, listStart } = readCount(layout.bytes, range.start)
  return out
    .u32(count + 1)
    .copy(layout.bytes, listStart, range.end)
    .raw(entry)
}

function readCount(bytes: Uint8Array, start: number): { count: number; listStart: number } {
  let position = start
  let count = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[position++] ?? 0
    count += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return { count, listStart: position }
  }
}

function writeImports(layout: ModuleLayout, plan: RewritePlan): BinaryWriter {
  const sharesMemory = layout.imports.some((entry) => entry.kind === 'memory')
  const ownsMemory = layout.memory !== undefined && !sharesMemory
  const added = ownsMemory ? 2 : 1
  const out = new BinaryWriter().u32(layout.imports.length + added)
  for (const entry of layout.imports) out.copy(layout.bytes, entry.start, entry.end)
  if (layout.memory !== undefined && ownsMemory) {
    out.name(RUNTIME_MODULE).name('memory').byte(KIND_MEMORY)
    writeLimits(out, { min: layout.memory.min, max: plan.maxPages })
  }
  const shared = 3
  return out.name(RUNTIME_MODULE).name('epoch').byte(KIND_MEMORY).byte(shared).u32(1).u32(1)
}

function writeTables(layout: ModuleLayout, plan: RewritePlan): BinaryWriter {
  const out = new BinaryWriter().u32(layout.tables.length)
  for (const { limits, type, initializer } of layout.tables) {
    out.copy(layout.bytes, type.start, type.end)
    writeLimits(out, { min: limits.min, max: Math.min(limits.max ?? plan.maxTable, plan.maxTable) })
    out.copy(layout.bytes, initializer.start, initializer.end)
  }
  return out
}

function writeLimits(out: BinaryWriter, limits: Limits): void {
  out
    .byte(1)
    .u32(limits.min)
    .u32(limits.max ?? 0)
}

function pageCounter(layout: ModuleLayout): Uint8Array {
  const mutable = 1
  const constant = 0x41
  return new BinaryWriter()
    .raw([I32, mutable, constant])
    .s32(layout.memory?.min ?? 0)
    .byte(END)
    .view()
}

function writeExports(layout: ModuleLayout, plan: RewritePlan): BinaryWriter {
  const globals = layout.globals
    .map((entry, index) => ({ ...entry, index: plan.firstGlobal + index }))
    .filter((entry) => entry.mutable && isRestorableGlobal(entry.type))
    .map((entry) => entry.index)
  if (plan.virtualGrow) globals.push(plan.pageCounter)
  const range = layout.sections.get(SECTION.EXPORT)
  const out = new BinaryWriter().u32(layout.exports.length + globals.length)
  if (range !== undefined)
    out.copy(layout.bytes, readCount(layout.bytes, range.start).listStart, range.end)
  for (const index of globals)
    out.name(`${RUNTIME_EXPORT_PREFIX}g${index}`).byte(KIND_GLOBAL).u32(index)
  return out
}
