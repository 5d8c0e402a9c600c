import { CloudError } from '@taucloud/base'
import { createHash } from 'node:crypto'
import { ByteReader, ByteWriter } from './bytes.ts'

/** Longest key in UTF-8 bytes. */
export const MAX_KEY_BYTES = 1024
/** Longest value. */
export const MAX_VALUE_BYTES = 1024 * 1024
/** Most operations of one batch. */
export const MAX_OPERATIONS = 200
/** Longest encoded batch: one operation with the longest key and value. */
export const MAX_BATCH_BYTES = MAX_VALUE_BYTES + 4096

const VERSION = 1
const PUT = 0
const DELETE = 1
const ELIDED = 2
const LEAF_BYTES = 32
const SIGNATURE_BYTES = 64
const ORIGIN = /^[1-9A-HJ-NP-Za-km-z]{52}\.[0-9a-f]{16}$/
const SPACE = /^[a-z0-9-]{1,32}$/
// eslint-disable-next-line no-control-regex -- refusing them is the purpose
const FORBIDDEN_IN_KEYS = /[\u0000-\u001f\u007f\u{10ffff}]/u

/** One write. */
export interface Operation {
  /** Hybrid time; see {@link HybridClock}. */
  readonly time: number
  readonly key: string
  /** Absent for a deletion. */
  readonly value: Uint8Array | undefined
  /** SHA-256 of the encoded operation. */
  readonly leaf: Uint8Array
}

/** What remains of a write that a later one replaced. */
export interface ElidedOperation {
  readonly key?: undefined
  readonly leaf: Uint8Array
}

/**
 * Writes of one origin with consecutive sequence numbers, signed together. The signature covers the hashes of the
 * operations, so a replaced operation can be dropped and the rest stays verifiable.
 */
export interface Batch {
  readonly space: string
  /** `<peer id>.<incarnation>`: the writer and the run of its sequence. */
  readonly origin: string
  /** Sequence number of the first operation, from 1. */
  readonly first: number
  readonly operations: readonly (Operation | ElidedOperation)[]
  /** Ed25519 by the writer's node key. */
  readonly signature: Uint8Array
}

export function isElided(operation: Operation | ElidedOperation): operation is ElidedOperation {
  return operation.key === undefined
}

/** The peer id of who wrote under an origin. */
export function writerOf(origin: string): string {
  return origin.slice(0, 52)
}

export function originOf(peerId: string, incarnation: string): string {
  return `${peerId}.${incarnation}`
}

/** Sequence number of the last operation. */
export function lastOf(batch: Batch): number {
  return batch.first + batch.operations.length - 1
}

/** @throws {CloudError} `invalid_argument` when a key is empty, too long or holds control characters */
export function assertKey(key: string): void {
  if (isKey(key)) return
  throw new CloudError(
    'invalid_argument',
    `Cannot use the key ${JSON.stringify(key.slice(0, 64))}: keys are non-empty text without control characters, at most ${String(MAX_KEY_BYTES)} bytes`
  )
}

export function isSpace(name: string): boolean {
  return SPACE.test(name)
}

/** Completes a write with its hash. The value is `undefined` for a deletion. */
export function operationOf(time: number, key: string, value: Uint8Array | undefined): Operation {
  return { time, key, value, leaf: leafOf(encodeOperation({ time, key, value })) }
}

/** Bytes that an operation takes in a batch, at most. */
export function sizeOfOperation(key: string, value: Uint8Array | undefined): number {
  return key.length * 3 + (value?.length ?? 0) + 24
}

/** The bytes that the writer signs. */
export function signedBytes(batch: Omit<Batch, 'signature'>): Uint8Array {
  const writer = new ByteWriter()
    .text('taucloud map batch')
    .byte(VERSION)
    .text(batch.space)
    .text(batch.origin)
    .number(batch.first)
    .number(batch.operations.length)
  for (const operation of batch.operations) writer.raw(operation.leaf)
  return writer.finish()
}

export function encodeBatch(batch: Batch): Uint8Array {
  const writer = new ByteWriter()
    .byte(VERSION)
    .text(batch.space)
    .text(batch.origin)
    .number(batch.first)
    .number(batch.operations.length)
  for (const operation of batch.operations) {
    if (isElided(operation)) writer.byte(ELIDED).raw(operation.leaf)
    else writer.raw(encodeOperation(operation))
  }
  return writer.raw(batch.signature).finish()
}

/**
 * Reads a batch; the signature is not checked.
 *
 * @throws {CloudError} `invalid_argument` for anything but the one encoding of a batch within the bounds
 */
export function parseBatch(bytes: Uint8Array): Batch {
  const reader = new ByteReader(bytes, 'batch')
  if (bytes.length > MAX_BATCH_BYTES) throw reader.fail('it is too long')
  if (reader.byte() !== VERSION) throw reader.fail('its version is unknown')
  const space = reader.text(32)
  const origin = reader.text(128)
  if (!SPACE.test(space) || !ORIGIN.test(origin))
    throw reader.fail('its space or origin is malformed')
  const first = reader.number()
  const count = reader.number(MAX_OPERATIONS)
  if (first === 0 || count === 0 || !Number.isSafeInteger(first + count)) {
    throw reader.fail('its sequence numbers are out of range')
  }
  const operations = Array.from({ length: count }, () => parseOperation(reader))
  assertRising(operations, reader)
  const signature = reader.raw(SIGNATURE_BYTES)
  reader.end()
  return { space, origin, first, operations, signature }
}

function parseOperation(reader: ByteReader): Operation | ElidedOperation {
  const start = reader.offset
  const kind = reader.byte()
  if (kind === ELIDED) return { leaf: reader.raw(LEAF_BYTES) }
  if (kind !== PUT && kind !== DELETE) throw reader.fail('an operation is of unknown kind')
  const time = reader.number()
  const key = reader.text(MAX_KEY_BYTES)
  if (!isKey(key)) throw reader.fail('a key is malformed')
  const value = kind === PUT ? reader.bytes(MAX_VALUE_BYTES) : undefined
  return { time, key, value, leaf: leafOf(reader.since(start)) }
}

function assertRising(
  operations: readonly (Operation | ElidedOperation)[],
  reader: ByteReader
): void {
  let last = 0
  for (const operation of operations) {
    if (isElided(operation)) continue
    if (operation.time <= last) throw reader.fail('its times do not rise')
    last = operation.time
  }
}

function encodeOperation(operation: Omit<Operation, 'leaf'>): Uint8Array {
  const { time, key, value } = operation
  const writer = new ByteWriter()
    .byte(value === undefined ? DELETE : PUT)
    .number(time)
    .text(key)
  return value === undefined ? writer.finish() : writer.bytes(value).finish()
}

function leafOf(encoded: Uint8Array): Uint8Array {
  return createHash('sha256').update(encoded).digest()
}

function isKey(key: string): boolean {
  return (
    key !== '' &&
    !FORBIDDEN_IN_KEYS.test(key) &&
    key.isWellFormed() &&
    Buffer.byteLength(key) <= MAX_KEY_BYTES
  )
}
