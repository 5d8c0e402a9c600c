import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { CloudError } from '@taucloud/base'

const run = promisify(execFile)

/**
 * The absolute path of a program on this node's search path, or undefined. A name with a slash is taken as it is when
 * it can be executed.
 */
export async function findExecutable(name: string): Promise<string | undefined> {
  try {
    const { stdout } = await run('/bin/sh', ['-c', 'command -v -- "$1"', 'sh', name])
    const path = stdout.trim()
    return path.startsWith('/') ? path : undefined
  } catch {
    return undefined
  }
}

/** As {@link findExecutable}. @throws {CloudError} `failed_precondition` that names what to install */
export async function requireExecutable(name: string): Promise<string> {
  const path = await findExecutable(name)
  if (path === undefined) {
    throw new CloudError('failed_precondition', `Cannot run "${name}": install it on this node`)
  }
  return path
}

/** A search path of the system's folders and the folders of the given programs, and nothing of the caller's own. */
export function searchPath(...programs: string[]): string {
  return [...new Set([...programs.map((program) => dirname(program)), '/usr/bin', '/bin'])].join(
    ':'
  )
}
