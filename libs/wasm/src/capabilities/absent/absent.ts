import type { Capability, HostFunction } from '../capability.ts'
import { needsNoGrant, valueTypes } from '../capability.ts'
import { SDK_MODULE } from '../event/event.ts'
import { ABSENT_SDK_FUNCTIONS, ABSENT_SMART_OP_FUNCTIONS } from './absent-table.ts'
import type { AbsentRow } from './absent-table.ts'

/**
 * The rest of the guest ABI: every name links, every call says that the feature is absent. A capability that brings a
 * feature takes its rows out of the table.
 */
export const absentCapabilities: readonly Capability[] = [
  absent('absent', SDK_MODULE, ABSENT_SDK_FUNCTIONS),
  absent('absent-smart-ops', 'taubyte/smartops', ABSENT_SMART_OP_FUNCTIONS)
]

function absent(name: string, module: string, rows: readonly AbsentRow[]): Capability {
  const numbers = new Map(rows.map(([function_, , , errno]) => [function_, errno]))
  return {
    name,
    provides: () => rows.map((row) => toFunction(module, row)),
    checkGrants: needsNoGrant,
    createState: () => ({
      bind: (function_) => {
        const errno = numbers.get(function_)
        return () => errno
      }
    })
  }
}

function toFunction(module: string, [name, params, results, , ...legacy]: AbsentRow): HostFunction {
  return {
    module,
    name,
    params: valueTypes(params),
    results: valueTypes(results),
    legacy: legacy.map((type) => ({ params: valueTypes(type[0]), results: valueTypes(type[1]) }))
  }
}
