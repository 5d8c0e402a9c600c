import { abiFunctions, needsNoGrant } from '../capability.ts'
import type { Capability } from '../capability.ts'
import { p2pEventFunctions } from './p2p-event-functions.ts'
import { P2PNode } from './p2p-node.ts'

/** Lets a guest answer commands on a service's protocol, and send them. */
export const p2pCapability: Capability = {
  name: 'p2p',
  provides: () => [...abiFunctions('p2p-event'), ...abiFunctions('p2p-node')],
  checkGrants: needsNoGrant,
  createState: (instance) => {
    const node = new P2PNode(instance)
    const functions = node.functions()
    return {
      bind: (name) => {
        const callable = p2pEventFunctions[name]?.(instance) ?? functions[name]
        if (callable === undefined) throw new RangeError(`The p2p capability has no ${name}`)
        return callable
      },
      restore: () => {
        node.reset()
      }
    }
  }
}
