import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Ends the name of a file that is being written. */
const UNFINISHED = '.tmp'

/**
 * Blocks as files, in folders by the last two characters of their ids. A file appears whole or not at all, and is on disk
 * when `write` resolves.
 */
export class BlockFiles {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async write(cid: string, bytes: Uint8Array): Promise<void> {
    const path = this.#pathOf(cid)
    const temporary = `${path}.${randomBytes(6).toString('hex')}${UNFINISHED}`
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    try {
      const file = await open(temporary, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(temporary, path)
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
    await syncFolder(dirname(path))
  }

  async read(cid: string): Promise<Uint8Array | undefined> {
    try {
      const bytes = await readFile(this.#pathOf(cid))
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
      throw error
    }
  }

  async remove(cid: string): Promise<void> {
    await rm(this.#pathOf(cid), { force: true })
  }

  /** Removes files that were being written when the node went down, and those that nobody knows. */
  async sweep(isKnown: (cids: readonly string[]) => Promise<boolean[]>): Promise<number> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    let removed = 0
    for (const shard of await readdir(this.#folder)) {
      const names = await readdir(join(this.#folder, shard))
      const known = await isKnown(names.map((name) => (name.endsWith(UNFINISHED) ? '' : name)))
      for (const [index, name] of names.entries()) {
        if (known[index] === true) continue
        await rm(join(this.#folder, shard, name), { force: true })
        removed += 1
      }
    }
    return removed
  }

  #pathOf(cid: string): string {
    return join(this.#folder, cid.slice(-2), cid)
  }
}

/** Makes a rename in the folder safe from a power cut. Windows cannot open folders and needs no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
