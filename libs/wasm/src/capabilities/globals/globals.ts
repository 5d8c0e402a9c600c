import { ERRNO } from '../../gen/abi.ts'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import { askBackend } from '../ask-backend.ts'
import type { Capability } from '../capability.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'
import { guestText, writeBytes, writeCell } from '../guest-text.ts'
import type { GlobalRequest, GlobalsBackend } from './globals-backend.ts'

interface Scope {
  readonly instance: GuestInstance
  readonly backend: GlobalsBackend
  /** What a size call read, for the call that follows it. */
  readonly read: Map<string, Uint8Array>
}
type GlobalsFunction = (scope: Scope) => WebAssembly.HostCallable

const MAX_NAME_BYTES = 1024

const FUNCTIONS: Readonly<Record<string, GlobalsFunction>> = {
  getGlobalValueSize: (scope) =>
    sizeWith(scope, (request, options) => scope.backend.get(request, options)),
  getOrCreateGlobalValueSize: (scope) =>
    sizeWith(scope, (request, options) => scope.backend.getOrCreate(request, options)),
  getGlobalValue,
  putGlobalValue
}

/** Gives a guest the values that the functions of its project share (abi §5.11). */
export const globalsCapability: Capability = {
  name: 'globals',
  provides: () => abiFunctions('globals'),
  checkGrants: needsNoGrant,
  createState: (instance) => {
    const backend = instance.backends.globals
    const read = new Map<string, Uint8Array>()
    return {
      bind: (name) => {
        const make = FUNCTIONS[name]
        if (make === undefined)
          throw new RangeError(`The globals capability has no function ${name}`)
        return backend === undefined
          ? () => ERRNO.DATABASE_CREATE_FAILED
          : make({ instance, backend, read })
      },
      end: () => read.clear()
    }
  }
}

function sizeWith(
  { instance, read }: Scope,
  get: (request: GlobalRequest, options: { signal: AbortSignal }) => Promise<{ value?: Uint8Array }>
): WebAssembly.HostCallable {
  return (address: number, length: number, application: number, fn: number, cell: number) => {
    const { memory, signal } = instance
    if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    if (!memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
    const request = requestOf(instance, { address, length, application, fn })
    if (request === undefined) return ERRNO.DATABASE_KEY_NOT_FOUND
    return askBackend(instance, get(request, { signal }), {
      done: ({ value }) => {
        read.clear()
        if (value === undefined) return ERRNO.DATABASE_KEY_NOT_FOUND
        read.set(keyOf(request), value)
        return writeCell(memory, cell >>> 0, value.length)
      },
      failed: (code) =>
        code === 'resource_exhausted' ? ERRNO.DATABASE_PUT_FAILED : ERRNO.DATABASE_GET_FAILED
    })
  }
}

function getGlobalValue({ instance, backend, read }: Scope): WebAssembly.HostCallable {
  return (address: number, length: number, application: number, fn: number, buffer: number) => {
    const { memory, signal } = instance
    if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const request = requestOf(instance, { address, length, application, fn })
    if (request === undefined) return ERRNO.DATABASE_GET_FAILED
    const known = read.get(keyOf(request))
    read.clear()
    if (known !== undefined) return writeBytes(memory, buffer >>> 0, known)
    return askBackend(instance, backend.get(request, { signal }), {
      done: ({ value }) =>
        value === undefined ? ERRNO.DATABASE_GET_FAILED : writeBytes(memory, buffer >>> 0, value),
      failed: () => ERRNO.DATABASE_GET_FAILED
    })
  }
}

/** The last parameter is the capacity of the guest's slice, which means nothing here. */
function putGlobalValue({ instance, backend, read }: Scope): WebAssembly.HostCallable {
  return (
    address: number,
    length: number,
    application: number,
    fn: number,
    data: number,
    size: number
  ) => {
    const { memory, signal } = instance
    if (!memory.has(address >>> 0, length >>> 0) || !memory.has(data >>> 0, size >>> 0))
      return ERRNO.ADDRESS_OUT_OF_MEMORY
    const request = requestOf(instance, { address, length, application, fn })
    if (request === undefined) return ERRNO.DATABASE_KEY_NOT_FOUND
    read.clear()
    const value = new Uint8Array(memory.view(data >>> 0, size >>> 0))
    return askBackend(instance, backend.put({ ...request, value }, { signal }), {
      done: () => ERRNO.NONE,
      failed: () => ERRNO.DATABASE_KEY_NOT_FOUND
    })
  }
}

function requestOf(
  { memory, context }: GuestInstance,
  o: { address: number; length: number; application: number; fn: number }
): GlobalRequest | undefined {
  const bounds = { length: o.length >>> 0, maxBytes: MAX_NAME_BYTES }
  const name = guestText(memory, o.address >>> 0, bounds)
  if (name === undefined) return undefined
  return { context, name, application: o.application === 1, function: o.fn === 1 }
}

function keyOf({ name, application, function: ofFunction }: GlobalRequest): string {
  return `${String(application)} ${String(ofFunction)} ${name}`
}
