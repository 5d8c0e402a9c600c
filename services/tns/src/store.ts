import { CloudError } from '@taucloud/base'
import { StoredRecordCodec } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'
import type { ReplicatedMap } from '@taucloud/store'
import { HISTORY_LENGTH, parseBranch, parseProject } from './entry.ts'
import type { Entry } from './entry.ts'

/** What a key of the map says: an entry of a history, or that a project is gone. Undefined: the key was deleted. */
export type Change =
  | { kind: 'entry'; key: string; entry: Entry }
  | { kind: 'dropped'; key: string }
  | { kind: 'removed'; project: string }

const BRANCHES = 'branch'
const REMOVED = 'removed'
const TIME_DIGITS = 16
const ATTEMPT_DIGITS = 6
const MAX_HOSTS = 256
/** Stands for the empty release of a removed branch. */
const NO_RELEASE = 'none'

/**
 * The key of an entry: `branch/<project>/<branch>/<time>/<attempt>/<release>`, so that the order of keys is the order
 * of entries and two builders never write the same key with different meaning.
 */
export function entryKey(record: BranchRecord): string {
  const time = String(record.pushedAtMs).padStart(TIME_DIGITS, '0')
  const attempt = String(record.attempt).padStart(ATTEMPT_DIGITS, '0')
  const release = record.release === '' ? NO_RELEASE : record.release
  return `${branchPrefix(record.project, record.branch)}${time}/${attempt}/${release}`
}

function branchPrefix(project: string, branch: string): string {
  return `${BRANCHES}/${project}/${encodeURIComponent(branch)}/`
}

/** Builds the keys of tns and nothing else does. */
export class TnsStore {
  readonly #map: ReplicatedMap

  constructor(map: ReplicatedMap) {
    this.#map = map
  }

  /** Has everything arrived that the other tns nodes had when this one came? */
  isCaughtUp(): boolean {
    return this.#map.caughtUp()
  }

  /** Adds an entry; equal entries are one. Resolves when most of the live tns nodes have it on disk. */
  async put(entry: Entry): Promise<void> {
    const { record, claimedAtMs } = entry
    const value = StoredRecordCodec.encode({ record, claimedAtMs: [...claimedAtMs] })
    await this.#map.put(entryKey(record), value, { durability: 'quorum' })
  }

  /**
   * Deletes what lies beyond the newest entries of a branch. Every deleted entry has at least that many greater ones,
   * wherever it is done, so the greatest of a branch is never lost.
   */
  async prune(project: string, branch: string): Promise<void> {
    const keys: string[] = []
    for await (const [key] of this.#map.list(branchPrefix(project, branch))) keys.push(key)
    const surplus = keys.sort().slice(0, Math.max(0, keys.length - HISTORY_LENGTH))
    for (const key of surplus) await this.#map.delete(key)
  }

  /** Marks a project as gone for ever and deletes its entries. */
  async removeProject(project: string, nowMs: number): Promise<void> {
    await this.#map.put(`${REMOVED}/${project}`, new TextEncoder().encode(String(nowMs)))
    const keys: string[] = []
    for await (const [key] of this.#map.list(`${BRANCHES}/${project}/`)) keys.push(key)
    for (const key of keys) await this.#map.delete(key)
  }

  /** Everything that is stored. Entries that other nodes wrote out of shape are reported to `onMalformed`. */
  async *list(onMalformed: (key: string) => void): AsyncGenerator<Change> {
    for await (const [key, value] of this.#map.list('')) {
      const change = readChange(key, value, onMalformed)
      if (change !== undefined) yield change
    }
  }

  /** Each change from now on, from here or from another node. Ends with the signal. */
  async *watch(signal: AbortSignal, onMalformed: (key: string) => void): AsyncGenerator<Change> {
    for await (const { key, value } of this.#map.watch('', { signal })) {
      const change = readChange(key, value, onMalformed)
      if (change !== undefined) yield change
    }
  }
}

function readChange(
  key: string,
  value: Uint8Array | undefined,
  onMalformed: (key: string) => void
): Change | undefined {
  try {
    return parseChange(key, value)
  } catch {
    // Written by a node of this cloud, yet not ours to trust: such an entry counts for nothing.
    onMalformed(key)
    return undefined
  }
}

/** @throws {CloudError} `invalid_argument` when the value is not what its key says */
export function parseChange(key: string, value: Uint8Array | undefined): Change {
  const [kind, project = ''] = key.split('/', 2)
  if (kind === REMOVED) return { kind: 'removed', project: parseProject(project) }
  if (value === undefined) return { kind: 'dropped', key }
  const { record, claimedAtMs } = StoredRecordCodec.decode(value)
  if (record === null || kind !== BRANCHES) throw malformed(key)
  parseProject(record.project)
  parseBranch(record.branch)
  const fits = record.hosts.length <= MAX_HOSTS && record.hosts.length === claimedAtMs.length
  if (!fits || entryKey(record) !== key) throw malformed(key)
  return { kind: 'entry', key, entry: { record, claimedAtMs } }
}

function malformed(key: string): CloudError {
  return new CloudError('invalid_argument', `Cannot read "${key}": not what its key says`)
}
