import { ERRNO } from '../../gen/abi.ts'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import type { Capability } from '../capability.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'
import { writeCell } from '../guest-text.ts'
import { HandleTable } from '../handle-table.ts'
import { ByteFifo } from './byte-fifo.ts'

/** Fifos that one call may have. */
const MAX_FIFOS = 1_024
/** Bytes that may wait in one fifo. */
const MAX_WAITING_BYTES = 1024 * 1024
/** No fifo has this id: what `fifoNew` answers when there are too many. */
const NO_FIFO = 0

type FifoFunction = (
  instance: GuestInstance,
  fifos: HandleTable<ByteFifo>
) => WebAssembly.HostCallable

const FUNCTIONS: Readonly<Record<string, FifoFunction>> = {
  fifoNew: (_, fifos) => (isCloser: number) =>
    fifos.isFull ? NO_FIFO : fifos.add(new ByteFifo(isCloser === 1, MAX_WAITING_BYTES)),
  fifoPush: (_, fifos) => (id: number, byte: number) => {
    const fifo = fifos.get(id)
    if (fifo === undefined) return ERRNO.FIFO_NOT_FOUND
    return fifo.push(byte & 0xff) ? ERRNO.NONE : ERRNO.FIFO_DATATYPE_INVALID
  },
  fifoPop:
    ({ memory }, fifos) =>
    (id: number, cell: number) => {
      const fifo = fifos.get(id)
      if (fifo === undefined) return ERRNO.FIFO_NOT_FOUND
      if (!memory.has(cell >>> 0, 1)) return ERRNO.ADDRESS_OUT_OF_MEMORY
      const byte = fifo.pop()
      if (byte === undefined) return ERRNO.EOF
      memory.bytes()[cell >>> 0] = byte
      return ERRNO.NONE
    },
  fifoIsCloser:
    ({ memory }, fifos) =>
    (id: number, cell: number) => {
      const fifo = fifos.get(id)
      return fifo === undefined
        ? ERRNO.FIFO_NOT_FOUND
        : writeCell(memory, cell >>> 0, Number(fifo.isCloser))
    },
  fifoClose: (_, fifos) => (id: number) => {
    fifos.delete(id)
  }
}

/** Byte queues that the modules of an instance share (abi §9). Ids begin at 1 and end with the call. */
export const fifosCapability: Capability = {
  name: 'fifos',
  provides: () => abiFunctions('i2mv-fifo'),
  checkGrants: needsNoGrant,
  createState: (instance) => {
    const fifos = new HandleTable<ByteFifo>(MAX_FIFOS, 1)
    return {
      bind: (name) => {
        const make = FUNCTIONS[name]
        if (make === undefined) throw new RangeError(`There is no fifo function ${name}`)
        return make(instance, fifos)
      },
      end: () => {
        fifos.clear()
      }
    }
  }
}
