import { ERRNO } from '../../gen/abi.ts'
import { askBackend } from '../ask-backend.ts'
import type { Capability } from '../capability.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'
import { guestText, writeBytes, writeCell } from '../guest-text.ts'
import { encodeStringList } from '../string-list.ts'
import { fileFunctions, fileNameAt } from './file-functions.ts'
import { StorageState } from './storage-state.ts'
import type { OpenStorage, StorageFunction, StorageScope } from './storage-state.ts'

const MAX_MATCH_BYTES = 1024
/** Answers that one storage keeps between the calls of a pair. */
const MAX_ANSWERS = 16

/** A text about a storage that is read by a size call and a call that takes it. */
interface Text {
  readonly key: string
  readonly failed: number
  fetch(scope: StorageScope, storage: OpenStorage, name: string): Promise<Uint8Array>
}

const files: Text = {
  key: 'files',
  failed: ERRNO.STORAGE_LIST_FAILED,
  fetch: async ({ instance: { context, signal }, backend }, { match }) => {
    const list = await backend.list({ context, match }, { signal })
    const items = list.files.map(({ name, version }) => `/file/${name}/${String(version)}`)
    // Guests trap on an empty buffer (abi §11.5).
    return Buffer.from(items.length === 0 ? '\0' : encodeStringList(items))
  }
}

const used: Text = {
  key: 'used',
  failed: ERRNO.LISTING_USED_SPACE_FAILED,
  fetch: async ({ instance: { context, signal }, backend }, { match }) => {
    const { bytes } = await backend.used({ context, match }, { signal })
    return Buffer.from(String(bytes))
  }
}

const versions: Text = {
  key: 'versions',
  failed: ERRNO.LIST_FILE_VERSIONS_FAILED,
  fetch: async ({ instance: { context, signal }, backend }, { match }, name) => {
    const list = await backend.versions({ context, match, name }, { signal })
    return Buffer.from(encodeStringList(list.versions.map(String)))
  }
}

const FUNCTIONS: Readonly<Record<string, StorageFunction>> = {
  storageNew: (scope) => opener(scope, 'open', ERRNO.DATABASE_CREATE_FAILED),
  storageGet: (scope) => opener(scope, 'reopen', ERRNO.STORAGE_NOT_FOUND),
  storageListFilesSize: sizeOf(files),
  storageListFiles: readOf(files),
  storageListVersionsSize: namedSizeOf(versions),
  storageListVersions: namedReadOf(versions),
  storageCurrentVersionSize: currentVersionSize,
  storageCurrentVersion: (scope) => (address: number, length: number, buffer: number) => {
    const { memory } = scope.instance
    if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const version = scope.state.current.get(fileNameAt(scope, address, length))
    if (version === undefined) return ERRNO.ADDRESS_OUT_OF_MEMORY
    return writeBytes(memory, buffer >>> 0, Buffer.from(version))
  },
  storageUsedSize: sizeOf(used),
  storageUsed: readOf(used),
  storageCapacitySize:
    ({ instance, state }) =>
    (id: number, cell: number) => {
      const storage = state.storages.get(id)
      if (storage === undefined) return ERRNO.EVENT_NOT_FOUND
      return writeCell(instance.memory, cell >>> 0, storage.capacity.length)
    },
  storageCapacity:
    ({ instance, state }) =>
    (id: number, buffer: number) => {
      const storage = state.storages.get(id)
      if (storage === undefined) return ERRNO.EVENT_NOT_FOUND
      return writeBytes(instance.memory, buffer >>> 0, Buffer.from(storage.capacity))
    },
  ...fileFunctions
}

/** Gives a guest the storages of its project and application (abi §9). */
export const storageCapability: Capability = {
  name: 'storage',
  provides: () => abiFunctions('storage'),
  checkGrants: needsNoGrant,
  createState: (instance) => {
    const { storages: backend, content } = instance.backends
    const state = new StorageState()
    return {
      bind: (name) => {
        const make = FUNCTIONS[name]
        if (make === undefined)
          throw new RangeError(`The storage capability has no function ${name}`)
        return backend === undefined || content === undefined
          ? () => absence(name)
          : make({ instance, state, backend, content })
      },
      end: () => state.clear()
    }
  }
}

function absence(name: string): number {
  if (name === 'storageNew') return ERRNO.DATABASE_CREATE_FAILED
  return name === 'storageGet' || name === 'storageCid'
    ? ERRNO.STORAGE_NOT_FOUND
    : ERRNO.EVENT_NOT_FOUND
}

function opener(
  { instance, state, backend }: StorageScope,
  how: 'open' | 'reopen',
  failure: number
): WebAssembly.HostCallable {
  return (address: number, length: number, cell: number) => {
    const { memory, context, signal } = instance
    if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    if (!memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
    const bounds = { length: length >>> 0, maxBytes: MAX_MATCH_BYTES }
    const match = guestText(memory, address >>> 0, bounds)
    if (match === undefined || state.storages.isFull) return failure
    return askBackend(instance, backend[how]({ context, match }, { signal }), {
      done: ({ capacityBytes }) =>
        writeCell(memory, cell >>> 0, state.openStorage(match, capacityBytes)),
      failed: () => failure
    })
  }
}

function sizeOf(text: Text): StorageFunction {
  return (scope) => (id: number, cell: number) => size(scope, text, { id, cell, name: '' })
}

function readOf(text: Text): StorageFunction {
  return (scope) => (id: number, buffer: number) => read(scope, text, { id, buffer, name: '' })
}

function namedSizeOf(text: Text): StorageFunction {
  return (scope) => (id: number, address: number, length: number, cell: number) => {
    if (scope.state.storages.get(id) === undefined) return ERRNO.EVENT_NOT_FOUND
    if (!scope.instance.memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const name = fileNameAt(scope, address, length)
    return name === '' ? text.failed : size(scope, text, { id, cell, name })
  }
}

function namedReadOf(text: Text): StorageFunction {
  return (scope) => (id: number, address: number, length: number, buffer: number) => {
    if (scope.state.storages.get(id) === undefined) return ERRNO.EVENT_NOT_FOUND
    if (!scope.instance.memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const name = fileNameAt(scope, address, length)
    return name === '' ? text.failed : read(scope, text, { id, buffer, name })
  }
}

function size(
  scope: StorageScope,
  text: Text,
  { id, cell, name }: { id: number; cell: number; name: string }
): number {
  const { memory } = scope.instance
  const storage = scope.state.storages.get(id)
  if (storage === undefined) return ERRNO.EVENT_NOT_FOUND
  if (!memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
  return askBackend(scope.instance, text.fetch(scope, storage, name), {
    done: (bytes) => {
      if (storage.answers.size >= MAX_ANSWERS) storage.answers.clear()
      storage.answers.set(`${text.key} ${name}`, bytes)
      return writeCell(memory, cell >>> 0, bytes.length)
    },
    failed: () => text.failed
  })
}

function read(
  scope: StorageScope,
  text: Text,
  { id, buffer, name }: { id: number; buffer: number; name: string }
): number {
  const { memory } = scope.instance
  const storage = scope.state.storages.get(id)
  if (storage === undefined) return ERRNO.EVENT_NOT_FOUND
  const key = `${text.key} ${name}`
  const known = storage.answers.get(key)
  storage.answers.delete(key)
  if (known !== undefined) return writeBytes(memory, buffer >>> 0, known)
  return askBackend(scope.instance, text.fetch(scope, storage, name), {
    done: (bytes) => writeBytes(memory, buffer >>> 0, bytes),
    failed: () => text.failed
  })
}

function currentVersionSize(scope: StorageScope): WebAssembly.HostCallable {
  const { instance, state, backend } = scope
  return (id: number, address: number, length: number, cell: number) => {
    const { memory, context, signal } = instance
    const storage = state.storages.get(id)
    if (storage === undefined || !memory.has(address >>> 0, length >>> 0))
      return ERRNO.ADDRESS_OUT_OF_MEMORY
    if (!memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
    const name = fileNameAt(scope, address, length)
    if (name === '') return ERRNO.LIST_FILE_VERSIONS_FAILED
    const request = { context, match: storage.match, name }
    return askBackend(instance, backend.versions(request, { signal }), {
      done: (list) => {
        const version = String(list.versions.at(-1) ?? 0)
        state.setCurrent(name, version)
        return writeCell(memory, cell >>> 0, version.length)
      },
      failed: () => ERRNO.LIST_FILE_VERSIONS_FAILED
    })
  }
}
