import { violation } from './frames.ts'
import { serverStream, unary } from './contract.ts'
import type { Codec, Contract, Methods } from './contract.ts'

// The bus's own protocol: who else is there, what was revoked, is the peer alive.

/** A member as another member tells of it: nothing is believed before the certificate is checked and the address dialled. */
export interface Rumor {
  readonly peer: string
  readonly addresses: readonly string[]
}

export interface Update {
  readonly members: readonly Rumor[]
  /** The newest signed revocation list, when it is news. */
  readonly revocation?: Uint8Array
}

/** Members in one update; a longer list comes in several. */
export const MAX_UPDATE_MEMBERS = 256
const MAX_ADDRESSES = 16
const MAX_ADDRESS_LENGTH = 256

const nothing: Codec<undefined> = {
  encode: () => new Uint8Array(0),
  decode: () => undefined
}

const update: Codec<Update> = {
  encode: ({ members, revocation }) =>
    Buffer.from(
      JSON.stringify({
        members: members.map(({ peer, addresses }) => [peer, ...addresses.slice(0, MAX_ADDRESSES)]),
        ...(revocation && { revocation: Buffer.from(revocation).toString('base64') })
      })
    ),
  decode: (bytes) => parseUpdate(JSON.parse(Buffer.from(bytes).toString('utf8')))
}

const methods = {
  /** Everyone known now, then each arrival. */
  watch: serverStream(nothing, update, { maxMessageBytes: 2 * 1024 * 1024 }),
  ping: unary(nothing, nothing, { timeoutMs: 5_000 })
} satisfies Methods

export const CONTROL: Contract<typeof methods> = { protocol: '/tau/bus/1', methods }

function parseUpdate(value: unknown): Update {
  if (typeof value !== 'object' || value === null || !('members' in value))
    throw violation('no update')
  const { members } = value
  if (!Array.isArray(members) || members.length > MAX_UPDATE_MEMBERS) throw violation('no update')
  const revocation = 'revocation' in value ? value.revocation : undefined
  if (revocation !== undefined && typeof revocation !== 'string') throw violation('no update')
  return {
    members: members.map(parseRumor),
    ...(revocation !== undefined && { revocation: Buffer.from(revocation, 'base64') })
  }
}

function parseRumor(value: unknown): Rumor {
  if (!Array.isArray(value) || value.length > MAX_ADDRESSES + 1 || !value.every(isAddress)) {
    throw violation('no member')
  }
  const [peer = '', ...addresses] = value
  return { peer, addresses }
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_ADDRESS_LENGTH
}
