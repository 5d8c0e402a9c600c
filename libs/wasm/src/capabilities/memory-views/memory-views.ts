import { ERRNO } from '../../gen/abi.ts'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import type { GuestMemory } from '../../guest/guest-memory.ts'
import type { Capability } from '../capability.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'
import { writeCell } from '../guest-text.ts'
import { HandleTable } from '../handle-table.ts'

/** Views that one call may have. */
const MAX_VIEWS = 4_096

/** A range of the memory of the module that made it. It is read when it is asked for, so the owner keeps it alive. */
interface MemoryView {
  readonly memory: GuestMemory
  readonly address: number
  readonly size: number
  readonly isClosable: boolean
}

type ViewFunction = (
  instance: GuestInstance,
  views: HandleTable<MemoryView>
) => WebAssembly.HostCallable

const FUNCTIONS: Readonly<Record<string, ViewFunction>> = {
  memoryViewNew:
    ({ memory }, views) =>
    (buffer: number, size: number, closable: number, cell: number) => {
      if (closable !== 0 && closable !== 1) return ERRNO.INVALID_BOOL
      if (!memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
      if (views.isFull) return ERRNO.MEMORY_VIEW_NOT_FOUND
      const view = { memory, address: buffer >>> 0, size: size >>> 0, isClosable: closable === 1 }
      return writeCell(memory, cell >>> 0, views.add(view))
    },
  memoryViewOpen:
    ({ memory }, views) =>
    (id: number, closableCell: number, sizeCell: number) => {
      const view = views.get(id)
      if (view === undefined) return ERRNO.MEMORY_VIEW_NOT_FOUND
      if (!memory.writeU32(closableCell >>> 0, Number(view.isClosable))) {
        return ERRNO.MEMORY_WRITE_FAILED
      }
      return writeCell(memory, sizeCell >>> 0, view.size)
    },
  memoryViewRead:
    ({ memory }, views) =>
    (id: number, offset: number, count: number, buffer: number, cell: number) => {
      const view = views.get(id)
      if (view === undefined) return ERRNO.MEMORY_VIEW_NOT_FOUND
      const from = offset >>> 0
      if (from >= view.size) return ERRNO.ADDRESS_OUT_OF_MEMORY
      const length = Math.min(count >>> 0, view.size - from)
      const isReadable = view.memory.has(view.address + from, length)
      if (!isReadable || !memory.has(buffer >>> 0, length)) return ERRNO.ADDRESS_OUT_OF_MEMORY
      if (!memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
      memory.write(buffer >>> 0, view.memory.view(view.address + from, length))
      return writeCell(memory, cell >>> 0, length)
    },
  memoryViewClose: (_, views) => (id: number) => {
    views.delete(id)
  },
  memoryViewSize:
    ({ memory }, views) =>
    (id: number, cell: number) => {
      const view = views.get(id)
      return view === undefined
        ? ERRNO.ADDRESS_OUT_OF_MEMORY
        : writeCell(memory, cell >>> 0, view.size)
    }
}

/** Lets the modules of an instance read each other's memory by id (abi §9). Ids begin at 1 and end with the call. */
export const memoryViewsCapability: Capability = {
  name: 'memory-views',
  provides: () => abiFunctions('i2mv-memview', { removed: true }),
  checkGrants: needsNoGrant,
  createState: (instance) => {
    const views = new HandleTable<MemoryView>(MAX_VIEWS, 1)
    return {
      bind: (name) => {
        const make = FUNCTIONS[name]
        if (make === undefined) throw new RangeError(`There is no memory view function ${name}`)
        return make(instance, views)
      },
      end: () => {
        views.clear()
      }
    }
  }
}
