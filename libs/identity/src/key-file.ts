import { randomBytes } from 'node:crypto'
import { link, open, unlink } from 'node:fs/promises'
import { CloudError } from '@taucloud/base'

/** Larger than any key file of ours; a longer file is not one. */
const MAX_KEY_FILE_BYTES = 4096
const OTHERS = 0o077

/**
 * Reads a secret that only its owner may read.
 *
 * @throws {CloudError} `not_found` without the file, `failed_precondition` when its mode admits others or it is too long
 */
export async function readSecretFile(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    const code = isNodeError(error, 'ENOENT') ? 'not_found' : 'failed_precondition'
    const state = code === 'not_found' ? 'no such file' : 'it cannot be opened'
    throw new CloudError(code, `Cannot read key file "${file}": ${state}`, { cause: error })
  })
  try {
    const { mode, size } = await handle.stat()
    // Windows has no such bits and reports a made-up mode.
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
      const octal = (mode & 0o777).toString(8).padStart(4, '0')
      throw new CloudError(
        'failed_precondition',
        `Cannot use key file "${file}": mode ${octal} lets others read it, run chmod 600 "${file}"`
      )
    }
    if (size > MAX_KEY_FILE_BYTES) {
      throw new CloudError(
        'failed_precondition',
        `Cannot read key file "${file}": too long for a key`
      )
    }
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/**
 * Writes a secret with mode 0600, whole or not at all; a key in place is never replaced.
 *
 * @throws {CloudError} `already_exists` when the file is there
 */
export async function writeSecretFile(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    // Unlike rename, link fails when the name is taken.
    await link(draft, file)
  } catch (error) {
    if (!isNodeError(error, 'EEXIST')) throw error
    throw new CloudError('already_exists', `Cannot save key "${file}": the file exists`, {
      cause: error
    })
  } finally {
    await unlink(draft)
  }
}

function isNodeError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
