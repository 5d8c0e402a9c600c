import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

const MIN_BYTES = 1024
const MAX_BYTES = 4 << 20
/** Up to here the slower, tighter level costs a few milliseconds. */
const SMALL_BYTES = 256 << 10
const SMALL_QUALITY = 9
const LARGE_QUALITY = 5
const GZIP_LEVEL = 7
/** An encoding is kept when it saves a tenth. */
const WORTHWHILE = 0.9

/**
 * The encodings of a file that pay. Whether and how is decided by size alone, never by time, so that equal files give
 * equal bytes on every node.
 */
export async function compressed(
  content: Uint8Array
): Promise<{ br?: Uint8Array; gzip?: Uint8Array }> {
  if (content.length < MIN_BYTES || content.length > MAX_BYTES) return {}
  const quality = content.length <= SMALL_BYTES ? SMALL_QUALITY : LARGE_QUALITY
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length
  }
  const [br, gz] = await Promise.all([
    brotli(content, { params }),
    deflate(content, { level: GZIP_LEVEL })
  ])
  const limit = content.length * WORTHWHILE
  return { ...(br.length < limit ? { br } : {}), ...(gz.length < limit ? { gzip: gz } : {}) }
}
