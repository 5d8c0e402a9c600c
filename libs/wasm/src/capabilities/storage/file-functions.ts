import { ERRNO } from '../../gen/abi.ts'
import { askBackend } from '../ask-backend.ts'
import { guestText, writeBytes, writeCell } from '../guest-text.ts'
import type { OpenStorage, ReadingFile, StorageFunction, StorageScope } from './storage-state.ts'

const MAX_NAME_BYTES = 512
/** Room that a content id needs: version 1, dag-pb, SHA-256. */
const CID_BYTES = 36

/** Functions of files of a storage (abi §9). */
export const fileFunctions: Readonly<Record<string, StorageFunction>> = {
  storageAddFile: addFile,
  storageGetFile: getFile,
  storageReadFile: readFile,
  storageCloseFile:
    ({ state }) =>
    (id: number, fileId: number) => {
      const storage = state.storages.get(id)
      if (storage === undefined) return ERRNO.EVENT_NOT_FOUND
      return storage.files.delete(fileId) ? ERRNO.NONE : ERRNO.ADDRESS_OUT_OF_MEMORY
    },
  storageDeleteFile: deleteFile,
  storageCid: fileCid
}

/** The name of a file; `''` when it cannot be one. The range must have been checked. */
export function fileNameAt({ instance }: StorageScope, address: number, length: number): string {
  const bounds = { length: length >>> 0, maxBytes: MAX_NAME_BYTES }
  const name = guestText(instance.memory, address >>> 0, bounds)
  return name === undefined || name.includes('\0') ? '' : name
}

function addFile(scope: StorageScope): WebAssembly.HostCallable {
  const { instance, state, backend } = scope
  return (...args: number[]) => {
    const [id = 0, address = 0, length = 0, cell = 0, data = 0, size = 0, overWrite = 0] = args
    const { memory, context, signal } = instance
    const storage = state.storages.get(id)
    if (storage === undefined) return ERRNO.EVENT_NOT_FOUND
    if (!memory.has(address >>> 0, length >>> 0) || !memory.has(data >>> 0, size >>> 0))
      return ERRNO.ADDRESS_OUT_OF_MEMORY
    if (!memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
    const name = fileNameAt(scope, address, length)
    if (name === '') return ERRNO.ADD_FILE_FAILED
    storage.answers.clear()
    const request = {
      context,
      match: storage.match,
      name,
      bytes: new Uint8Array(memory.view(data >>> 0, size >>> 0)),
      overwrite: overWrite === 1
    }
    return askBackend(instance, backend.add(request, { signal }), {
      done: ({ version }) => writeCell(memory, cell >>> 0, version),
      failed: () => ERRNO.ADD_FILE_FAILED
    })
  }
}

function getFile(scope: StorageScope): WebAssembly.HostCallable {
  const { instance, state, backend } = scope
  return (...args: number[]) => {
    const [id = 0, address = 0, length = 0, version = 0, cell = 0] = args
    const { memory, context, signal } = instance
    const storage = state.storages.get(id)
    if (storage === undefined) return ERRNO.EVENT_NOT_FOUND
    if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    if (!memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
    const name = fileNameAt(scope, address, length)
    if (name === '') return ERRNO.STORAGE_GET_META_FAILED
    if (storage.files.isFull) return ERRNO.GET_FILE_FAILED
    const request = { context, match: storage.match, name, version: version >>> 0 }
    return askBackend(instance, backend.get(request, { signal }), {
      done: ({ cid, size, head }) => {
        const file = { cid, size, position: 0, piece: head, pieceStart: 0 }
        return writeCell(memory, cell >>> 0, storage.files.add(file))
      },
      failed: (code) =>
        code === 'not_found' ? ERRNO.STORAGE_GET_META_FAILED : ERRNO.GET_FILE_FAILED
    })
  }
}

/** A read that exactly fills the buffer gives 0, also at the end: guests take an early 8 for a failure (abi §6). */
function readFile({ instance, state, content }: StorageScope): WebAssembly.HostCallable {
  const { memory } = instance
  const deliver = (file: ReadingFile, o: { buffer: number; capacity: number; cell: number }) => {
    const start = file.position - file.pieceStart
    const bytes = file.piece.subarray(start, start + o.capacity)
    memory.write(o.buffer, bytes)
    file.position += bytes.length
    memory.writeU32(o.cell, bytes.length)
    return bytes.length === 0 && o.capacity > 0 ? ERRNO.EOF : ERRNO.NONE
  }
  return (id: number, fileId: number, address: number, size: number, count: number) => {
    const storage = state.storages.get(id)
    if (storage === undefined) return ERRNO.EVENT_NOT_FOUND
    const file = storage.files.get(fileId)
    const range = { buffer: address >>> 0, capacity: size >>> 0, cell: count >>> 0 }
    const isInside = memory.has(range.buffer, range.capacity) && memory.has(range.cell, 4)
    if (file === undefined || !isInside) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const isHere = file.position < file.pieceStart + file.piece.length
    if (isHere || file.position >= file.size || range.capacity === 0) return deliver(file, range)
    const { context, signal } = instance
    const request = { context, cid: file.cid, start: file.position }
    return askBackend(instance, content.read(request, { signal }), {
      done: ({ bytes }) => {
        if (bytes.length === 0) return ERRNO.HTTP_READ_BODY
        file.pieceStart = file.position
        file.piece = bytes
        return deliver(file, range)
      },
      failed: () => ERRNO.HTTP_READ_BODY
    })
  }
}

function deleteFile(scope: StorageScope): WebAssembly.HostCallable {
  const { instance, state, backend } = scope
  return (...args: number[]) => {
    const [id = 0, address = 0, length = 0, version = 0, all = 0] = args
    const { memory, context, signal } = instance
    const storage = state.storages.get(id)
    if (storage === undefined) return ERRNO.EVENT_NOT_FOUND
    if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const name = fileNameAt(scope, address, length)
    if (name === '') return ERRNO.DELETE_FILE_FAILED
    storage.answers.clear()
    const which = { version: version >>> 0, all: all === 1 }
    const request = { context, match: storage.match, name, ...which }
    return askBackend(instance, backend.remove(request, { signal }), {
      done: () => ERRNO.NONE,
      failed: () => ERRNO.DELETE_FILE_FAILED
    })
  }
}

function fileCid(scope: StorageScope): WebAssembly.HostCallable {
  const { instance, state, backend } = scope
  return (id: number, address: number, length: number, out: number) => {
    const { memory, context, signal } = instance
    const storage: OpenStorage | undefined = state.storages.get(id)
    if (storage === undefined) return ERRNO.STORAGE_NOT_FOUND
    const isInside = memory.has(address >>> 0, length >>> 0) && memory.has(out >>> 0, CID_BYTES)
    if (!isInside) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const name = fileNameAt(scope, address, length)
    if (name === '') return ERRNO.STORAGE_GET_META_FAILED
    const request = { context, match: storage.match, name, version: 0 }
    return askBackend(instance, backend.get(request, { signal }), {
      done: ({ cid }) => writeBytes(memory, out >>> 0, cid),
      failed: () => ERRNO.STORAGE_GET_META_FAILED
    })
  }
}
