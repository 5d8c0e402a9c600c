import { canonicalJson, CloudError } from '@taucloud/base'
import type { ParsedCid } from './cid.ts'
import { MAX_BLOCK_BYTES, parseCid } from './cid.ts'

/** Every leaf of a file but the last has this size. */
export const LEAF_BYTES = MAX_BLOCK_BYTES
/** Most leaves of one list; it then takes 0.6 MiB. A file has at most 8 GiB. */
export const MAX_LEAVES = 8192

const TYPE = 'tau/file@1'

/** A file of more than one block: its leaves in order. Lists do not nest. */
export interface FileList {
  /** Bytes of the whole file. */
  readonly size: number
  /** Content ids of raw blocks. */
  readonly leaves: readonly string[]
}

/** The block of a list: dag-json, so that any IPLD reader can follow its links. */
export function encodeFileList({ size, leaves }: FileList): Uint8Array {
  const links = leaves.map((leaf) => ({ '/': leaf }))
  return new TextEncoder().encode(canonicalJson({ leaves: links, size, type: TYPE }))
}

/**
 * Reads a list. Other JSON is `undefined`.
 *
 * @throws {CloudError} `data_loss` when it says that it is a list but is not a well-formed one
 */
export function parseFileList(cid: ParsedCid, bytes: Uint8Array): FileList | undefined {
  if (cid.codec !== 'json') return undefined
  const body = readBody(bytes)
  if (body?.type !== TYPE) return undefined
  const { size, leaves } = body
  if (typeof size !== 'number' || !Array.isArray(leaves)) throw malformed(cid)
  const count = Math.ceil(size / LEAF_BYTES)
  const isBounded = Number.isSafeInteger(size) && count === leaves.length && count <= MAX_LEAVES
  // Shorter files are blocks of their own, so that equal bytes have one id.
  if (!isBounded || count < 2) throw malformed(cid)
  const list = { size, leaves: leaves.map((link: unknown) => leafOf(cid, link)) }
  if (Buffer.compare(encodeFileList(list), bytes) !== 0) throw malformed(cid)
  return list
}

function leafOf(cid: ParsedCid, link: unknown): string {
  const text = isRecord(link) ? link['/'] : undefined
  if (typeof text !== 'string') throw malformed(cid)
  try {
    if (parseCid(text).codec === 'raw') return text
  } catch (error) {
    throw malformed(cid, error)
  }
  throw malformed(cid)
}

function readBody(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isRecord(body) ? body : undefined
  } catch {
    // A block of this codec may hold anything; only lists are of interest here.
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function malformed(cid: ParsedCid, cause?: unknown): CloudError {
  return new CloudError('data_loss', `Cannot read the file "${cid.text}": its list is malformed`, {
    cause
  })
}
