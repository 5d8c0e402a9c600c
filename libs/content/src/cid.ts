import { CloudError } from '@taucloud/base'
import { CID } from 'multiformats/cid'
import { create } from 'multiformats/hashes/digest'
import { createHash } from 'node:crypto'

/** What a block holds: `raw` bytes, or canonical `json` (dag-json, https://ipld.io/specs/codecs/dag-json/spec/). */
export type BlockCodec = 'raw' | 'json'

/** A content id of this cloud taken apart. */
export interface ParsedCid {
  /** The one text form: CIDv1 in base32. */
  readonly text: string
  readonly codec: BlockCodec
  /** SHA-256 of the block. */
  readonly digest: Uint8Array
}

/** Largest block. */
export const MAX_BLOCK_BYTES = 1024 * 1024
/** Characters of the longest content id. */
export const MAX_CID_LENGTH = 64

const CODES: Record<BlockCodec, number> = { raw: 0x55, json: 0x0129 }
const SHA_256 = 0x12
const DIGEST_BYTES = 32

/** The content id of a block: CIDv1, SHA-256, base32 (https://github.com/multiformats/cid). */
export function cidOf(bytes: Uint8Array, codec: BlockCodec = 'raw'): string {
  return CID.createV1(CODES[codec], create(SHA_256, digestOf(bytes))).toString()
}

/**
 * Reads a content id.
 *
 * @throws {CloudError} `invalid_argument` for anything but a CIDv1 in base32 with SHA-256 and one of our codecs
 */
export function parseCid(text: string): ParsedCid {
  const cid = text.length <= MAX_CID_LENGTH ? decode(text) : undefined
  const codec = cid?.code === CODES.raw ? 'raw' : cid?.code === CODES.json ? 'json' : undefined
  const isOurs =
    cid?.version === 1 &&
    cid.multihash.code === SHA_256 &&
    cid.multihash.digest.length === DIGEST_BYTES &&
    cid.toString() === text
  if (codec === undefined || !isOurs) {
    throw new CloudError(
      'invalid_argument',
      `Cannot use the content id ${JSON.stringify(text.slice(0, MAX_CID_LENGTH))}: not a CIDv1 of SHA-256 in base32`
    )
  }
  return { text, codec, digest: cid.multihash.digest }
}

/** Do the bytes have this content id? */
export function isBlockOf(cid: ParsedCid, bytes: Uint8Array): boolean {
  return bytes.length <= MAX_BLOCK_BYTES && Buffer.compare(digestOf(bytes), cid.digest) === 0
}

function digestOf(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}

function decode(text: string): CID | undefined {
  try {
    return CID.parse(text)
  } catch {
    // The library's many messages all mean the same here.
    return undefined
  }
}
