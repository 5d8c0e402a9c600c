import { BinaryReader } from '../binary/binary-reader.ts'
import { BinaryWriter } from '../binary/binary-writer.ts'
import { BULK, OPCODE, skipImmediates } from '../binary/instructions.ts'
import type { ModuleLayout, Range } from '../binary/module-layout.ts'
import { functionBodies, skipLocals } from '../binary/scan-code.ts'
import type { RewritePlan } from './rewrite-plan.ts'

/** Bulk operations take time in proportion to a length that the guest chooses, so each is preceded by a check. */
const SLOW_BULK: ReadonlySet<number> = new Set([
  BULK.MEMORY_INIT,
  BULK.MEMORY_COPY,
  BULK.MEMORY_FILL,
  BULK.TABLE_INIT,
  BULK.TABLE_COPY,
  BULK.TABLE_GROW,
  BULK.TABLE_FILL
])

/** The code section with checks, and with the function that stands in for `memory.grow` when there is one. */
export function writeCode(layout: ModuleLayout, plan: RewritePlan): BinaryWriter {
  const bodies = functionBodies(layout)
  const check = epochCheck(plan.epochMemory)
  const size = bodies.reduce((sum, body) => sum + body.end - body.start, 0)
  const out = new BinaryWriter(Math.ceil(size * 1.2) + 64)
  out.u32(bodies.length + (plan.virtualGrow ? 1 : 0))
  for (const body of bodies) out.block(writeBody(layout, plan, { body, check }))
  if (plan.virtualGrow) out.block(growFunction(plan))
  return out
}

/**
 * Traps when the stop flag is set. A plain load is enough: it is not hoisted out of loops, which a test watches.
 * `(if (i32.load $epoch (i32.const 0)) (then unreachable))`
 */
function epochCheck(memory: number): readonly number[] {
  return [0x41, 0x00, 0x28, 0x42, memory, 0x00, 0x04, 0x40, 0x00, 0x0b]
}

function writeBody(
  layout: ModuleLayout,
  plan: RewritePlan,
  { body, check }: { body: Range; check: readonly number[] }
): BinaryWriter {
  const { bytes } = layout
  const reader = new BinaryReader(bytes, body.start, body.end)
  const out = new BinaryWriter(Math.ceil((body.end - body.start) * 1.3) + 32)
  skipLocals(reader)
  out.copy(bytes, body.start, reader.position)
  if (hasCall(bytes, reader.position, body.end)) out.raw(check)
  let copied = reader.position
  while (!reader.done) {
    const start = reader.position
    const opcode = reader.byte('instruction')
    const code = skipImmediates(reader, opcode)
    if (opcode === OPCODE.LOOP) {
      out.copy(bytes, copied, reader.position).raw(check)
      copied = reader.position
    } else if (opcode === OPCODE.BULK && SLOW_BULK.has(code)) {
      out.copy(bytes, copied, start).raw(check)
      copied = start
    } else if (
      plan.virtualGrow &&
      (opcode === OPCODE.MEMORY_SIZE || opcode === OPCODE.MEMORY_GROW)
    ) {
      out.copy(bytes, copied, start)
      if (opcode === OPCODE.MEMORY_SIZE) out.byte(0x23).u32(plan.pageCounter)
      else out.byte(OPCODE.FIRST_CALL).u32(plan.growFunction)
      copied = reader.position
    }
  }
  return out.copy(bytes, copied, body.end)
}

/** A function that calls nothing cannot recurse, so its entry needs no check. */
function hasCall(bytes: Uint8Array, start: number, end: number): boolean {
  const reader = new BinaryReader(bytes, start, end)
  while (!reader.done) {
    const opcode = reader.byte('instruction')
    if (opcode >= OPCODE.FIRST_CALL && opcode <= OPCODE.LAST_CALL) return true
    skipImmediates(reader, opcode)
  }
  return false
}

/**
 * `memory.grow` over a page counter. A memory that an earlier request grew already serves again without growing, so
 * that growth is undone by setting the counter back.
 *
 * ```wat
 * (func (param $delta i32) (result i32) (local $new i32) (local $old i32)
 *   (local.set $old (global.get $pages))
 *   (local.set $new (i32.add (local.get $old) (local.get $delta)))
 *   (if (i32.or (i32.lt_u (local.get $new) (local.get $old)) (i32.gt_u (local.get $new) (i32.const $max)))
 *     (then (return (i32.const -1))))
 *   (if (i32.gt_u (local.get $new) (memory.size))
 *     (then (if (i32.eq (memory.grow (i32.sub (local.get $new) (memory.size))) (i32.const -1))
 *       (then (return (i32.const -1))))))
 *   (global.set $pages (local.get $new))
 *   (local.get $old))
 * ```
 */
function growFunction(plan: RewritePlan): BinaryWriter {
  const failed = [0x04, 0x40, 0x41, 0x7f, 0x0f, 0x0b]
  return new BinaryWriter()
    .raw([1, 2, 0x7f])
    .byte(0x23)
    .u32(plan.pageCounter)
    .raw([0x22, 2, 0x20, 0, 0x6a, 0x22, 1])
    .raw([0x20, 2, 0x49, 0x20, 1, 0x41])
    .s32(plan.maxPages)
    .raw([0x4b, 0x72, ...failed])
    .raw([0x20, 1, 0x3f, 0, 0x4b, 0x04, 0x40])
    .raw([0x20, 1, 0x3f, 0, 0x6b, 0x40, 0, 0x41, 0x7f, 0x46, ...failed, 0x0b])
    .raw([0x20, 1, 0x24])
    .u32(plan.pageCounter)
    .raw([0x20, 2, 0x0b])
}
