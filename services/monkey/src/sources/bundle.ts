import { CloudError } from '@taucloud/base'

/** What stands before the pack in a git bundle. */
export interface BundleHeader {
  /** Commits that the receiver must have already. */
  readonly prerequisites: readonly string[]
  /** The commit that `refs/heads/build` names. */
  readonly commit: string
  /** Objects in the pack. */
  readonly objects: number
}

const SIGNATURE = '# v2 git bundle\n'
const REF = 'refs/heads/build'
/** 32 prerequisites with a subject line each, and one ref. */
const MAX_HEADER_BYTES = 16 * 1024
const PACK_HEADER_BYTES = 12

/**
 * Reads the head of a version 2 bundle (https://git-scm.com/docs/gitformat-bundle) from a stream and gives the pack
 * that follows it. Our own reader rather than `git fetch`, so that no transport has to be allowed.
 *
 * @throws {CloudError} `invalid_argument` for anything but a bundle with exactly the ref `refs/heads/build`
 */
export async function openBundle(
  chunks: AsyncIterable<Uint8Array>
): Promise<{ header: BundleHeader; pack: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  for (;;) {
    const end = head.indexOf('\n\n')
    if (end >= 0 && head.length >= end + 2 + PACK_HEADER_BYTES) {
      const pack = head.subarray(end + 2)
      return {
        header: parseHeader(head.toString('latin1', 0, end + 1), pack),
        pack: rest(pack, iterator)
      }
    }
    if (head.length > MAX_HEADER_BYTES + PACK_HEADER_BYTES) throw malformed('its head is too long')
    const next = await iterator.next()
    if (next.done === true) throw malformed('it ends too early')
    head = Buffer.concat([head, next.value])
  }
}

function parseHeader(text: string, pack: Buffer): BundleHeader {
  if (!text.startsWith(SIGNATURE)) throw malformed('it is no version 2 bundle')
  const prerequisites: string[] = []
  let commit: string | undefined
  for (const line of text.slice(SIGNATURE.length).split('\n').slice(0, -1)) {
    const [, minus, id, name] = /^(-?)([0-9a-f]{40})(?: (.*))?$/.exec(line) ?? []
    if (id === undefined) throw malformed('a line of its head is not understood')
    if (minus === '-') prerequisites.push(id)
    else if (name === REF && commit === undefined) commit = id
    else throw malformed(`it names another ref than ${REF}`)
  }
  if (commit === undefined) throw malformed(`it does not name ${REF}`)
  if (pack.toString('latin1', 0, 4) !== 'PACK') throw malformed('no pack follows its head')
  return { prerequisites, commit, objects: pack.readUInt32BE(8) }
}

async function* rest(
  first: Uint8Array,
  iterator: AsyncIterator<Uint8Array>
): AsyncGenerator<Uint8Array> {
  yield first
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
    yield next.value
}

function malformed(why: string): CloudError {
  return new CloudError('invalid_argument', `Cannot read the bundle of sources: ${why}`)
}
