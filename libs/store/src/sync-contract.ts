import { serverStream, unary } from '@taucloud/transport'
import type { Codec, Contract, Methods } from '@taucloud/transport'
import { MAX_BATCH_BYTES } from './batch.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import type { Vector } from './merge.ts'

/** Most origins of one space: every node counts once, and once more whenever its disk was lost. */
export const MAX_ORIGINS = 8192
/** Items of a pull are gathered up to this size. */
export const FRAME_BYTES = 128 * 1024
const MAX_CERTIFICATE_BYTES = 2048
const MAX_ITEMS = 4096
const MAX_ORIGIN_BYTES = 128

/** One thing that a pull answers with. Batches stay encoded: the receiver checks and keeps them. */
export type PullItem =
  | { readonly kind: 'certificate'; readonly bytes: Uint8Array }
  | { readonly kind: 'batch'; readonly bytes: Uint8Array }
  /** The last item: where the answering node stands, and the digest of its state. */
  | { readonly kind: 'end'; readonly vector: Vector; readonly digest: Uint8Array }

export interface ConfirmRequest {
  readonly origin: string
  readonly sequence: number
}

/** What goes round by gossip: fresh batches of the sender, or only the news that there are some. */
export interface Announcement {
  readonly certificate: Uint8Array
  readonly batches: readonly Uint8Array[]
  readonly origin: string
  /** Last sequence number of the origin. */
  readonly head: number
}

const KINDS = ['certificate', 'batch', 'end'] as const
const DIGEST_BYTES = 32

const vectorCodec: Codec<Vector> = {
  encode: (vector) => {
    const writer = new ByteWriter()
    writeVector(writer, vector)
    return writer.finish()
  },
  decode: (bytes) => {
    const reader = new ByteReader(bytes, 'vector')
    const vector = readVector(reader)
    reader.end()
    return vector
  }
}

const itemsCodec: Codec<PullItem[]> = {
  encode: (items) => {
    const writer = new ByteWriter().number(items.length)
    for (const item of items) writeItem(writer, item)
    return writer.finish()
  },
  decode: (bytes) => {
    const reader = new ByteReader(bytes, 'pull answer')
    const count = reader.number(MAX_ITEMS)
    const items = Array.from({ length: count }, () => readItem(reader))
    reader.end()
    return items
  }
}

const confirmCodec: Codec<ConfirmRequest> = {
  encode: ({ origin, sequence }) => new ByteWriter().text(origin).number(sequence).finish(),
  decode: (bytes) => {
    const reader = new ByteReader(bytes, 'confirm request')
    const request = { origin: reader.text(MAX_ORIGIN_BYTES), sequence: reader.number() }
    reader.end()
    return request
  }
}

const emptyCodec: Codec<undefined> = {
  encode: () => new Uint8Array(0),
  decode: () => undefined
}

/** The gossip message of a space. */
export const announcementCodec: Codec<Announcement> = {
  encode: ({ certificate, batches, origin, head }) => {
    const writer = new ByteWriter().bytes(certificate).text(origin).number(head)
    writer.number(batches.length)
    for (const batch of batches) writer.bytes(batch)
    return writer.finish()
  },
  decode: (bytes) => {
    const reader = new ByteReader(bytes, 'announcement')
    const certificate = reader.bytes(MAX_CERTIFICATE_BYTES)
    const origin = reader.text(MAX_ORIGIN_BYTES)
    const head = reader.number()
    const count = reader.number(MAX_ITEMS)
    const batches = Array.from({ length: count }, () => reader.bytes(MAX_BATCH_BYTES))
    reader.end()
    return { certificate, batches, origin, head }
  }
}

const methods = {
  /** Everything that the caller, who stands at the given vector, lacks. */
  pull: serverStream(vectorCodec, itemsCodec, { maxMessageBytes: 4 * 1024 * 1024 }),
  /** Answers once the sequence number of an origin, and all before it, are on this node's disk. */
  confirm: unary(confirmCodec, emptyCodec, { idempotent: true, timeoutMs: 10_000 })
} satisfies Methods

/** How the holders of a space speak to each other. */
export type SyncContract = Contract<typeof methods>

/** The contract of one space; see docs/decisions/0020. */
export function syncContract(space: string): SyncContract {
  return { protocol: `/tau/store/${space}/1`, methods }
}

/** The gossip topic of one space. */
export function topicOf(space: string): string {
  return `tau/store/${space}/v1`
}

function writeItem(writer: ByteWriter, item: PullItem): void {
  writer.byte(KINDS.indexOf(item.kind))
  if (item.kind === 'end') {
    writeVector(writer, item.vector)
    writer.raw(item.digest)
  } else writer.bytes(item.bytes)
}

function readItem(reader: ByteReader): PullItem {
  const kind = KINDS[reader.byte()]
  switch (kind) {
    case 'certificate':
      return { kind, bytes: reader.bytes(MAX_CERTIFICATE_BYTES) }
    case 'batch':
      return { kind, bytes: reader.bytes(MAX_BATCH_BYTES) }
    case 'end':
      return { kind, vector: readVector(reader), digest: reader.raw(DIGEST_BYTES) }
    default:
      throw reader.fail('an item is of unknown kind')
  }
}

function writeVector(writer: ByteWriter, vector: Vector): void {
  writer.number(vector.size)
  for (const [origin, sequence] of vector) writer.text(origin).number(sequence)
}

function readVector(reader: ByteReader): Map<string, number> {
  const vector = new Map<string, number>()
  const count = reader.number(MAX_ORIGINS)
  for (let index = 0; index < count; index += 1) {
    vector.set(reader.text(MAX_ORIGIN_BYTES), reader.number())
  }
  if (vector.size !== count) throw reader.fail('an origin is repeated')
  return vector
}
