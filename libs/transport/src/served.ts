import type { Contract, Handlers, Methods } from './contract.ts'
import type { ServedMethod } from './server-call.ts'

/** The methods of a contract with their handlers, in the order that gives them their numbers. */
export function servedMethods<M extends Methods>(
  contract: Contract<M>,
  handlers: Handlers<M>
): ServedMethod[] {
  return Object.entries(contract.methods).map(([name, method]) => {
    const { allow, handle } = handlers[name as keyof M]
    // `Handlers` has checked the types per method; a link calls any of them with what the method's codec decoded.
    return { name, method, allow, handle: handle as ServedMethod['handle'] }
  })
}
