import { CloudError } from '@taucloud/base'
import type { BulkStream } from '@taucloud/transport'
import type { ParsedCid } from './cid.ts'
import { isBlockOf, MAX_BLOCK_BYTES, MAX_CID_LENGTH, parseCid } from './cid.ts'

/**
 * Blocks over a byte stream (docs/decisions/0021). The request is a number of ids, the answer one frame per id in the same
 * order: a length, then the block; the length 2^32 - 1 says that the block is not here. Integers have four bytes, big end
 * first.
 */
export const BLOCKS_PROTOCOL = '/tau/blocks/1'
/** Most blocks asked for on one stream. */
export const MAX_REQUESTED = 1024

const ABSENT = 0xffffffff
const SEPARATOR = '\n'
const MAX_REQUEST_BYTES = MAX_REQUESTED * (MAX_CID_LENGTH + 1)

/** Reads exact numbers of bytes from the chunks of a stream. */
class FrameReader {
  readonly #stream: BulkStream
  #rest: Uint8Array = new Uint8Array(0)

  constructor(stream: BulkStream) {
    this.#stream = stream
  }

  async number(): Promise<number> {
    const bytes = await this.bytes(4)
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
  }

  /** @throws {CloudError} `unavailable` when the stream ends before */
  async bytes(length: number): Promise<Uint8Array> {
    if (this.#rest.length >= length) return this.#take(length)
    const whole = new Uint8Array(length)
    let filled = 0
    while (filled < length) {
      if (this.#rest.length === 0) {
        const chunk = await this.#stream.read()
        if (chunk === undefined) throw endedEarly()
        this.#rest = chunk
      }
      const part = this.#take(Math.min(this.#rest.length, length - filled))
      whole.set(part, filled)
      filled += part.length
    }
    return whole
  }

  #take(length: number): Uint8Array {
    const part = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    return part
  }
}

/**
 * Asks a peer for blocks; the answers come in the order of the request, `undefined` for a block that the peer lacks. Every
 * block is checked before it is given out; nothing more is read than was asked for.
 *
 * @throws {CloudError} `data_loss` when the peer sends anything else, `unavailable` when the stream breaks
 */
export async function* requestBlocks(
  stream: BulkStream,
  cids: readonly ParsedCid[]
): AsyncGenerator<{ cid: string; bytes: Uint8Array | undefined }> {
  const request = Buffer.from(cids.map(({ text }) => text).join(SEPARATOR))
  const head = Buffer.alloc(4)
  head.writeUInt32BE(request.length)
  await stream.write(Buffer.concat([head, request]))
  await stream.end()
  const reader = new FrameReader(stream)
  for (const cid of cids) {
    const length = await reader.number()
    if (length === ABSENT) {
      yield { cid: cid.text, bytes: undefined }
      continue
    }
    if (length > MAX_BLOCK_BYTES) throw notTheBlock(cid.text)
    const bytes = await reader.bytes(length)
    if (!isBlockOf(cid, bytes)) throw notTheBlock(cid.text)
    yield { cid: cid.text, bytes }
  }
}

/**
 * Answers one request.
 *
 * @throws {CloudError} `invalid_argument` for a request that is malformed or asks for too much
 */
export async function answerBlocks(
  stream: BulkStream,
  read: (cid: string) => Promise<Uint8Array | undefined>
): Promise<void> {
  const reader = new FrameReader(stream)
  const length = await reader.number()
  if (length > MAX_REQUEST_BYTES) {
    throw new CloudError('invalid_argument', 'Cannot answer for blocks: the request is too long')
  }
  const cids = Buffer.from(await reader.bytes(length))
    .toString('latin1')
    .split(SEPARATOR)
  if (cids.length > MAX_REQUESTED) {
    throw new CloudError('invalid_argument', 'Cannot answer for blocks: too many at once')
  }
  for (const cid of cids) parseCid(cid)
  for (const cid of cids) {
    const bytes = await read(cid)
    const head = Buffer.alloc(4)
    head.writeUInt32BE(bytes?.length ?? ABSENT)
    await stream.write(head)
    if (bytes !== undefined) await stream.write(bytes)
  }
}

function notTheBlock(cid: string): CloudError {
  return new CloudError('data_loss', `Cannot take block "${cid}": the peer sent something else`)
}

function endedEarly(): CloudError {
  return new CloudError('unavailable', 'Cannot read blocks: the peer ended the stream early')
}
