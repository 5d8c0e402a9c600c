import { BinaryReader } from './binary-reader.ts'
import { BULK, OPCODE, skipImmediates } from './instructions.ts'
import { malformed } from './malformed.ts'
import { SECTION } from './module-layout.ts'
import type { CodeTraits, ModuleLayout, Range } from './module-layout.ts'
import { readValueType } from './value-types.ts'

const IRREVERSIBLE = new Map<number, string>([
  [BULK.DATA_DROP, 'data.drop'],
  [BULK.TABLE_INIT, 'table.init'],
  [BULK.ELEM_DROP, 'elem.drop'],
  [BULK.TABLE_COPY, 'table.copy'],
  [BULK.TABLE_GROW, 'table.grow'],
  [BULK.TABLE_FILL, 'table.fill']
])

/** Reads every instruction once and tells what they do that matters to the runtime. */
export function scanCode(layout: ModuleLayout): CodeTraits {
  const irreversible = new Set<string>()
  let growsMemory = false
  for (const body of functionBodies(layout)) {
    const reader = new BinaryReader(layout.bytes, body.start, body.end)
    skipLocals(reader)
    while (!reader.done) {
      const opcode = reader.byte('instruction')
      const code = skipImmediates(reader, opcode)
      if (opcode === OPCODE.TABLE_SET) irreversible.add('table.set')
      else if (opcode === OPCODE.MEMORY_GROW || opcode === OPCODE.MEMORY_SIZE) growsMemory = true
      else if (opcode === OPCODE.BULK) {
        const name = IRREVERSIBLE.get(code)
        if (name !== undefined) irreversible.add(name)
      }
    }
  }
  return { growsMemory, irreversible: [...irreversible] }
}

/** The ranges of the function bodies, locals included, lengths excluded. */
export function functionBodies(layout: ModuleLayout): Range[] {
  const section = layout.sections.get(SECTION.CODE)
  if (section === undefined) return []
  const reader = new BinaryReader(layout.bytes, section.start, section.end)
  const count = reader.count('function bodies', layout.functions.length)
  if (count !== layout.functions.length) {
    throw malformed(
      section.start,
      `${count} function bodies for ${layout.functions.length} functions`
    )
  }
  const bodies: Range[] = []
  for (let index = 0; index < count; index++) {
    const body = reader.slice(reader.u32('length of function body'), 'function body')
    bodies.push({ start: body.position, end: body.end })
  }
  reader.expectEnd('section')
  return bodies
}

/** Steps over the declarations of local variables. */
export function skipLocals(reader: BinaryReader): void {
  const groups = reader.count('groups of locals', 50_000, 2)
  for (let group = 0; group < groups; group++) {
    reader.u32('count of locals')
    readValueType(reader)
  }
}
