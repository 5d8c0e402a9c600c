import { randomFillSync } from 'node:crypto'
import { ERRNO } from '../../gen/abi.ts'
import type { Capability } from '../capability.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'

/** Gives a guest bytes of the system's secure generator. */
export const randomCapability: Capability = {
  name: 'random',
  provides: () => abiFunctions('crypto'),
  checkGrants: needsNoGrant,
  createState: ({ memory }) => ({
    bind: () => (buffer: number, length: number, cell: number) => {
      const [address, size] = [buffer >>> 0, length >>> 0]
      if (!memory.has(address, size)) return ERRNO.ADDRESS_OUT_OF_MEMORY
      if (!memory.writeU64(cell >>> 0, BigInt(size))) return ERRNO.MEMORY_WRITE_FAILED
      if (size > 0) randomFillSync(memory.view(address, size))
      return ERRNO.NONE
    }
  })
}
