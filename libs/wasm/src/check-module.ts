import { CloudError } from '@taucloud/base'
import { printable } from './binary/parse-sections.ts'
import { formatFunctionType, sameFunctionType } from './binary/value-types.ts'
import type { Capability, Grants } from './capabilities/capability.ts'
import { CAPABILITIES, findProvided, isHostModule } from './capabilities/registry.ts'
import type { Provided } from './capabilities/registry.ts'
import type { ModuleExport, ModuleImport, ModuleInfo } from './module-info.ts'

export interface DeployChecks {
  /** Name of the export that handles events. */
  entry: string
  /** What the configuration allows the function. @default nothing */
  grants?: Grants
}

const HANDLER_TYPES = ['(i32) → ()', '(i32) → i32']
const MAX_NAMES_LISTED = 10

/**
 * Checks before a deploy that a module can run here: everything it imports exists with the type it expects, it exports
 * its memory, and the handler is there.
 *
 * @throws {CloudError} `failed_precondition` with the exact reason
 */
export function checkModule(info: ModuleInfo, checks: DeployChecks): void {
  checkEntry(info, checks.entry)
  if (!info.exports.some((entry) => entry.name === 'memory' && entry.kind === 'memory')) {
    throw refusal('it does not export its memory under the name "memory"')
  }
  const used = new Map<Capability, ModuleImport[]>()
  for (const entry of info.imports) {
    const { capability } = checkImport(entry)
    const imports = used.get(capability)
    if (imports === undefined) used.set(capability, [entry])
    else imports.push(entry)
  }
  for (const capability of CAPABILITIES) {
    const imports = used.get(capability)
    if (imports !== undefined) capability.checkGrants(imports, checks.grants ?? {})
  }
}

function checkEntry(info: ModuleInfo, name: string): void {
  const entry = info.exports.find((candidate) => candidate.name === name)
  if (entry === undefined) {
    throw refusal(
      `it exports no function "${printable(name)}"; it exports ${listHandlers(info.exports)}`
    )
  }
  const type = formatFunctionType(entry)
  if (entry.kind !== 'function' || !HANDLER_TYPES.includes(type)) {
    const what = entry.kind === 'function' ? `has type ${type}` : `is a ${entry.kind}`
    throw refusal(
      `its export "${printable(name)}" ${what}, but a handler is ${HANDLER_TYPES.join(' or ')}`
    )
  }
}

function listHandlers(exports: readonly ModuleExport[]): string {
  const names = exports
    .filter(
      (entry) => entry.kind === 'function' && HANDLER_TYPES.includes(formatFunctionType(entry))
    )
    .map((entry) => `"${printable(entry.name)}"`)
  if (names.length === 0) return 'no handler at all'
  return (
    names.slice(0, MAX_NAMES_LISTED).join(', ') + (names.length > MAX_NAMES_LISTED ? ', …' : '')
  )
}

function checkImport(entry: ModuleImport): Provided {
  const label = `"${printable(entry.module)}" "${printable(entry.name)}"`
  if (entry.kind !== 'function')
    throw refusal(`it imports the ${entry.kind} ${label}; only functions can be imported`)
  const provided = findProvided(entry)
  if (provided === undefined) {
    throw refusal(
      isHostModule(entry.module)
        ? `it imports ${label}, which does not exist`
        : `it imports ${label}, but nothing provides the module "${printable(entry.module)}"`
    )
  }
  const types = [provided.function, ...(provided.function.legacy ?? [])]
  if (!types.some((type) => sameFunctionType(type, entry))) {
    throw refusal(
      `it imports ${label} as ${formatFunctionType(entry)}, but its type is ${formatFunctionType(provided.function)}`
    )
  }
  return provided
}

function refusal(reason: string): CloudError {
  return new CloudError('failed_precondition', `Cannot deploy module: ${reason}`)
}
