import type { SourceFolder } from './builders/builder.ts'
import { BuildFailure } from './build-failure.ts'
import { isLfsPointer } from './sources/lfs-pointer.ts'
import type { ObjectReader } from './sources/object-reader.ts'
import type { SourceFile, SourceTree } from './sources/source-tree.ts'
import { filesBelow } from './sources/source-tree.ts'

const CONFIG_FOLDER = 'config'
const MAX_CONFIG_FILE_BYTES = 1 << 20

/** The checked files of one commit, and a way to read them. */
export class BuildSources {
  readonly tree: SourceTree
  readonly #reader: () => ObjectReader

  /** @param reader gives a running reader; the one used before may have ended */
  constructor(tree: SourceTree, reader: () => ObjectReader) {
    this.tree = tree
    this.#reader = reader
  }

  /** The configuration, paths relative to its folder. @throws {BuildFailure} `config` when there is none */
  async readConfig(): Promise<Map<string, Uint8Array>> {
    const files = filesBelow(this.tree.files, CONFIG_FOLDER).filter(isDocument)
    if (!files.some((file) => file.path === 'config.yaml')) {
      throw new BuildFailure('config', 'Cannot build the project: config/config.yaml is missing')
    }
    const large = files.find((file) => file.size > MAX_CONFIG_FILE_BYTES)
    if (large !== undefined) {
      throw new BuildFailure(
        'config',
        `Cannot build the project: config/${large.path} is larger than 1 MiB`
      )
    }
    const bodies = await this.#reader().read(
      files.map(({ id }) => id),
      'blob',
      MAX_CONFIG_FILE_BYTES
    )
    return new Map(files.map(({ path }, index) => [path, bodies[index] ?? new Uint8Array(0)]))
  }

  /** The first of the folders that has files, or undefined. */
  folder(paths: readonly string[]): SourceFolder | undefined {
    for (const path of paths) {
      const files = filesBelow(this.tree.files, path)
      if (files.length > 0) return { path, files, read: (file) => this.#read(path, file) }
    }
    return undefined
  }

  async #read(folder: string, file: SourceFile): Promise<Uint8Array> {
    const [body] = await this.#reader().read([file.id], 'blob', file.size)
    if (body === undefined) throw new BuildFailure('source', `Cannot read "${folder}/${file.path}"`)
    if (!isLfsPointer(body)) return body
    throw new BuildFailure(
      'source',
      `Cannot use "${folder}/${file.path}": it is a Git LFS pointer, and the file itself is not in the repository`
    )
  }
}

/** What the format reads (project-config §3.1); the rest of the folder may be anything. */
function isDocument(file: SourceFile): boolean {
  return (
    file.path.endsWith('.yaml') && !file.path.split('/').some((segment) => segment.startsWith('.'))
  )
}
