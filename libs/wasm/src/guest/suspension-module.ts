import { BinaryWriter } from '../binary/binary-writer.ts'
import { SECTION } from '../binary/module-layout.ts'
import { valueTypeByte } from '../binary/value-types.ts'
import type { HostFunction } from '../capabilities/capability.ts'

/** What a host function returns to say that the guest must wait. No error number of any ABI looks like it. */
export const MUST_WAIT = 0x7fffffff

/** Import names of the module: plain host functions are numbered. */
export const WAIT = 'wait'
export const RESUMED = 'resumed'
export const HOST = 'host'

const I32 = valueTypeByte('i32')
const KIND_FUNCTION = 0

/**
 * A small module that stands between a guest and host functions that may wait. A call goes to the plain host function;
 * only when that says {@link MUST_WAIT} does the guest suspend. When it comes back, the host is told before any guest
 * code runs, and may end the call by a trap, which no guest can catch.
 *
 * ```wat
 * (func (param …) (result i32) (local $result i32)
 *   (local.set $result (call $host …))
 *   (if (i32.eq (local.get $result) (i32.const MUST_WAIT)) (then
 *     (local.set $result (call $wait))
 *     (if (call $resumed) (then unreachable))))
 *   (local.get $result))
 * ```
 */
export function buildSuspensionModule(functions: readonly HostFunction[]): Uint8Array<ArrayBuffer> {
  const out = new BinaryWriter().raw([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00])
  out.section(SECTION.TYPE, typeSection(functions))
  out.section(SECTION.IMPORT, importSection(functions))
  const declared = new BinaryWriter().u32(functions.length)
  functions.forEach((_, index) => declared.u32(guestType(index)))
  out.section(SECTION.FUNCTION, declared)
  const exported = new BinaryWriter().u32(functions.length)
  functions.forEach((_, index) => {
    exported
      .name(String(index))
      .byte(KIND_FUNCTION)
      .u32(importCount(functions) + index)
  })
  out.section(SECTION.EXPORT, exported)
  const code = new BinaryWriter().u32(functions.length)
  functions.forEach((entry, index) => code.block(functionBody(entry, index)))
  return out.section(SECTION.CODE, code).bytes()
}

/** Type 0 is `() → i32`; then each function has the type of its host side and the type the guest sees. */
const hostType = (index: number): number => 1 + 2 * index
const guestType = (index: number): number => 2 + 2 * index
/** Imports: wait, resumed, then the host functions. */
const importCount = (functions: readonly HostFunction[]): number => 2 + functions.length

function typeSection(functions: readonly HostFunction[]): BinaryWriter {
  const out = new BinaryWriter().u32(1 + 2 * functions.length).raw([0x60, 0, 1, I32])
  for (const { params, results } of functions) {
    const parameters = params.map(valueTypeByte)
    out.byte(0x60).u32(parameters.length).raw(parameters).raw([1, I32])
    out
      .byte(0x60)
      .u32(parameters.length)
      .raw(parameters)
      .u32(results.length)
      .raw(results.map(valueTypeByte))
  }
  return out
}

function importSection(functions: readonly HostFunction[]): BinaryWriter {
  const out = new BinaryWriter().u32(importCount(functions))
  for (const name of [WAIT, RESUMED]) out.name(HOST).name(name).byte(KIND_FUNCTION).u32(0)
  functions.forEach((_, index) =>
    out.name(HOST).name(String(index)).byte(KIND_FUNCTION).u32(hostType(index))
  )
  return out
}

function functionBody(entry: HostFunction, index: number): BinaryWriter {
  const result = entry.params.length
  const out = new BinaryWriter().raw([1, 1, I32])
  entry.params.forEach((_, parameter) => out.byte(0x20).u32(parameter))
  out.byte(0x10).u32(2 + index)
  out.byte(0x22).u32(result).byte(0x41).s32(MUST_WAIT).raw([0x46, 0x04, 0x40])
  out.raw([0x10, 0, 0x21]).u32(result)
  out.raw([0x10, 1, 0x04, 0x40, 0x00, 0x0b, 0x0b])
  if (entry.results.length > 0) out.byte(0x20).u32(result)
  return out.byte(0x0b)
}
