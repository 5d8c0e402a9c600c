import { createHash, randomBytes } from 'node:crypto'
import { CloudError } from '@taucloud/base'

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const SHA2_256 = 0x12
const DIGEST_BYTES = 32
const MAX_ID_LENGTH = 128

/**
 * The hash of the format's keys: base58btc of the sha2-256 multihash of the text (project-config §20.6).
 */
export function H(text: string): string {
  return multihashText(createHash('sha256').update(text, 'utf8').digest())
}

/** Mints a fresh identifier: the hash of 32 random bytes (project-config §5.1). */
export function mintId(): string {
  return multihashText(createHash('sha256').update(randomBytes(DIGEST_BYTES)).digest())
}

/**
 * The identifier of a resource whose file gives none: the same project, scope, group and name always give the same
 * id, so that nothing has to be written back into a repository. Renaming such a resource makes it another one.
 *
 * @param application name of the application, empty in the scope of the project
 */
export function deriveResourceId(
  project: string,
  application: string,
  group: string,
  name: string
): string {
  return H(['resource', project, application, group, name].join('\n'))
}

/** Is this the text of a content identifier, v0 or v1 (project-config §5.1)? At most 128 characters. */
export function isContentId(text: string): boolean {
  if (text.length < 8 || text.length > MAX_ID_LENGTH) return false
  if (text.startsWith('Qm') && text.length === 46) {
    const bytes = fromRadix(text, BASE58)
    return bytes?.length === 34 && bytes[0] === SHA2_256 && bytes[1] === DIGEST_BYTES
  }
  const bytes = fromMultibase(text)
  return bytes !== undefined && isCidV1(bytes)
}

/** @throws {CloudError} `invalid_argument` if the text is not a content identifier */
export function parseContentId(text: string): string {
  if (isContentId(text)) return text
  const shown = text.length > MAX_ID_LENGTH ? `${text.slice(0, MAX_ID_LENGTH)}…` : text
  throw new CloudError('invalid_argument', `failed parsing '${shown}' as a content id`)
}

function multihashText(digest: Uint8Array): string {
  return toBase58(Uint8Array.of(SHA2_256, DIGEST_BYTES, ...digest))
}

/** For input that starts with a byte other than zero, as every multihash here does. */
function toBase58(bytes: Uint8Array): string {
  let number = 0n
  for (const byte of bytes) number = (number << 8n) | BigInt(byte)
  let text = ''
  for (; number > 0n; number /= 58n) text = BASE58.charAt(Number(number % 58n)) + text
  return text
}

function fromRadix(text: string, alphabet: string): Uint8Array | undefined {
  const radix = BigInt(alphabet.length)
  let number = 0n
  for (const char of text) {
    const digit = alphabet.indexOf(char)
    if (digit < 0) return undefined
    number = number * radix + BigInt(digit)
  }
  const hex = number.toString(16)
  return Uint8Array.fromHex(hex.length % 2 === 0 ? hex : `0${hex}`)
}

/** Bases whose digits are whole bits: 4, 5 or 6. The bits that fill up the last digit must be zero. */
function fromBits(text: string, alphabet: string): Uint8Array | undefined {
  const width = Math.log2(alphabet.length)
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const char of text) {
    const digit = alphabet.indexOf(char)
    if (digit < 0) return undefined
    value = (value << width) | digit
    bits += width
    if (bits >= 8) {
      bits -= 8
      bytes.push(value >> bits)
      value &= (1 << bits) - 1
    }
  }
  return value === 0 ? Uint8Array.from(bytes) : undefined
}

const LOWER_32 = 'abcdefghijklmnopqrstuvwxyz234567'
const LOWER_36 = '0123456789abcdefghijklmnopqrstuvwxyz'
const MIXED_62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** The multibase prefixes that identifiers are seen with (https://github.com/multiformats/multibase). */
const MULTIBASE: ReadonlyMap<string, (digits: string) => Uint8Array | undefined> = new Map([
  ['b', (digits: string) => fromBits(digits, LOWER_32)],
  ['B', (digits: string) => fromBits(digits, LOWER_32.toUpperCase())],
  ['f', (digits: string) => fromBits(digits, '0123456789abcdef')],
  ['F', (digits: string) => fromBits(digits, '0123456789ABCDEF')],
  ['k', (digits: string) => fromRadix(digits, LOWER_36)],
  ['K', (digits: string) => fromRadix(digits, LOWER_36.toUpperCase())],
  ['m', (digits: string) => fromBits(digits, `${MIXED_62}+/`)],
  ['u', (digits: string) => fromBits(digits, `${MIXED_62}-_`)],
  ['z', (digits: string) => fromRadix(digits, BASE58)]
])

function fromMultibase(text: string): Uint8Array | undefined {
  return MULTIBASE.get(text.charAt(0))?.(text.slice(1))
}

/** Version 1, a codec, then a multihash whose length is what it says (https://github.com/multiformats/cid). */
function isCidV1(bytes: Uint8Array): boolean {
  let offset = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[offset++]
      if (byte === undefined) return -1
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
    return -1
  }
  if (varint() !== 1) return false
  if (varint() < 0 || varint() < 0) return false
  const length = varint()
  return length > 0 && length === bytes.length - offset
}
