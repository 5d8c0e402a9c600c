import { abiFunctions, needsNoGrant } from '../capability.ts'
import type { Capability } from '../capability.ts'

const NANOSECONDS_PER_MS = 1e6

/** The built-in module `env`: start-up notice, sleep and a line for the log of the node. */
export const envCapability: Capability = {
  name: 'env',
  provides: () => abiFunctions('env'),
  checkGrants: needsNoGrant,
  createState: (instance) => ({
    bind: (name) => {
      switch (name) {
        case '_sleep':
          return (duration: bigint) =>
            duration <= 0n ? 0 : instance.sleep(Number(duration) / NANOSECONDS_PER_MS, () => 0)
        case '_log':
          return (address: number, length: number) => {
            const { memory, output } = instance
            if (!memory.has(address >>> 0, length >>> 0)) return
            output.append('log', memory.view(address >>> 0, length >>> 0))
          }
        default:
          // Known modules return from _start right after _ready, so running _start to its end is equivalent.
          return () => undefined
      }
    }
  })
}
