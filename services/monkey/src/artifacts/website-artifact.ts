import { isCompressible, mediaTypeOf } from '@taucloud/http'
import type { FileTable, StoredFile } from '@taucloud/project'
import { encodeFileTable, isFilePath, MAX_WEBSITE_FILES } from '@taucloud/project'
import { BuildFailure } from '../build-failure.ts'
import type { BuildContent } from './build-content.ts'
import type { EncodedFile, ProjectMemory } from './build-memory.ts'
import { compressed } from './compression.ts'

/** Files that are read, stored and compressed at the same time are at most this many bytes. */
const BATCH_BYTES = 16 << 20
const BATCH_FILES = 64

/** One file of a website before it is stored. */
export interface WebsiteFile {
  readonly path: string
  readonly size: number
  /** Names the content, such as a git blob id; equal for equal content. */
  readonly key: string
  read(): Promise<Uint8Array>
}

/** A website in content storage. */
export interface WebsiteArtifact {
  /** CID of the file table. */
  readonly table: string
  /** Every file and encoding. */
  readonly roots: readonly string[]
  readonly files: number
  /** Files whose content was not stored by an earlier build. */
  readonly fresh: number
}

/** Hidden files are configuration of tools, sometimes with secrets. `.well-known` is made to be served (RFC 8615). */
export function isServed(path: string): boolean {
  return path
    .split('/')
    .every(
      (segment, index) => !segment.startsWith('.') || (index === 0 && segment === '.well-known')
    )
}

/**
 * Stores the files of a website, each with the encodings that pay, and the table of them.
 *
 * @throws {BuildFailure} `limit` for too many files, `build` when there is none
 */
export async function storeWebsite(
  o: { content: BuildContent; memory: ProjectMemory; signal: AbortSignal },
  name: string,
  files: readonly WebsiteFile[]
): Promise<WebsiteArtifact> {
  if (files.length === 0)
    throw new BuildFailure('build', `Cannot deploy "${name}": the website has no files`)
  if (files.length > MAX_WEBSITE_FILES)
    throw new BuildFailure('limit', `Cannot deploy "${name}": too many files`)
  const table: FileTable = { version: 1, files: {} }
  const roots = new Set<string>()
  let fresh = 0
  for (const batch of batches(files)) {
    o.signal.throwIfAborted()
    const stored = await Promise.all(batch.map((file) => storeFile(o, file)))
    for (const [index, { file, isFresh }] of stored.entries()) {
      const path = batch[index]?.path ?? ''
      if (!isFilePath(path))
        throw new BuildFailure(
          'build',
          `Cannot deploy "${name}": the name "${path}" cannot be served`
        )
      table.files[path] = { ...file, type: mediaTypeOf(path) }
      for (const { cid } of [file, file.encodings?.br, file.encodings?.gzip].filter(isStored))
        roots.add(cid)
      if (isFresh) fresh++
    }
  }
  const { cid } = await o.content.putFile(encodeFileTable(table))
  return { table: cid, roots: [...roots], files: files.length, fresh }
}

async function storeFile(
  o: { content: BuildContent; memory: ProjectMemory },
  file: WebsiteFile
): Promise<{ file: EncodedFile; isFresh: boolean }> {
  const isText = isCompressible(mediaTypeOf(file.path))
  const key = `${file.key}${isText ? ' compressed' : ''}`
  const known = o.memory.files.get(key)
  if (known !== undefined && (await hasAll(o.content, known)))
    return { file: known, isFresh: false }
  const bytes = await file.read()
  const [plain, encodings] = await Promise.all([
    o.content.putFile(bytes),
    storeEncodings(o.content, bytes, isText)
  ])
  const stored: EncodedFile = {
    cid: plain.cid,
    size: plain.size,
    ...(Object.keys(encodings).length > 0 ? { encodings } : {})
  }
  o.memory.files.set(key, stored)
  return { file: stored, isFresh: true }
}

async function storeEncodings(
  content: BuildContent,
  bytes: Uint8Array,
  isText: boolean
): Promise<{ br?: StoredFile; gzip?: StoredFile }> {
  if (!isText) return {}
  const { br, gzip } = await compressed(bytes)
  return {
    ...(br === undefined ? {} : { br: await content.putFile(br) }),
    ...(gzip === undefined ? {} : { gzip: await content.putFile(gzip) })
  }
}

async function hasAll(content: BuildContent, file: EncodedFile): Promise<boolean> {
  const parts = [file, file.encodings?.br, file.encodings?.gzip].filter(isStored)
  const found = await Promise.all(parts.map(({ cid }) => content.has(cid)))
  return found.every(Boolean)
}

function isStored(file: StoredFile | undefined): file is StoredFile {
  return file !== undefined
}

function* batches(files: readonly WebsiteFile[]): Generator<WebsiteFile[]> {
  let batch: WebsiteFile[] = []
  let bytes = 0
  for (const file of files) {
    if (batch.length >= BATCH_FILES || (batch.length > 0 && bytes + file.size > BATCH_BYTES)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(file)
    bytes += file.size
  }
  if (batch.length > 0) yield batch
}
