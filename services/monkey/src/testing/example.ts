import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../../../../examples/hello')

/** The files of the example project. */
export function exampleFiles(): Record<string, string> {
  const names = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return [path.slice(FOLDER.length + 1), readFileSync(path, 'utf8')]
      })
  )
}

/** The id in the example's configuration. */
export function exampleProject(): string {
  return /^id: (\S+)$/m.exec(exampleFiles()['config/config.yaml'] ?? '')?.[1] ?? ''
}
