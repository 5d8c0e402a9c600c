import { HttpError, evaluateConditions, negotiateEncoding } from '@taucloud/http'
import type { FileEntry, StoredFile } from '@taucloud/project/release'
import type { LoadedBranch } from './branches.ts'
import type { FileStore } from './file-store.ts'
import type { WebAnswer } from './web-answer.ts'
import { headerOf } from './web-request.ts'
import type { WebRequest } from './web-request.ts'

const ENCODINGS = ['br', 'gzip'] as const
/** A name with a hash of its content, as bundlers make them, never changes its meaning. */
const HASHED_NAME = /[.-][0-9a-f]{8,}\.[a-z0-9]+$/
const IMMUTABLE = 'public, max-age=31536000, immutable'
const REVALIDATE = 'public, max-age=0, must-revalidate'

/** A file of a website as it is stored, and the encoding that it is stored in. */
interface Representation {
  readonly stored: StoredFile
  readonly encoding: (typeof ENCODINGS)[number] | 'identity'
}

/**
 * Answers with a file of a website: entity tag = content id, conditional requests, one range, stored encodings.
 *
 * @throws {CloudError} when the content cannot be had
 */
export function serveFile(
  files: FileStore,
  branch: LoadedBranch,
  request: WebRequest,
  at: { website: string; path: string }
): WebAnswer | Promise<WebAnswer> {
  const entry = branch.fileTables.get(at.website)?.files[at.path]
  if (entry === undefined) throw new HttpError(404, `Cannot find ${at.path}: no such file`)
  const representation = represent(entry, request)
  const { stored } = representation
  const etag = `"${stored.cid}"`
  const headers = fileHeaders(entry, representation, at.path)
  const conditions = {
    ifMatch: headerOf(request, 'if-match'),
    ifNoneMatch: headerOf(request, 'if-none-match'),
    ifRange: headerOf(request, 'if-range'),
    range: request.method === 'GET' ? headerOf(request, 'range') : undefined
  }
  const verdict = evaluateConditions(conditions, etag, stored.size)
  switch (verdict.kind) {
    case 'not-modified':
      return { status: 304, headers, body: undefined }
    case 'precondition-failed':
      throw new HttpError(412, 'Cannot answer: the file is another version')
    case 'unsatisfiable':
      throw new HttpError(416, 'Cannot answer: the range lies outside the file', {
        headers: { 'content-range': `bytes */${String(stored.size)}` }
      })
    case 'whole':
      return send(files, branch, request, { headers, stored, start: 0, end: stored.size })
    case 'part':
      return send(files, branch, request, {
        headers,
        stored,
        start: verdict.start,
        end: verdict.end
      })
  }
}

/** A range is taken of the file as it is: the offsets that a client knows are those. */
function represent(entry: FileEntry, request: WebRequest): Representation {
  const { encodings } = entry
  if (encodings !== undefined && headerOf(request, 'range') === undefined) {
    const available = ENCODINGS.filter((name) => encodings[name] !== undefined)
    const encoding = negotiateEncoding(headerOf(request, 'accept-encoding'), available)
    const stored = encoding === 'identity' ? undefined : encodings[encoding]
    if (stored !== undefined) return { stored, encoding }
  }
  return { stored: entry, encoding: 'identity' }
}

function fileHeaders(entry: FileEntry, representation: Representation, path: string): string[] {
  const { stored, encoding } = representation
  const headers = ['content-type', entry.type, 'etag', `"${stored.cid}"`]
  headers.push('cache-control', HASHED_NAME.test(path) ? IMMUTABLE : REVALIDATE)
  headers.push('accept-ranges', 'bytes', 'x-content-type-options', 'nosniff')
  if (entry.encodings !== undefined) headers.push('vary', 'accept-encoding')
  if (encoding !== 'identity') headers.push('content-encoding', encoding)
  return headers
}

interface Selection {
  readonly headers: string[]
  readonly stored: StoredFile
  readonly start: number
  readonly end: number
}

function send(
  files: FileStore,
  branch: LoadedBranch,
  request: WebRequest,
  { headers, stored, start, end }: Selection
): WebAnswer | Promise<WebAnswer> {
  const part = end - start < stored.size
  headers.push('content-length', String(end - start))
  if (part)
    headers.push(
      'content-range',
      `bytes ${String(start)}-${String(end - 1)}/${String(stored.size)}`
    )
  const status = part ? 206 : 200
  if (request.method === 'HEAD' || end === start) return { status, headers, body: undefined }
  const { cid, size } = stored
  const body = files.read({ cid, size, start, end, branch: branch.key })
  if (body instanceof Promise) return body.then((bytes) => ({ status, headers, body: bytes }))
  return { status, headers, body }
}
