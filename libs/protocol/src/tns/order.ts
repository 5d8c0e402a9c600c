import type { BranchRecord } from './contract.ts'

/** The part of a record that orders it. */
type Ordered = Pick<BranchRecord, 'pushedAtMs' | 'attempt' | 'release'>

/**
 * The one order of what a branch may serve: when the push happened, then the attempt of its build (a later lease
 * fences an earlier one), then the release CID. The greatest is live. Below zero when `a` comes before `b`.
 */
export function compareRecords(a: Ordered, b: Ordered): number {
  if (a.pushedAtMs !== b.pushedAtMs) return a.pushedAtMs - b.pushedAtMs
  if (a.attempt !== b.attempt) return a.attempt - b.attempt
  if (a.release === b.release) return 0
  return a.release < b.release ? -1 : 1
}

/** How a branch is named in one text: `<project>/<branch>`, as in a watch event. */
export function branchKey(record: { project: string; branch: string }): string {
  return `${record.project}/${record.branch}`
}
