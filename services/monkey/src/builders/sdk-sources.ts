import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The SDKs for guests, one folder for each language. */
export const SDK_FOLDER = fileURLToPath(new URL('../../../../sdk', import.meta.url))

/** The sources of one SDK, which builds are given. */
export interface SdkSources {
  readonly folder: string
  /** Text by path relative to the SDK's folder, '/'-separated, sorted. */
  readonly files: ReadonlyMap<string, string>
  /** Names these very sources. */
  readonly hash: string
}

/** Reads the files of an SDK that a build can use. A folder that does not exist is an SDK without files. */
export async function readSdk(
  folder: string,
  isSource: (path: string) => boolean
): Promise<SdkSources> {
  const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : []
  const hash = createHash('sha256')
  const files = new Map<string, string>()
  for (const name of names.map((each) => each.replaceAll('\\', '/')).sort()) {
    if (name.includes('node_modules/') || !isSource(name)) continue
    const text = await readFile(join(folder, name), 'utf8')
    files.set(name, text)
    hash.update(JSON.stringify([name, text]))
  }
  return { folder, files, hash: hash.digest('hex') }
}

/** Is this a file of the Go SDK that a build needs? */
export function isGoSource(path: string): boolean {
  return path === 'go.mod' || (path.endsWith('.go') && !path.endsWith('_test.go'))
}
