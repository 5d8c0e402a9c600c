import { BuildFailure } from '../build-failure.ts'
import { parseEntryName } from './entry-name.ts'
import type { ObjectReader } from './object-reader.ts'

/** One plain file of a commit. Its content is read when it is needed. */
export interface SourceFile {
  /** Relative to the root that was asked for, '/'-separated. */
  readonly path: string
  /** Git blob id, 40 hex digits. */
  readonly id: string
  /** Bytes. */
  readonly size: number
  readonly executable: boolean
}

/** What a commit holds, every name, mode, size and count checked. */
export interface SourceTree {
  readonly files: readonly SourceFile[]
  /** Entries that are never followed: symbolic links and submodules. */
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[]
}

/** Bounds of a tree. Sizes in bytes. */
export interface TreeLimits {
  readonly files: number
  readonly folders: number
  readonly depth: number
  readonly pathBytes: number
  readonly fileBytes: number
  readonly totalBytes: number
}

export const TREE_LIMITS: TreeLimits = {
  files: 20_000,
  folders: 5_000,
  depth: 32,
  pathBytes: 1024,
  fileBytes: 64 << 20,
  totalBytes: 256 << 20
}

const MAX_COMMIT_BYTES = 1 << 20
/** Room for {@link TREE_LIMITS}`.files` entries of moderate names in one folder. */
const MAX_FOLDER_BYTES = 4 << 20
const ID_BYTES = 20
const FOLDER = '40000'
const LINK = '120000'
const SUBMODULE = '160000'
/** 100664 was written by early gits and still occurs in old repositories. */
const PLAIN = new Set(['100644', '100664', '100755'])

interface Entry {
  readonly mode: string
  readonly name: Uint8Array
  readonly id: string
}

interface Folder {
  readonly path: string
  readonly id: string
  readonly depth: number
}

/**
 * Walks the tree of a commit without a checkout and judges every entry before any content is read.
 *
 * @throws {BuildFailure} `source` that names the first entry that is not allowed, `limit` over a bound
 */
export async function readSourceTree(
  reader: ObjectReader,
  commit: string,
  limits: TreeLimits = TREE_LIMITS
): Promise<SourceTree> {
  const walk = new Walk(limits)
  let level: Folder[] = [{ path: '', id: await rootOf(reader, commit), depth: 0 }]
  while (level.length > 0) {
    const bodies = await readFolders(reader, level)
    level = level.flatMap((folder, index) => walk.enter(folder, bodies[index] ?? new Uint8Array(0)))
    walk.countFolders(level.length)
  }
  return { files: await withSizes(reader, walk.files, limits), leftOut: walk.leftOut }
}

/** The files below a folder, with paths relative to it. */
export function filesBelow(files: readonly SourceFile[], folder: string): SourceFile[] {
  const prefix = folder === '' ? '' : `${folder}/`
  return files
    .filter((file) => file.path.startsWith(prefix))
    .map((file) => ({ ...file, path: file.path.slice(prefix.length) }))
}

class Walk {
  readonly files: Omit<SourceFile, 'size'>[] = []
  readonly leftOut: { path: string; reason: string }[] = []
  readonly #limits: TreeLimits
  #entries = 0
  #folders = 1

  constructor(limits: TreeLimits) {
    this.#limits = limits
  }

  countFolders(count: number): void {
    this.#folders += count
    if (this.#folders > this.#limits.folders) throw overLimit('too many folders')
  }

  /** Sorts the entries of one folder into files and what is left out; returns its folders. */
  enter(folder: Folder, body: Uint8Array): Folder[] {
    const below: Folder[] = []
    const seen = new Set<string>()
    for (const entry of parseTree(Buffer.from(body.buffer, body.byteOffset, body.byteLength))) {
      if (++this.#entries > this.#limits.files) throw overLimit('too many files')
      const path = folder.path + this.#checkedName(folder, entry, seen)
      if (Buffer.byteLength(path) > this.#limits.pathBytes)
        throw refused(folder.path, 'a path is too long')
      if (entry.mode === FOLDER) {
        if (folder.depth + 1 > this.#limits.depth) throw overLimit('folders are nested too deep')
        below.push({ path: `${path}/`, id: entry.id, depth: folder.depth + 1 })
      } else if (PLAIN.has(entry.mode)) {
        this.files.push({ path, id: entry.id, executable: entry.mode === '100755' })
      } else if (entry.mode === LINK) this.leftOut.push({ path, reason: 'symbolic link' })
      else if (entry.mode === SUBMODULE) this.leftOut.push({ path, reason: 'submodule' })
      else throw refused(path, `mode ${entry.mode} is not allowed`)
    }
    return below
  }

  #checkedName(folder: Folder, entry: Entry, seen: Set<string>): string {
    const parsed = parseEntryName(entry.name)
    if ('refused' in parsed) throw refused(folder.path, parsed.refused)
    if (seen.has(parsed.folded)) {
      throw refused(
        folder.path,
        `${JSON.stringify(parsed.name)} differs from another name only by case or accents`
      )
    }
    seen.add(parsed.folded)
    return parsed.name
  }
}

async function rootOf(reader: ObjectReader, commit: string): Promise<string> {
  const [info] = await reader.info([commit])
  if (info?.type !== 'commit') throw refused('', `${info?.type ?? 'nothing'} is not a commit`)
  if (info.size > MAX_COMMIT_BYTES) throw overLimit('the commit message is too long')
  const [body] = await reader.read([commit], 'commit', MAX_COMMIT_BYTES)
  const tree = /^tree ([0-9a-f]{40})\n/.exec(Buffer.from(body ?? []).toString('latin1', 0, 80))?.[1]
  if (tree === undefined) throw refused('', 'the commit names no tree')
  return tree
}

async function readFolders(
  reader: ObjectReader,
  folders: readonly Folder[]
): Promise<Uint8Array[]> {
  const ids = folders.map((folder) => folder.id)
  for (const [index, info] of (await reader.info(ids)).entries()) {
    const path = folders[index]?.path ?? ''
    if (info.type !== 'tree') throw refused(path, `${info.type} is not a tree`)
    if (info.size > MAX_FOLDER_BYTES) throw overLimit(`the folder "/${path}" has too many entries`)
  }
  return reader.read(ids, 'tree', MAX_FOLDER_BYTES)
}

function* parseTree(body: Buffer): Generator<Entry> {
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(0x20, at)
    const zero = space < 0 ? -1 : body.indexOf(0, space)
    const next = zero + 1 + ID_BYTES
    if (zero < 0 || next > body.length) throw refused('', 'a tree object is broken')
    yield {
      mode: body.toString('latin1', at, space),
      name: body.subarray(space + 1, zero),
      id: body.toString('hex', zero + 1, next)
    }
    at = next
  }
}

async function withSizes(
  reader: ObjectReader,
  files: readonly Omit<SourceFile, 'size'>[],
  limits: TreeLimits
): Promise<SourceFile[]> {
  let total = 0
  const infos = await reader.info(files.map((file) => file.id))
  return files.map((file, index) => {
    const info = infos[index]
    if (info?.type !== 'blob') throw refused(file.path, 'the entry is not a file')
    if (info.size > limits.fileBytes)
      throw overLimit(`"${file.path}" is larger than ${mebibytes(limits.fileBytes)}`)
    total += info.size
    if (total > limits.totalBytes)
      throw overLimit(`all files together are larger than ${mebibytes(limits.totalBytes)}`)
    return { ...file, size: info.size }
  })
}

function mebibytes(bytes: number): string {
  return `${String(Math.floor(bytes / 2 ** 20))} MiB`
}

function refused(folder: string, why: string): BuildFailure {
  return new BuildFailure('source', `Cannot take the sources: /${folder}: ${why}`)
}

function overLimit(why: string): BuildFailure {
  return new BuildFailure('limit', `Cannot take the sources: ${why}`)
}
