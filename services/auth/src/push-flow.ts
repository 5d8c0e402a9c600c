import { toCloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { Bus } from '@taucloud/transport'
import type { ReceivedPush, Say } from './git/receive-pack.ts'
import { followBuild } from './live-build.ts'
import type { PushLedger } from './push-ledger.ts'
import type { QueuedBuild, Submitter } from './submitter.ts'

export interface PushFlowParts {
  bus: Pick<Bus, 'client'>
  ledger: PushLedger
  submitter: Submitter
  logger: Logger
  /** How long a pusher is kept at most, in ms. */
  holdMs: number
  /** Fires when this node stops: pushers are let go. */
  stopping: AbortSignal
  /** Called when a push could not be recorded; the refs are to be compared with the record soon. */
  onUnrecorded(push: ReceivedPush): void
}

/** Builds whose lines one pusher is shown; of further branches only the job is named. */
const MAX_FOLLOWED = 8

/**
 * What happens between git's report and the end of a push: the event is on record, the jobs are queued, and unless the
 * pusher would not wait, the builds are shown until they end.
 */
export async function handlePush(
  parts: PushFlowParts,
  push: ReceivedPush,
  { say, gone }: { say: Say; gone: AbortSignal }
): Promise<void> {
  const queued = await recordAndSubmit(parts, push, say)
  if (queued.length === 0 || gone.aborted) return
  if (push.wishes.noWait) {
    for (const { branch, job } of queued)
      say(`build of ${branch} queued; follow it with: tau logs ${job}`)
    return
  }
  await follow(parts, queued, { say, gone })
}

async function recordAndSubmit(
  parts: PushFlowParts,
  push: ReceivedPush,
  say: Say
): Promise<QueuedBuild[]> {
  const { environment, skip } = push.wishes
  const event = { refs: push.refs, pusher: push.pusher, skip, environment }
  let record
  try {
    record = await parts.ledger.record(push.repository, event)
  } catch (error) {
    parts.logger.error('push not recorded', { repository: push.repository.name, error })
    parts.onUnrecorded(push)
    say(
      'The push is stored, but could not be recorded; its build starts once this node can write again.'
    )
    return []
  }
  if (skip) {
    say('The push is stored and not built, as you asked.')
    return []
  }
  try {
    return await parts.submitter.submit(push.repository.name, record)
  } catch (error) {
    const { code } = toCloudError(error)
    parts.logger.warn('push waits for the build service', {
      repository: push.repository.name,
      code
    })
    say(
      'The push is stored. No build service answers now: the build is queued here and starts by itself.'
    )
    say(`Follow it with: tau builds ${push.repository.name}`)
    return []
  }
}

async function follow(
  { bus, holdMs, logger, stopping }: PushFlowParts,
  queued: readonly QueuedBuild[],
  { say, gone }: { say: Say; gone: AbortSignal }
): Promise<void> {
  const cap = AbortSignal.any([AbortSignal.timeout(holdMs), stopping])
  const signal = AbortSignal.any([gone, cap])
  const followed = queued.slice(0, MAX_FOLLOWED)
  for (const { branch, job } of queued.slice(MAX_FOLLOWED)) say(`${branch}: tau logs ${job}`)
  await Promise.all(
    followed.map(async (build) => {
      const prefix = followed.length > 1 ? `[${build.branch}] ` : ''
      say(`${prefix}build ${build.job} of ${build.branch} at ${build.commit.slice(0, 7)}`)
      try {
        await followBuild({ bus, say, signal, prefix }, build)
        if (cap.aborted)
          say(`${prefix}The build goes on without you; follow it with: tau logs ${build.job}`)
      } catch (error) {
        logger.warn('build not shown to its end', { job: build.job, error })
        say(`${prefix}The build cannot be shown from here; follow it with: tau logs ${build.job}`)
      }
    })
  )
}
