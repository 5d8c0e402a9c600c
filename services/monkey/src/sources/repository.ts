import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CloudError } from '@taucloud/base'
import type { BundleHeader } from './bundle.ts'
import { openBundle } from './bundle.ts'
import type { Git } from './git.ts'
import { ObjectReader } from './object-reader.ts'

/** Gives the objects of a commit as a bundle, less what the given commits reach. */
export type FetchBundle = (have: readonly string[]) => AsyncIterable<Uint8Array>

const COMMIT = /^[0-9a-f]{40}$/
/** Commits that are told to the sender; more only cost it time. */
const MAX_HAVE = 32
/** A repository is dropped and fetched anew after so many bundles: cheaper than maintenance, and it forgets old objects. */
const MAX_BUNDLES = 512
const MAX_BUNDLE_BYTES = 512 << 20
/** Up to so many objects are written loose, as `transfer.unpackLimit` does; more stay a pack. */
const UNPACK_LIMIT = 100
/** Problems that git only warns of by default but that a builder must not see. */
const STRICT = '--strict=badFilemode=error,gitattributesSymlink=error,gitignoreSymlink=error'

interface State {
  /** Commits that are here with everything they reach, the latest first. */
  readonly commits: readonly string[]
  /** Bundles taken since the copy was made. */
  readonly bundles: number
}

/** The builder's own bare copy of one repository: a cache that may be deleted at any time. */
export class Repository {
  readonly #git: Git
  readonly #folder: string
  #reader: ObjectReader | undefined
  #state: State | undefined
  #users = 0

  constructor(git: Git, folder: string) {
    this.#git = git
    this.#folder = folder
  }

  /** One running `cat-file`; started anew when it has ended. */
  get reader(): ObjectReader {
    if (this.#reader === undefined || this.#reader.isClosed) {
      this.#reader = new ObjectReader(this.#git, this.#gitDir)
    }
    return this.#reader
  }

  /** May its reader be closed: it has one and nobody works with it? */
  get isIdle(): boolean {
    return this.#users === 0 && this.#reader?.isClosed === false
  }

  /** Runs `work`; meanwhile the copy is neither dropped nor its reader closed. */
  async use<T>(work: (repository: Repository) => Promise<T>): Promise<T> {
    this.#users++
    try {
      return await work(this)
    } finally {
      this.#users--
    }
  }

  /** Ends the running `cat-file`. */
  close(): void {
    this.#reader?.close()
    this.#reader = undefined
  }

  /**
   * Makes a commit and everything it reaches local. Every object is checked by git's own rules before it is kept.
   *
   * @throws {CloudError} `invalid_argument` for a bundle that does not hold the commit or fails the checks
   */
  async fetch(commit: string, fetchBundle: FetchBundle, signal: AbortSignal): Promise<void> {
    const state = await this.#load()
    if (state.commits.includes(commit)) return
    try {
      await this.#receive(commit, fetchBundle(state.commits), signal)
    } catch (error) {
      if (signal.aborted || state.commits.length === 0 || this.#users > 0) throw error
      // The copy may be damaged or older than the sender remembers: once more from nothing.
      await this.drop()
      await this.#load()
      await this.#receive(commit, fetchBundle([]), signal)
    }
    await this.#remember(commit)
  }

  /** Deletes the copy. */
  async drop(): Promise<void> {
    this.close()
    this.#state = undefined
    await rm(this.#folder, { recursive: true, force: true })
  }

  get #gitDir(): string {
    return join(this.#folder, 'objects.git')
  }

  get #stateFile(): string {
    return join(this.#folder, 'state.json')
  }

  async #load(): Promise<State> {
    if (this.#state !== undefined && (this.#users > 0 || this.#state.bundles < MAX_BUNDLES)) {
      return this.#state
    }
    const state = await this.#readState()
    if (state === undefined || state.bundles >= MAX_BUNDLES) {
      await this.drop()
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      await this.#git.init(this.#gitDir)
      this.#state = { commits: [], bundles: 0 }
    } else this.#state = state
    return this.#state
  }

  async #readState(): Promise<State | undefined> {
    if (!existsSync(this.#gitDir)) return undefined
    try {
      return parseState(await readFile(this.#stateFile, 'utf8'))
    } catch {
      return undefined // an unreadable copy is dropped: it is only a cache
    }
  }

  async #remember(commit: string): Promise<void> {
    const { commits, bundles } = this.#state ?? { commits: [], bundles: 0 }
    this.#state = { commits: [commit, ...commits].slice(0, MAX_HAVE), bundles: bundles + 1 }
    await writeFile(`${this.#stateFile}.new`, JSON.stringify(this.#state))
    await rename(`${this.#stateFile}.new`, this.#stateFile)
  }

  async #receive(
    commit: string,
    bundle: AsyncIterable<Uint8Array>,
    signal: AbortSignal
  ): Promise<void> {
    const { header, pack } = await openBundle(bundle)
    if (header.commit !== commit) {
      throw new CloudError(
        'invalid_argument',
        `Cannot take the sources: the bundle holds ${header.commit}, not ${commit}`
      )
    }
    if (header.prerequisites.length > 0) await this.reader.info(header.prerequisites)
    await this.#unpack(header, pack, signal)
  }

  async #unpack(
    header: BundleHeader,
    pack: AsyncIterable<Uint8Array>,
    signal: AbortSignal
  ): Promise<void> {
    const limit = `--max-input-size=${String(MAX_BUNDLE_BYTES)}`
    const args =
      header.objects < UNPACK_LIMIT
        ? ['unpack-objects', '-q', STRICT, limit]
        : ['index-pack', '--stdin', '--fix-thin', STRICT, limit]
    const child = this.#git.start(this.#gitDir, args)
    const kill = (): void => {
      child.kill('SIGKILL')
    }
    signal.addEventListener('abort', kill, { once: true })
    const said: Buffer[] = []
    child.stderr?.on('data', (chunk: Buffer) => said.length < 16 && said.push(chunk))
    child.stdout?.resume()
    const ended = once(child, 'close')
    try {
      await feed(child.stdin, pack)
    } catch (error) {
      kill()
      await ended
      throw error
    } finally {
      signal.removeEventListener('abort', kill)
    }
    const exit: unknown[] = await ended
    signal.throwIfAborted()
    if (exit[0] === 0) return
    throw new CloudError(
      'invalid_argument',
      `Cannot take the sources: git refuses them: ${reasonIn(said)}`
    )
  }
}

function parseState(text: string): State | undefined {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null) return undefined
  if (!('commits' in value) || !Array.isArray(value.commits)) return undefined
  if (!('bundles' in value) || typeof value.bundles !== 'number') return undefined
  const commits = value.commits.filter(
    (id): id is string => typeof id === 'string' && COMMIT.test(id)
  )
  return { commits: commits.slice(0, MAX_HAVE), bundles: value.bundles }
}

async function feed(input: Writable | null, pack: AsyncIterable<Uint8Array>): Promise<void> {
  if (input === null) return
  try {
    await pipeline(pack, input)
  } catch (error) {
    // git closes its input when it refuses a pack; its exit code tells.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return
    throw error
  }
}

/** What git said of the object, without its own names. */
function reasonIn(said: readonly Buffer[]): string {
  const text = Buffer.concat(said).toString('utf8')
  const line = text.split('\n').find((each) => /error|fatal/.test(each)) ?? 'the pack is not valid'
  return line.replace(/^(?:error|fatal): /, '').slice(0, 200)
}
