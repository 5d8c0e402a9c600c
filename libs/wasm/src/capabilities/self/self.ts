import { ERRNO } from '../../gen/abi.ts'
import type { GuestContext, GuestInstance } from '../../guest/guest-instance.ts'
import type { Capability } from '../capability.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'
import { writeBytes, writeCell } from '../guest-text.ts'

/** What a guest may know of itself, by the name that its two functions share. */
const FACTS: Readonly<Record<string, (context: GuestContext) => string>> = {
  selfProject: ({ project }) => project,
  selfApplication: ({ application }) => application,
  selfId: ({ function: id }) => id,
  selfCommit: ({ commit = '' }) => commit,
  // The plain name, not the list that the original gives (abi §11).
  selfBranch: ({ branch = '' }) => branch
}

/** Tells a guest which function of which release it is. */
export const selfCapability: Capability = {
  name: 'self',
  provides: () => abiFunctions('self'),
  checkGrants: needsNoGrant,
  createState: (instance) => ({ bind: (name) => bindFact(instance, name) })
}

function bindFact({ context, memory }: GuestInstance, name: string): WebAssembly.HostCallable {
  const isSize = name.endsWith('Size')
  const fact = FACTS[isSize ? name.slice(0, -'Size'.length) : name]
  if (fact === undefined) throw new RangeError(`The self capability has no function ${name}`)
  const bytes = Buffer.from(fact(context))
  if (isSize) return (cell: number) => writeCell(memory, cell >>> 0, bytes.length)
  return (buffer: number) =>
    bytes.length === 0 ? ERRNO.NONE : writeBytes(memory, buffer >>> 0, bytes)
}
