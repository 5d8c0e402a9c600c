import { ERRNO } from '../../gen/abi.ts'
import type { GuestBackends } from '../../guest/guest-backends.ts'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import { askBackend } from '../ask-backend.ts'
import { writeBytes, writeCell } from '../guest-text.ts'
import type { HandleTable } from '../handle-table.ts'
import { CID_BUFFER_BYTES, parseBinaryCid } from './binary-cid.ts'
import type { ContentBackend } from './content-backend.ts'
import { ByteBudget, ContentFile, MAX_OPEN_BYTES, MAX_THREAD_BYTES } from './content-file.ts'

/** Files that one instance, or one of its clients, may have open. */
export const MAX_OPEN_FILES = 64

/** Instances of one thread share its backends, and so its budget. */
const threadBudgets = new WeakMap<GuestBackends, ByteBudget>()

/** The bytes that the open files of an instance may have. */
export function budgetOf({ backends }: GuestInstance): ByteBudget {
  let shared = threadBudgets.get(backends)
  if (shared === undefined) {
    shared = new ByteBudget(MAX_THREAD_BYTES)
    threadBudgets.set(backends, shared)
  }
  return new ByteBudget(MAX_OPEN_BYTES, shared)
}

export interface FileScope {
  readonly instance: GuestInstance
  readonly backend: ContentBackend
  readonly files: HandleTable<ContentFile>
  readonly budget: ByteBudget
}

/** Makes an empty file. @returns the error number */
export function createFile({ instance, files, budget }: FileScope, cell: number): number {
  const { memory } = instance
  if (!memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
  if (files.isFull) return ERRNO.CREATING_NEW_FILE
  return writeCell(memory, cell >>> 0, files.add(new ContentFile(budget)))
}

/** Opens a file by content id, at position 0. @param absent what to answer when it cannot be fetched */
export function openFile(
  scope: FileScope,
  o: { cell: number; cidAddress: number; absent: number }
): number {
  const { instance, files, budget } = scope
  const { memory } = instance
  const cell = o.cell >>> 0
  const address = o.cidAddress >>> 0
  const room = Math.min(CID_BUFFER_BYTES, memory.bytes().length - address)
  if (room <= 0) return ERRNO.ADDRESS_OUT_OF_MEMORY
  if (!memory.has(cell, 4)) return ERRNO.MEMORY_WRITE_FAILED
  const cid = parseBinaryCid(memory.copy(address, room))
  if (cid === undefined) return ERRNO.INVALID_CID
  if (files.isFull) return ERRNO.CREATING_NEW_FILE
  const file = new ContentFile(budget, cid)
  return askBackend(instance, copyInto(scope, file), {
    done: (fits) => {
      if (!fits) {
        file.close()
        return ERRNO.WRITING_FILE
      }
      file.seek(0n, 0)
      return writeCell(memory, cell, files.add(file))
    },
    failed: () => {
      file.close()
      return o.absent
    }
  })
}

/** Whatever ends it early gives the bytes back: nobody is told when the call has ended meanwhile. */
async function copyInto(scope: FileScope, file: ContentFile): Promise<boolean> {
  const { backend, instance } = scope
  const { context, signal } = instance
  const cid = file.cid ?? new Uint8Array()
  let start = 0
  let total: number
  try {
    do {
      const { bytes, size } = await backend.read({ context, cid, start }, { signal })
      total = size
      const isWhole = bytes.length > 0 || start >= size
      if (signal.aborted || !isWhole || !file.write(bytes)) {
        file.close()
        return false
      }
      start += bytes.length
    } while (start < total)
    return true
  } catch (error) {
    file.close()
    throw error
  }
}

export function readFile(
  { memory }: GuestInstance,
  file: ContentFile,
  o: { buffer: number; capacity: number; cell: number }
): number {
  const capacity = o.capacity >>> 0
  if (!memory.has(o.buffer >>> 0, capacity)) return ERRNO.ADDRESS_OUT_OF_MEMORY
  // The ABI lists no 12 here: a cell outside counts as an address outside.
  if (!memory.has(o.cell >>> 0, 4)) return ERRNO.ADDRESS_OUT_OF_MEMORY
  if (file.closed) return ERRNO.HTTP_READ_BODY
  const bytes = file.read(capacity)
  memory.write(o.buffer >>> 0, bytes)
  memory.writeU32(o.cell >>> 0, bytes.length)
  return bytes.length === 0 && capacity > 0 ? ERRNO.EOF : ERRNO.NONE
}

export function writeFile(
  { memory }: GuestInstance,
  file: ContentFile,
  o: { buffer: number; length: number; cell: number }
): number {
  const length = o.length >>> 0
  if (!memory.has(o.buffer >>> 0, length)) return ERRNO.ADDRESS_OUT_OF_MEMORY
  if (!memory.has(o.cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
  if (file.closed || !file.write(memory.view(o.buffer >>> 0, length))) return ERRNO.WRITING_FILE
  return writeCell(memory, o.cell >>> 0, length)
}

export function seekFile(
  { memory }: GuestInstance,
  file: ContentFile,
  o: { offset: bigint; whence: number; cell: number }
): number {
  if (!memory.has(o.cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
  if (o.whence >>> 0 > 2) return ERRNO.INVALID_WHENCE
  const position = file.closed ? undefined : file.seek(o.offset, o.whence >>> 0)
  if (position === undefined) return ERRNO.SEEKING_FILE
  return writeCell(memory, o.cell >>> 0, position >>> 0)
}

export function cidOfFile({ memory }: GuestInstance, file: ContentFile, address: number): number {
  return file.cid === undefined ? ERRNO.INVALID_CID : writeBytes(memory, address >>> 0, file.cid)
}

/** Keeps the whole file, wherever its position is, and writes its content id. */
export function pushFile(
  { instance, backend }: FileScope,
  file: ContentFile,
  address: number
): number {
  const { memory, context, signal } = instance
  if (!memory.has(address >>> 0, CID_OUT_BYTES)) return ERRNO.ADDRESS_OUT_OF_MEMORY
  if (file.closed) return ERRNO.ADD_FILE_FAILED
  const pushed = backend.push({ context, bytes: file.bytes() }, { signal })
  return askBackend(instance, pushed, {
    done: ({ cid }) => writeBytes(memory, address >>> 0, cid),
    failed: () => ERRNO.ADD_FILE_FAILED
  })
}

/** A content id of a file: version 1, dag-pb, SHA-256. */
const CID_OUT_BYTES = 36
