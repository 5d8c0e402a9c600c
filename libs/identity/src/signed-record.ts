import { canonicalJson, CloudError } from '@taucloud/base'
import { verifySignature } from './node-key.ts'

/** What a record says. The kind is part of the signed bytes, so one kind never passes for another. */
export const RECORD_KINDS = { certificate: 1, revocation: 2, capability: 3 } as const
export type RecordKind = keyof typeof RECORD_KINDS

/** A certificate inside a capability makes the longest record; a revocation may name 4 096 serials. */
const MAX_RECORD_BYTES = 65_536
const VERSION = 1
const HEADER_BYTES = 2
const SIGNATURE_BYTES = 64

/** A record taken apart, its signature not yet checked. */
export interface OpenedRecord {
  readonly body: Record<string, unknown>
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/**
 * A signed record: `version u8 | kind u8 | body | signature`, where the body is canonical JSON (docs/decisions/0010) and
 * the signature covers a fixed prefix and everything before itself.
 */
export async function sealRecord(
  kind: RecordKind,
  body: object,
  sign: (bytes: Uint8Array) => Promise<Uint8Array>
): Promise<Uint8Array> {
  const text = Buffer.from(canonicalJson(body))
  const head = Buffer.concat([Buffer.of(VERSION, RECORD_KINDS[kind]), text])
  if (head.length + SIGNATURE_BYTES > MAX_RECORD_BYTES) {
    throw new CloudError('invalid_argument', `Cannot sign the ${kind}: it is too long`)
  }
  return new Uint8Array(Buffer.concat([head, await sign(signedBytes(head))]))
}

/** Takes a record apart. @throws {CloudError} `unauthenticated` for anything but the canonical form of this kind */
export function openRecord(kind: RecordKind, bytes: Uint8Array): OpenedRecord {
  const length = bytes.length
  if (length < HEADER_BYTES + 2 + SIGNATURE_BYTES || length > MAX_RECORD_BYTES) {
    throw malformed(kind)
  }
  if (bytes[0] !== VERSION || bytes[1] !== RECORD_KINDS[kind]) throw malformed(kind)
  const head = bytes.subarray(0, length - SIGNATURE_BYTES)
  return {
    body: parseBody(kind, head.subarray(HEADER_BYTES)),
    signed: signedBytes(head),
    signature: bytes.subarray(length - SIGNATURE_BYTES)
  }
}

/** @throws {CloudError} `unauthenticated` when the signature is not the signer's */
export async function checkSignature(
  kind: RecordKind,
  record: OpenedRecord,
  signer: string
): Promise<void> {
  if (await verifySignature(signer, record.signed, record.signature)) return
  throw new CloudError('unauthenticated', `Cannot accept the ${kind}: not signed by "${signer}"`)
}

/** The refusal of a record that is not what its kind says. */
export function malformed(kind: RecordKind): CloudError {
  return new CloudError('unauthenticated', `Cannot accept the ${kind}: malformed`)
}

function signedBytes(head: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from('taucloud signed record\0'), head])
}

function parseBody(kind: RecordKind, bytes: Uint8Array): Record<string, unknown> {
  let body: unknown
  let canonical: string
  try {
    body = JSON.parse(Buffer.from(bytes).toString('utf8'))
    canonical = canonicalJson(body)
  } catch {
    // Not JSON, or nested deeper than the stack: refused like anything else that we would not have written.
    throw malformed(kind)
  }
  // Two encodings of one meaning, a repeated member or broken UTF-8 all fail here.
  if (!Buffer.from(canonical).equals(bytes) || !isRecord(body)) throw malformed(kind)
  return body
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
