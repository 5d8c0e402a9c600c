import { CloudError } from '@taucloud/base'
import { Level } from 'level'
import { cp, mkdir } from 'node:fs/promises'
import type { KeyValueStore } from './key-value-store.ts'
import { LevelStore, SEPARATOR } from './level-store.ts'
import { INCARNATION_KEY } from './map-keys.ts'

/** A store that owns its folder until it is closed. */
export type OpenStore = KeyValueStore & {
  /** Waits for writes under way, then lets go of the folder. Idempotent. */
  close(): Promise<void>
}

/**
 * Opens the store in a folder, making it when it is not there. One process at a time may hold it.
 *
 * @throws {CloudError} `failed_precondition` while another process holds the folder, `data_loss` when its files are
 * damaged, `unavailable` when the disk refuses
 */
export async function openStore(folder: string): Promise<OpenStore> {
  return LevelStore.over(await openLevel(folder))
}

/**
 * Makes a damaged store usable again: copies the folder to `backup` first, then keeps every record that can still be
 * read. Records that were lost come back from other nodes; writers in it start a new sequence of their own, so that no
 * number is used twice. Only for a store that nobody has open.
 *
 * @throws {CloudError} `failed_precondition` while it is open, `data_loss` when nothing could be saved
 */
export async function repairStore(folder: string, backup: string): Promise<void> {
  await cp(folder, backup, { recursive: true, errorOnExist: true, force: false })
  await repairLevel(folder)
  const level = await openLevel(folder)
  try {
    const keys = await level.keys().all()
    const stale = keys.filter((key) => key.endsWith(SEPARATOR + INCARNATION_KEY))
    await level.batch(
      stale.map((key) => ({ type: 'del', key })),
      { sync: true }
    )
  } finally {
    await level.close()
  }
}

async function openLevel(folder: string): Promise<Level<string, Uint8Array>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const level = new Level<string, Uint8Array>(folder, {
    keyEncoding: 'utf8',
    valueEncoding: 'view'
  })
  try {
    await level.open()
    return level
  } catch (error) {
    throw openFailure(folder, error)
  }
}

async function repairLevel(folder: string): Promise<void> {
  // The function exists where level stands on files, but its types describe only what browsers have as well.
  const repair: unknown = Reflect.get(Level, 'repair')
  if (typeof repair !== 'function')
    throw new CloudError('unimplemented', 'Cannot repair a store here')
  try {
    await Reflect.apply(repair, Level, [folder])
  } catch (error) {
    throw openFailure(folder, error)
  }
}

function openFailure(folder: string, error: unknown): CloudError {
  const codes = [codeOf(error), error instanceof Error ? codeOf(error.cause) : undefined]
  const text = error instanceof Error && error.cause instanceof Error ? error.cause.message : ''
  if (codes.includes('LEVEL_LOCKED')) {
    return new CloudError(
      'failed_precondition',
      `Cannot open store "${folder}": it is in use by another process, stop that one first`,
      { cause: error }
    )
  }
  // A missing file of a store that names it is damage as well, reported as a failure to read.
  if (codes.includes('LEVEL_CORRUPTION') || text.includes('No such file')) {
    return new CloudError(
      'data_loss',
      `Cannot open store "${folder}": its files are damaged, repair it or move the folder away and let the node fetch what other nodes hold`,
      { cause: error }
    )
  }
  return new CloudError('unavailable', `Cannot open store "${folder}": the disk refused`, {
    cause: error
  })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
