import { CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import { branchKey } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'
import type { Trust } from '@taucloud/identity'
import type { Entry } from '../entry.ts'
import type { ChangeFeed } from '../feed.ts'
import { entryKey } from '../store.ts'
import type { TnsStore } from '../store.ts'
import type { ReleaseView } from '../view.ts'

/** What the handlers of tns work with. */
export interface TnsContext {
  readonly store: TnsStore
  readonly view: ReleaseView
  readonly feed: ChangeFeed
  readonly trust: Omit<Trust, 'now'>
  /** Zone of the cloud; its development alias counts as the same. */
  readonly zone: string
  readonly logger: Logger
  /** Wall clock, milliseconds since the epoch. */
  readonly now: () => number
  /** Has this node seen everything that the others had when it came? */
  readonly isReady: () => boolean
}

/** Stores an entry and shows it to readers and watchers of this node at once. */
export async function commit(context: TnsContext, entry: Entry): Promise<void> {
  await context.store.put(entry)
  const affected = context.view.apply({ kind: 'entry', key: entryKey(entry.record), entry })
  context.feed.changed(affected)
  await context.store.prune(entry.record.project, entry.record.branch)
}

/** Since when the record's project answers for each of its hosts: as before, or from now. */
export function claimsOf(context: TnsContext, record: BranchRecord): number[] {
  const { view } = context
  return record.hosts.map((host) => view.claimedAtMs(record.project, host) ?? context.now())
}

/** @throws {CloudError} `already_exists` naming the first host that another project answers for */
export function assertHostsFree(context: TnsContext, record: BranchRecord, what: string): void {
  const { view } = context
  for (const host of record.hosts) {
    const other = view
      .claimants(host)
      .map((key) => view.live(key)?.record)
      .find((live) => live !== undefined && live.project !== record.project)
    if (other === undefined) continue
    throw new CloudError(
      'already_exists',
      `${what}: host "${host}" belongs to project "${other.projectName}" (${other.project})`
    )
  }
}

/** @throws {CloudError} `unavailable` while absence may only mean that this node has not caught up */
export function assertReady(context: TnsContext): void {
  if (context.isReady()) return
  throw new CloudError('unavailable', 'Cannot look up names: this node is still catching up')
}

/** The live record of a branch as callers see it. @throws {CloudError} `not_found`, `unavailable` */
export function liveRecord(context: TnsContext, project: string, branch: string): BranchRecord {
  const record = context.view.record(branchKey({ project, branch }))
  if (record !== undefined) return record
  assertReady(context)
  throw new CloudError(
    'not_found',
    `Cannot find branch "${branch}" of "${project}": it serves nothing`
  )
}
