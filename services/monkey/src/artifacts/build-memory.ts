import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoredFile } from '@taucloud/project'

/** What earlier builds of a project gave, by what went in. Wrong only if content storage lost it, which is checked. */
export class ProjectMemory {
  /** Modules as built, by the key of their inputs. */
  readonly modules: Remembered<StoredFile>
  /** Modules that passed every check and were rewritten, by source, memory limit and entry. */
  readonly rewritten: Remembered<StoredFile>
  /** Files of websites with their encodings, by git blob id and compression. */
  readonly files: Remembered<EncodedFile>
  readonly #file: string

  private constructor(file: string, saved: Saved) {
    this.#file = file
    this.modules = new Remembered(saved.modules, 2_000)
    this.rewritten = new Remembered(saved.rewritten, 4_000)
    this.files = new Remembered(saved.files, 50_000)
  }

  /** Reads what is remembered of a project. An unreadable file is as good as none: it is only a cache. */
  static async open(folder: string, project: string): Promise<ProjectMemory> {
    await mkdir(folder, { recursive: true })
    const name = createHash('sha256').update(project).digest('hex').slice(0, 32)
    const file = join(folder, `${name}.json`)
    return new ProjectMemory(file, await readSaved(file))
  }

  /** Writes it down, less what has not been used for long. */
  async save(): Promise<void> {
    const saved: Saved = {
      version: VERSION,
      modules: this.modules.entries(),
      rewritten: this.rewritten.entries(),
      files: this.files.entries()
    }
    const temporary = `${this.#file}.${String(process.pid)}.new`
    await writeFile(temporary, JSON.stringify(saved))
    await rename(temporary, this.#file)
  }
}

/** A stored file and the encodings of it that pay. */
export interface EncodedFile extends StoredFile {
  readonly encodings?: { readonly br?: StoredFile; readonly gzip?: StoredFile }
}

/** Rises when a build of the same inputs would give something else than before. */
const VERSION = 1

interface Saved {
  version: number
  modules: [string, StoredFile][]
  rewritten: [string, StoredFile][]
  files: [string, EncodedFile][]
}

/** A bounded map whose least recently used entry goes first. */
export class Remembered<V> {
  readonly #entries: Map<string, V>
  readonly #max: number

  constructor(entries: readonly (readonly [string, V])[], max: number) {
    this.#entries = new Map(entries)
    this.#max = max
  }

  get(key: string): V | undefined {
    const value = this.#entries.get(key)
    if (value !== undefined) {
      this.#entries.delete(key)
      this.#entries.set(key, value)
    }
    return value
  }

  set(key: string, value: V): void {
    this.#entries.delete(key)
    this.#entries.set(key, value)
    const oldest = this.#entries.size > this.#max ? this.#entries.keys().next() : undefined
    if (oldest?.done === false) this.#entries.delete(oldest.value)
  }

  delete(key: string): void {
    this.#entries.delete(key)
  }

  entries(): [string, V][] {
    return [...this.#entries]
  }
}

async function readSaved(file: string): Promise<Saved> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (isSaved(value)) return value
  } catch {
    // missing or torn
  }
  return { version: VERSION, modules: [], rewritten: [], files: [] }
}

function isSaved(value: unknown): value is Saved {
  if (typeof value !== 'object' || value === null) return false
  const lists = ['modules', 'rewritten', 'files'].map((key) => Reflect.get(value, key) as unknown)
  return Reflect.get(value, 'version') === VERSION && lists.every((list) => Array.isArray(list))
}
