import { CloudError, isRetryable } from '@taucloud/base'
import type { Job } from '@taucloud/protocol/patrick'
import { PatrickContract } from '@taucloud/protocol/patrick'
import type { Bus } from '@taucloud/transport'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Say } from './git/receive-pack.ts'
import type { QueuedBuild } from './submitter.ts'

export interface LiveBuildParts {
  bus: Pick<Bus, 'client'>
  say: Say
  signal: AbortSignal
  /** Written before each line when several branches are built at once. */
  prefix: string
}

const RETRY_MS = 200
const END_STATES = ['succeeded', 'failed', 'canceled', 'superseded']

/**
 * Shows a build to the pusher until it has ended: its lines as they come, then what became of it. A broker that goes
 * away is replaced; the lines go on where they stopped.
 */
export async function followBuild(parts: LiveBuildParts, build: QueuedBuild): Promise<void> {
  const { bus, signal } = parts
  const progress = { line: 0, attempt: 0 }
  while (!isOver(signal)) {
    try {
      // Each turn may reach another broker.
      const patrick = bus.client(PatrickContract, { service: 'patrick' })
      const request = { job: build.job, afterLine: progress.line }
      for await (const event of patrick.watchJob(request, { signal })) {
        if (event.line !== null) {
          progress.line = event.line.number
          tell(parts, event.line.text)
        }
        if (event.job !== null && tellState(parts, event.job, progress)) return
      }
    } catch (error) {
      if (isOver(signal)) return
      if (!mayComeBack(error)) throw error
    }
    await pause(signal)
  }
}

// A call, so that the compiler does not take the signal for one that never changes.
function isOver(signal: AbortSignal): boolean {
  return signal.aborted
}

function mayComeBack(error: unknown): boolean {
  return isRetryable(error) || (error instanceof CloudError && error.code === 'not_found')
}

async function pause(signal: AbortSignal): Promise<void> {
  try {
    await sleep(RETRY_MS, undefined, { signal })
  } catch {
    // Given up while waiting: the loop sees it.
  }
}

/** @returns whether the build has ended */
function tellState(parts: LiveBuildParts, job: Job, progress: { attempt: number }): boolean {
  if (job.state === 'leased' && job.attempt !== progress.attempt) {
    progress.attempt = job.attempt
    const again = job.attempt === 1 ? '' : `, attempt ${job.attempt}`
    tell(parts, `building on ${job.builder.slice(-8)}${again}`)
  }
  if (!END_STATES.includes(job.state)) return false
  for (const line of outcome(job)) tell(parts, line)
  return true
}

function tell({ prefix, say }: LiveBuildParts, line: string): void {
  say(`${prefix}${line}`)
}

/** What became of a build, in words for the pusher. */
export function outcome(job: Job): string[] {
  const branch = job.push?.branch ?? ''
  const hint = `Full log: tau logs ${job.id}`
  switch (job.state) {
    case 'succeeded':
      return ['', `LIVE: ${branch} after ${seconds(job)} (release ${job.release})`, '']
    case 'failed':
      return [
        '',
        `BUILD FAILED (${job.cause})`,
        ...job.message.split('\n').map((line) => `  ${line}`),
        `The push is stored, but not live. ${servesStill(job)}`,
        hint,
        ''
      ]
    case 'superseded':
      return ['', `NOT BUILT: a newer push of ${branch} came first`, '']
    default:
      return ['', 'BUILD CANCELED', servesStill(job), hint, '']
  }
}

function servesStill({ push }: Job): string {
  const branch = push?.branch ?? ''
  if (push?.before === '') return `Nothing of ${branch} is live yet.`
  return `What ${branch} served before goes on being served.`
}

function seconds(job: Job): string {
  return `${((job.endedAtMs - (job.push?.pushedAtMs ?? job.endedAtMs)) / 1000).toFixed(1)} s`
}
