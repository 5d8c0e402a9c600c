import { randomBytes } from 'node:crypto'

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** A multihash of 32 bytes: code of SHA-256, length. */
const MULTIHASH_HEAD = Buffer.of(0x12, 0x20)

/** A new project id: the text of a CID of version 0 whose digest is random, so that it is unique without agreement. */
export function mintProjectId(): string {
  return base58(Buffer.concat([MULTIHASH_HEAD, randomBytes(32)]))
}

/** Bitcoin's base58, for bytes that do not start with zero. */
function base58(bytes: Buffer): string {
  let rest = BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  while (rest > 0n) {
    text = `${ALPHABET[Number(rest % 58n)] ?? ''}${text}`
    rest /= 58n
  }
  return text
}
