import { ERRNO } from '../../gen/abi.ts'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import type { Capability } from '../capability.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'
import { reportDenial } from '../report-denial.ts'
import { encodeStringList } from '../string-list.ts'
import type { DnsBackend, DnsRecordType } from './dns-backend.ts'
import { ResolverState } from './resolver-state.ts'

interface DnsScope {
  readonly instance: GuestInstance
  readonly state: ResolverState
  readonly backend: DnsBackend
}
type DnsFunction = (scope: DnsScope) => WebAssembly.HostCallable

/** Longest name of the DNS as text, with its dot. */
const MAX_NAME = 254
/** Longest address of a server, and name of a network. */
const MAX_SERVER = 512

const FUNCTIONS: Readonly<Record<string, DnsFunction>> = {
  dnsNewResolver:
    ({ instance, state }) =>
    (cell: number) => {
      if (!instance.memory.writeU32(cell >>> 0, state.count)) return ERRNO.MEMORY_WRITE_FAILED
      state.newResolver()
      return ERRNO.NONE
    },
  dnsRerouteResolver: reroute,
  dnsResetResolver:
    ({ state }) =>
    (resolver: number) => {
      if (!state.has(resolver >>> 0)) return ERRNO.RESOLVER_NOT_FOUND
      state.reset(resolver >>> 0)
      return ERRNO.NONE
    },
  dnsLookupTxTSize: lookup('TXT', ERRNO.FAILED_TXT_LOOKUP),
  dnsLookupTxT: read('TXT'),
  dnsLookupAddressSize: lookup('PTR', ERRNO.FAILED_ADDRESS_LOOKUP),
  dnsLookupAddress: read('PTR'),
  dnsLookupCNAMESize: lookup('CNAME', ERRNO.FAILED_CNAME_LOOKUP),
  dnsLookupCNAME: read('CNAME'),
  dnsLookupMXSize: lookup('MX', ERRNO.FAILED_MX_LOOKUP),
  dnsLookupMX: read('MX')
}

/** Lets a guest look names up (abi §9). */
export const dnsCapability: Capability = {
  name: 'dns',
  provides: () => abiFunctions('dns'),
  checkGrants: needsNoGrant,
  createState: (instance) => {
    const state = new ResolverState()
    const backend = instance.backends.dns
    return {
      bind: (name) => {
        const make = FUNCTIONS[name]
        if (make === undefined) throw new RangeError(`The dns capability has no function ${name}`)
        return backend === undefined
          ? () => ERRNO.RESOLVER_NOT_FOUND
          : make({ instance, state, backend })
      },
      snapshot: state.snapshot.bind(state),
      restore: state.restore.bind(state),
      end: state.end.bind(state)
    }
  }
}

/** Nothing is checked here but memory: the rules apply when a lookup is made. */
function reroute({ instance, state }: DnsScope): WebAssembly.HostCallable {
  const { memory } = instance
  return (resolver: number, ...ranges: readonly number[]) => {
    const [at = 0, length = 0, netAt = 0, netLength = 0] = ranges.map((value) => value >>> 0)
    if (!state.has(resolver >>> 0)) return ERRNO.RESOLVER_NOT_FOUND
    if (!memory.has(at, length) || !memory.has(netAt, netLength)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    state.reroute(resolver >>> 0, {
      server: memory.latin1(at, Math.min(length, MAX_SERVER)),
      network: memory.latin1(netAt, Math.min(netLength, MAX_SERVER))
    })
    return ERRNO.NONE
  }
}

/** `(resolver, name, nameLength, cell)`: asks, keeps the answer for its read and writes its size. */
function lookup(type: DnsRecordType, failed: number): DnsFunction {
  return ({ instance, state, backend }) =>
    (id: number, address: number, length: number, counter: number) => {
      const { memory, context, signal } = instance
      const [resolver, cell] = [id >>> 0, counter >>> 0]
      if (!state.has(resolver)) return ERRNO.RESOLVER_NOT_FOUND
      if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
      if (!memory.writeU32(cell, 0)) return ERRNO.MEMORY_WRITE_FAILED
      if (length >>> 0 > MAX_NAME) return failed
      const name = memory.latin1(address >>> 0, length >>> 0)
      const route = state.route(resolver)
      const found = backend.lookup({ context, type, name, ...route }, { signal })
      return instance.suspend(
        found.catch((error: unknown) => {
          reportDenial(instance, error)
          return undefined
        }),
        (answer) => {
          if (answer === undefined) return failed
          const { records } = answer
          if (records.some((record) => record.includes('\0'))) return ERRNO.BYTE_CONVERSION_FAILED
          const text = type === 'CNAME' ? (records[0] ?? '') : encodeStringList(records)
          state.keep(`${resolver}/${type}/${name}`, text)
          return memory.writeU32(cell, text.length) ? ERRNO.NONE : ERRNO.MEMORY_WRITE_FAILED
        }
      )
    }
}

/** `(resolver, name, nameLength, buffer)`: gives the kept answer, once. */
function read(type: DnsRecordType): DnsFunction {
  return ({ instance, state }) =>
    (id: number, address: number, length: number, target: number) => {
      const { memory } = instance
      const resolver = id >>> 0
      if (!state.has(resolver)) return ERRNO.RESOLVER_NOT_FOUND
      if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
      if (length >>> 0 > MAX_NAME) return ERRNO.FAILED_TXT_LOOKUP
      const key = `${resolver}/${type}/${memory.latin1(address >>> 0, length >>> 0)}`
      const text = state.kept(key)
      if (text === undefined) return ERRNO.FAILED_TXT_LOOKUP
      if (!memory.has(target >>> 0, text.length)) return ERRNO.ADDRESS_OUT_OF_MEMORY
      state.drop(key)
      memory.writeLatin1(target >>> 0, text)
      return ERRNO.NONE
    }
}
