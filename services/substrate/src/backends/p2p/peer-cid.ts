const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** CID version 1 with codec libp2p-key (https://github.com/multiformats/multicodec). */
const PREFIX = Uint8Array.of(0x01, 0x72)

/** The id of a node, a base58 multihash, as a binary CID. */
export function peerCid(peer: string): Uint8Array {
  let number = 0n
  for (const char of peer) number = number * 58n + BigInt(BASE58.indexOf(char))
  const hex = number.toString(16)
  const digits = number === 0n ? '' : hex.padStart(hex.length + (hex.length % 2), '0')
  const zeros = /^1*/.exec(peer)?.[0].length ?? 0
  return Buffer.concat([PREFIX, new Uint8Array(zeros), Buffer.from(digits, 'hex')])
}

/** The id of the node that a binary CID of either version names. */
export function peerOfCid(cid: Uint8Array): string {
  const isV1 = cid[0] === PREFIX[0] && cid[1] === PREFIX[1]
  const multihash = isV1 ? cid.subarray(PREFIX.length) : cid
  let number = BigInt(`0x0${Buffer.from(multihash).toString('hex')}`)
  let text = ''
  for (; number > 0n; number /= 58n) text = BASE58.charAt(Number(number % 58n)) + text
  const zeros = multihash.findIndex((byte) => byte !== 0)
  return '1'.repeat(Math.max(zeros, 0)) + text
}
