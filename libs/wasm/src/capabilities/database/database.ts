import { ERRNO } from '../../gen/abi.ts'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import { askBackend } from '../ask-backend.ts'
import type { Capability } from '../capability.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'
import { guestText, writeBytes, writeCell } from '../guest-text.ts'
import { HandleTable } from '../handle-table.ts'
import { encodeStringList } from '../string-list.ts'
import type { DatabaseBackend } from './database-backend.ts'

/** A database that a guest has open, and what a size call read for the call that follows it. */
interface OpenDatabase {
  readonly match: string
  value: { key: string; bytes: Uint8Array } | undefined
  list: { prefix: string; bytes: Uint8Array } | undefined
}

interface Scope {
  readonly instance: GuestInstance
  readonly backend: DatabaseBackend
  readonly open: HandleTable<OpenDatabase>
}
type DatabaseFunction = (scope: Scope) => WebAssembly.HostCallable

const MAX_OPEN = 64
const MAX_TEXT_BYTES = 1024

const FUNCTIONS: Readonly<Record<string, DatabaseFunction>> = {
  newDatabase,
  databaseGetSize: getSize,
  databaseGet: get,
  databasePut: put,
  databaseDelete: remove,
  databaseListSize: listSize,
  databaseList: list,
  databaseClose:
    ({ open }) =>
    (id: number) =>
      open.delete(id) ? ERRNO.NONE : ERRNO.DATABASE_NOT_FOUND
}

/** Gives a guest the key-value databases of its project and application (abi §9). */
export const databaseCapability: Capability = {
  name: 'database',
  provides: () => abiFunctions('database'),
  checkGrants: needsNoGrant,
  createState: (instance) => {
    const backend = instance.backends.databases
    const open = new HandleTable<OpenDatabase>(MAX_OPEN)
    return {
      bind: (name) => {
        const make = FUNCTIONS[name]
        if (make === undefined)
          throw new RangeError(`The database capability has no function ${name}`)
        return backend === undefined
          ? () => (name === 'newDatabase' ? ERRNO.DATABASE_CREATE_FAILED : ERRNO.DATABASE_NOT_FOUND)
          : make({ instance, backend, open })
      },
      end: () => open.clear()
    }
  }
}

function newDatabase({ instance, backend, open }: Scope): WebAssembly.HostCallable {
  return (address: number, length: number, cell: number) => {
    const { memory, context, signal } = instance
    if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    if (!memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
    const match = textAt(instance, address, length)
    if (match === undefined || open.isFull) return ERRNO.DATABASE_CREATE_FAILED
    return askBackend(instance, backend.open({ context, match }, { signal }), {
      done: () => {
        const id = open.add({ match, value: undefined, list: undefined })
        return writeCell(memory, cell >>> 0, id)
      },
      failed: () => ERRNO.DATABASE_CREATE_FAILED
    })
  }
}

/** Reads a key's value, from the size call before when it was for the same key. */
function fetchValue(
  { instance, backend }: Scope,
  o: { database: OpenDatabase; key: string; done: (value: Uint8Array) => number }
): number {
  const { context, signal } = instance
  const { database, key } = o
  const operation = backend.get({ context, match: database.match, key }, { signal })
  return askBackend(instance, operation, {
    done: ({ value }) => (value === undefined ? ERRNO.DATABASE_KEY_NOT_FOUND : o.done(value)),
    failed: () => ERRNO.DATABASE_GET_FAILED
  })
}

function getSize(scope: Scope): WebAssembly.HostCallable {
  const { instance, open } = scope
  return (id: number, address: number, length: number, cell: number) => {
    const { memory } = instance
    const database = open.get(id)
    if (database === undefined) return ERRNO.DATABASE_NOT_FOUND
    if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    if (!memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
    const key = textAt(instance, address, length)
    database.value = undefined
    // No value can be stored under what is no key.
    if (key === undefined) return ERRNO.DATABASE_KEY_NOT_FOUND
    const done = (bytes: Uint8Array): number => {
      if (bytes.length > 0) database.value = { key, bytes }
      return writeCell(memory, cell >>> 0, bytes.length)
    }
    return fetchValue(scope, { database, key, done })
  }
}

function get(scope: Scope): WebAssembly.HostCallable {
  const { instance, open } = scope
  return (id: number, address: number, length: number, buffer: number) => {
    const { memory } = instance
    const database = open.get(id)
    if (database === undefined) return ERRNO.DATABASE_NOT_FOUND
    if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const key = textAt(instance, address, length)
    if (key === undefined) return ERRNO.DATABASE_KEY_NOT_FOUND
    const done = (bytes: Uint8Array): number => writeBytes(memory, buffer >>> 0, bytes)
    const known = database.value
    database.value = undefined
    return known?.key === key ? done(known.bytes) : fetchValue(scope, { database, key, done })
  }
}

function put({ instance, backend, open }: Scope): WebAssembly.HostCallable {
  return (id: number, address: number, length: number, data: number, size: number) => {
    const { memory, context, signal } = instance
    const database = open.get(id)
    if (database === undefined) return ERRNO.DATABASE_NOT_FOUND
    if (!memory.has(address >>> 0, length >>> 0) || !memory.has(data >>> 0, size >>> 0))
      return ERRNO.ADDRESS_OUT_OF_MEMORY
    const key = textAt(instance, address, length)
    if (key === undefined) return ERRNO.DATABASE_PUT_FAILED
    database.value = undefined
    // A buffer of its own: what is posted to another thread takes the whole buffer along.
    const value = new Uint8Array(memory.view(data >>> 0, size >>> 0))
    const operation = backend.put({ context, match: database.match, key, value }, { signal })
    return askBackend(instance, operation, {
      done: () => ERRNO.NONE,
      failed: () => ERRNO.DATABASE_PUT_FAILED
    })
  }
}

function remove({ instance, backend, open }: Scope): WebAssembly.HostCallable {
  return (id: number, address: number, length: number) => {
    const { memory, context, signal } = instance
    const database = open.get(id)
    if (database === undefined) return ERRNO.DATABASE_NOT_FOUND
    if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const key = textAt(instance, address, length)
    if (key === undefined) return ERRNO.DATABASE_DELETE_FAILED
    database.value = undefined
    const operation = backend.delete({ context, match: database.match, key }, { signal })
    return askBackend(instance, operation, {
      done: () => ERRNO.NONE,
      failed: () => ERRNO.DATABASE_DELETE_FAILED
    })
  }
}

function fetchList(
  { instance, backend }: Scope,
  o: { database: OpenDatabase; prefix: string; done: (list: Uint8Array) => number }
): number {
  const { context, signal } = instance
  const request = { context, match: o.database.match, prefix: o.prefix }
  return askBackend(instance, backend.list(request, { signal }), {
    done: ({ keys }) => o.done(Buffer.from(encodeStringList(keys))),
    failed: () => ERRNO.DATABASE_LIST_FAILED
  })
}

function listSize(scope: Scope): WebAssembly.HostCallable {
  const { instance, open } = scope
  return (id: number, address: number, length: number, cell: number) => {
    const { memory } = instance
    const database = open.get(id)
    if (database === undefined) return ERRNO.DATABASE_NOT_FOUND
    if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    if (!memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
    const prefix = textAt(instance, address, length)
    if (prefix === undefined) return ERRNO.DATABASE_LIST_FAILED
    const done = (bytes: Uint8Array): number => {
      database.list = { prefix, bytes }
      return writeCell(memory, cell >>> 0, bytes.length)
    }
    return fetchList(scope, { database, prefix, done })
  }
}

function list(scope: Scope): WebAssembly.HostCallable {
  const { instance, open } = scope
  return (id: number, address: number, length: number, buffer: number) => {
    const { memory } = instance
    const database = open.get(id)
    if (database === undefined) return ERRNO.DATABASE_NOT_FOUND
    if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const prefix = textAt(instance, address, length)
    if (prefix === undefined) return ERRNO.DATABASE_LIST_FAILED
    const done = (bytes: Uint8Array): number => writeBytes(memory, buffer >>> 0, bytes)
    const known = database.list
    database.list = undefined
    return known?.prefix === prefix
      ? done(known.bytes)
      : fetchList(scope, { database, prefix, done })
  }
}

function textAt(instance: GuestInstance, address: number, length: number): string | undefined {
  const bounds = { length: length >>> 0, maxBytes: MAX_TEXT_BYTES }
  return guestText(instance.memory, address >>> 0, bounds)
}
