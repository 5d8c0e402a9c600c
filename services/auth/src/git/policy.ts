import { ZERO_ID } from './command-list.ts'
import type { RefCommand } from './command-list.ts'

/** Longest name of a branch or tag, in characters. */
const MAX_NAME = 200
/** Most refs that a repository may hold. */
export const MAX_REFS = 5000
const DEFAULT_BRANCH = 'refs/heads/main'
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

/** What the pusher asked for beside the refs. */
export interface PushWishes {
  /** Return as soon as the build is queued. */
  readonly noWait: boolean
  /** Record the push, build nothing. */
  readonly skip: boolean
  /** Name of the environment, empty when none was asked for. */
  readonly environment: string
}

/**
 * The verdict on a push, for all its refs at once: git itself would refuse a hidden ref and still write the others,
 * although the client asked for all or nothing.
 *
 * @returns why the push is refused, in words for the pusher, or undefined
 */
export function refuseRefs(
  commands: readonly RefCommand[],
  known: ReadonlyMap<string, string>
): string | undefined {
  const seen = new Set<string>()
  let added = 0
  for (const { ref, before, after } of commands) {
    if (!isPlainRef(ref)) return `only refs/heads/ and refs/tags/ with plain names: ${show(ref)}`
    if (seen.has(ref)) return `the same ref twice: ${show(ref)}`
    seen.add(ref)
    if (after === ZERO_ID && ref === DEFAULT_BRANCH) return 'the branch main cannot be deleted'
    if (before === ZERO_ID) added += 1
    if (after === ZERO_ID) added -= 1
  }
  if (known.size + added > MAX_REFS) return `the repository would have more than ${MAX_REFS} refs`
  return undefined
}

// A subset of git-check-ref-format(1): what it refuses, and what a shell, a URL or a terminal could read differently.
function isPlainRef(ref: string): boolean {
  const name = /^refs\/(?:heads|tags)\/(.+)$/.exec(ref)?.[1]
  if (name === undefined || name.length > MAX_NAME || name === 'HEAD') return false
  return name.split('/').every((segment) => {
    return SEGMENT.test(segment) && !segment.includes('..') && !/\.(?:lock)?$/.test(segment)
  })
}

// Quoted in a packet line and in a terminal: nothing but plain characters.
function show(ref: string): string {
  return ref.replace(/[^\x21-\x7e]/g, '?').slice(0, 80)
}

const KNOWN = 'no-wait, skip, environment=<name>'

/** Reads push options. @returns the wishes, or why they cannot be met */
export function parseOptions(options: readonly string[]): PushWishes | string {
  const wishes = { noWait: false, skip: false, environment: '' }
  for (const option of options) {
    const environment = /^environment=([a-z0-9][a-z0-9-]{0,62})$/.exec(option)?.[1]
    if (option === 'no-wait') wishes.noWait = true
    else if (option === 'skip') wishes.skip = true
    else if (environment !== undefined) wishes.environment = environment
    else return `unknown push option "${show(option)}", known are ${KNOWN}`
  }
  return wishes
}
