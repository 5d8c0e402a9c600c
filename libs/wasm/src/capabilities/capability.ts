import type { ModuleImport } from '../binary/module-layout.ts'
import type { FunctionType, ValueType } from '../binary/value-types.ts'
import { ABI } from '../gen/abi.ts'
import type { AbiRow } from '../gen/abi.ts'
import type { GuestInstance } from '../guest/guest-instance.ts'

/** A function that guests may import, and its type. */
export interface HostFunction extends FunctionType {
  readonly module: string
  readonly name: string
  /** Other types under which older toolchains import the same function. */
  readonly legacy?: readonly FunctionType[]
  /**
   * May it suspend the guest? `always` marks functions that wait whenever they are called for what they are for,
   * `streaming` those that wait only while a body is streamed. @default never
   */
  readonly suspends?: 'always' | 'streaming'
}

/** What a deployed function is allowed beyond running, from its project's configuration. Each capability reads its own part. */
export type Grants = Readonly<Record<string, unknown>>

/** The functions of a capability for one instance, made on demand: most modules import a few. */
export interface BoundCapability {
  /** Returns the implementation of an import that the capability provides. */
  bind(name: string): WebAssembly.HostCallable
  /** Keeps the state of this moment, right after start-up. */
  snapshot?(): void
  /** Goes back to the kept state, when the memory of the guest does. */
  restore?(): void
  /** A call is over, whichever way and isolation: closes what it left open. */
  end?(): void
}

/**
 * One thing that a host offers to guests: which imports it provides, what it asks of the configuration when a module
 * that uses it is deployed, and the state it keeps per instance.
 */
export interface Capability {
  readonly name: string
  provides(): readonly HostFunction[]
  /**
   * Checks at deploy time that the module may use what it imports from this capability.
   *
   * @throws {CloudError} `failed_precondition` that names the missing grant
   */
  checkGrants(used: readonly ModuleImport[], grants: Grants): void
  createState(instance: GuestInstance): BoundCapability
}

/** For capabilities that every function has. */
export function needsNoGrant(): void {
  // Nothing to check.
}

/**
 * The functions that the ABI lists under an area.
 *
 * @param options `removed`: also those that only old releases of SDKs import @default false
 */
export function abiFunctions(
  area: string,
  { removed = false }: { removed?: boolean } = {}
): readonly HostFunction[] {
  const rows = ABI.filter((row) => row[2] === area && (removed || row[5]?.removed !== true))
  return rows.map(toHostFunction)
}

/** Makes the declaration of a host function from a row of the ABI. */
export function toHostFunction([
  module,
  name,
  ,
  params,
  results,
  extra = {}
]: AbiRow): HostFunction {
  const { suspends, legacy } = extra
  return {
    module,
    name,
    ...functionType(params, results),
    ...(suspends === undefined ? {} : { suspends }),
    ...(legacy === undefined ? {} : { legacy: legacy.map((type) => functionType(...type)) })
  }
}

/** Declares functions of one module from rows of name, parameters and results, in letters: `i` is i32, `l` is i64. */
export function hostFunctions(
  module: string,
  rows: readonly (readonly [
    name: string,
    params: string,
    results: string,
    suspends?: 'always' | 'streaming'
  ])[]
): readonly HostFunction[] {
  return rows.map(([name, params, results, suspends]) => ({
    module,
    name,
    ...functionType(params, results),
    ...(suspends === undefined ? {} : { suspends })
  }))
}

function functionType(params: string, results: string): FunctionType {
  return { params: valueTypes(params), results: valueTypes(results) }
}

function valueTypes(letters: string): ValueType[] {
  return Array.from(letters, (letter) => {
    switch (letter) {
      case 'i':
        return 'i32'
      case 'l':
        return 'i64'
      default:
        throw new RangeError(`"${letter}" stands for no value type`)
    }
  })
}
