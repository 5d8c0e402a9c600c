import { ABI, ERRNO } from '../../gen/abi.ts'
import type { AbiRow } from '../../gen/abi.ts'
import { needsNoGrant, toHostFunction } from '../capability.ts'
import type { Capability } from '../capability.ts'

/** What a function of an area answers when its feature is absent. */
const ABSENCE: Readonly<Record<string, number>> = {
  'pubsub-event': ERRNO.NIL_ADDRESS,
  'p2p-event': ERRNO.NIL_ADDRESS,
  'http-client': ERRNO.CLIENT_NOT_FOUND,
  'pubsub-node': ERRNO.CHANNEL_NOT_FOUND,
  'p2p-node': ERRNO.COMMAND_CREATE_FAILED,
  database: ERRNO.DATABASE_CREATE_FAILED,
  storage: ERRNO.STORAGE_NOT_FOUND,
  'storage-content': ERRNO.CONTENT_NOT_FOUND,
  dns: ERRNO.RESOLVER_NOT_FOUND,
  globals: ERRNO.DATABASE_CREATE_FAILED,
  'i2mv-memview': ERRNO.MEMORY_VIEW_NOT_FOUND,
  'i2mv-fifo': ERRNO.FIFO_NOT_FOUND,
  crypto: ERRNO.RAND_READ,
  'ipfs-client': ERRNO.CLIENT_NOT_FOUND,
  ethereum: ERRNO.CLIENT_NOT_FOUND,
  smartops: ERRNO.SMART_OP_RESOURCE_NOT_FOUND
}

/**
 * The part of the guest ABI that no other capability provides, functions of old SDK releases among it: every name links,
 * every call says that the feature is absent.
 */
export function absentCapability(provided: readonly Capability[]): Capability {
  const present = new Set(
    provided.flatMap((capability) =>
      capability.provides().map(({ module, name }) => `${module} ${name}`)
    )
  )
  const rows = ABI.filter(([module, name]) => !present.has(`${module} ${name}`))
  const numbers = new Map(rows.map((row) => [row[1], absenceOf(row)]))
  return {
    name: 'absent',
    provides: () => rows.map(toHostFunction),
    checkGrants: needsNoGrant,
    createState: () => ({
      bind: (name) => {
        const errno = numbers.get(name)
        return () => errno
      }
    })
  }
}

function absenceOf([, name, area]: AbiRow): number {
  if (name === 'ethNew') return ERRNO.ETHEREUM_NEW_CLIENT
  return ABSENCE[area] ?? ERRNO.EVENT_NOT_FOUND
}
