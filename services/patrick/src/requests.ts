import { CloudError } from '@taucloud/base'
import type { PushEvent } from '@taucloud/protocol/patrick'
import type { AttemptRef, Outcome } from './broker-options.ts'
import { safeMessage } from './log-text.ts'
import type { SpokenLine } from './logbook.ts'

/** The edge of the service: what comes over the wire is checked here and nowhere else. */

const PROJECT = /^[A-Za-z0-9]{1,64}$/
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/
const BRANCH = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/
const COMMIT = /^[0-9a-f]{40}$/
const JOB = /^[0-9a-f]{32}$/
const PEER = /^[A-Za-z0-9]{1,128}$/
const RELEASE = /^[A-Za-z0-9]{1,128}$/
const CURSOR = /^(?:\d{15}-\d{12}\/[0-9a-f]{32})?$/
const STREAMS = ['out', 'err', 'step']
const CAUSES = ['source', 'config', 'toolchain', 'build', 'timeout', 'limit', 'infrastructure']
const MAX_LINES = 5000
const MAX_MESSAGE_BYTES = 4096
const MAX_LIST = 200
const MAX_WAIT_MS = 30_000

function assertField(isGood: boolean, field: string): asserts isGood {
  if (!isGood)
    throw new CloudError('invalid_argument', `Cannot read request: ${field} is malformed`)
}

function isTime(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0 && value < 1e15
}

export function parseJobId(job: string): string {
  assertField(JOB.test(job), 'job')
  return job
}

/** Checks a push. The submitting node must be the one that has the objects. */
export function parsePush(push: PushEvent | null, submitter: string): PushEvent {
  assertField(push !== null, 'push')
  assertField(PROJECT.test(push.project), 'push.project')
  assertField(NAME.test(push.projectName), 'push.projectName')
  assertField(NAME.test(push.repository), 'push.repository')
  assertField(BRANCH.test(push.branch), 'push.branch')
  assertField(COMMIT.test(push.commit), 'push.commit')
  assertField(push.before === '' || COMMIT.test(push.before), 'push.before')
  assertField(isTime(push.pushedAtMs), 'push.pushedAtMs')
  assertField(push.pusher === '' || NAME.test(push.pusher), 'push.pusher')
  assertField(PEER.test(push.sourcePeer), 'push.sourcePeer')
  assertField(push.environment === '' || NAME.test(push.environment), 'push.environment')
  const isCounted = Number.isSafeInteger(push.sequence) && push.sequence > 0
  assertField(isCounted && push.sequence < 1e12, 'push.sequence')
  if (push.sourcePeer !== submitter) {
    throw new CloudError(
      'permission_denied',
      `Cannot submit a push of "${push.sourcePeer}": the caller is "${submitter}"`
    )
  }
  return push
}

export function parseAttempt(
  request: { job: string; attempt: number },
  builder: string
): AttemptRef {
  assertField(request.attempt >= 1 && request.attempt < 1e6, 'attempt')
  return { job: parseJobId(request.job), attempt: request.attempt, builder }
}

export function parseLines(
  lines: readonly { atMs: number; stream: string; text: string }[]
): SpokenLine[] {
  assertField(lines.length <= MAX_LINES, 'lines')
  return lines.map(({ atMs, stream, text }) => {
    assertField(STREAMS.includes(stream), 'lines.stream')
    return { stream, text, atMs: isTime(atMs) ? atMs : Date.now() }
  })
}

export function parseOutcome(request: {
  state: string
  cause: string
  message: string
  release: string
}): Outcome {
  const { state, cause, release } = request
  const message = safeMessage(request.message, MAX_MESSAGE_BYTES)
  if (state === 'succeeded') {
    assertField(RELEASE.test(release), 'release')
    return { state, cause: '', message, release }
  }
  if (state === 'failed') {
    assertField(CAUSES.includes(cause), 'cause')
    return { state, cause, message, release: '' }
  }
  assertField(state === 'superseded', 'state')
  return { state, cause: '', message, release: '' }
}

export function parseWait(waitMs: number): number {
  return Math.min(waitMs, MAX_WAIT_MS)
}

export interface ListQuery {
  readonly project: string
  readonly branch: string
  readonly before: string
  readonly limit: number
}

export function parseList(request: ListQuery): ListQuery {
  const { project, branch, before, limit } = request
  assertField(PROJECT.test(project), 'project')
  assertField(branch === '' || BRANCH.test(branch), 'branch')
  assertField(CURSOR.test(before), 'before')
  assertField(limit <= MAX_LIST, 'limit')
  return { project, branch, before, limit: limit === 0 ? 50 : limit }
}

export function parseAfterLine(afterLine: number): number {
  assertField(Number.isSafeInteger(afterLine) && afterLine >= 0, 'afterLine')
  return Math.min(afterLine, 1e8 - 2)
}
