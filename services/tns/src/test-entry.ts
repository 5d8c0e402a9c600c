import type { Entry } from './entry.ts'
import { entryKey } from './store.ts'
import type { Change } from './store.ts'

/** Two projects as tests name them. */
export const PROJECT_A = 'Qmf1ryjRXdaiiDymMwWcDcZAQNgw4kYKH3BYEv3tDaQN3T'
export const PROJECT_B = 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG'

/** What of an entry a test cares about. */
export interface EntryInit {
  project?: string
  branch?: string
  release?: string
  pushedAtMs: number
  job?: string
  attempt?: number
  hosts?: string[]
  claimedAtMs?: number
}

/** An entry as a publication makes it: what is not given is in order and unremarkable. */
export function entry(init: EntryInit): Entry {
  const hosts = init.hosts ?? []
  const record = {
    project: init.project ?? PROJECT_A,
    projectName: 'shop',
    branch: init.branch ?? 'main',
    release: init.release ?? `r${String(init.pushedAtMs)}`,
    pushedAtMs: init.pushedAtMs,
    job: init.job ?? `job${String(init.pushedAtMs)}`,
    attempt: init.attempt ?? 1,
    hosts,
    holders: [],
    selected: false,
    previous: []
  }
  return { record, claimedAtMs: hosts.map(() => init.claimedAtMs ?? init.pushedAtMs) }
}

/** The change that adds the entry. */
export function added(value: Entry): Change {
  return { kind: 'entry', key: entryKey(value.record), entry: value }
}
