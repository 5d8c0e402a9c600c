import { CloudError } from '@taucloud/base'
import type { Reply, RouteContext, RouteHandler, Router } from '@taucloud/http'
import { PatrickContract } from '@taucloud/protocol/patrick'
import type { Job } from '@taucloud/protocol/patrick'
import type { Identity } from '../access.ts'
import { identify, projectFor, readCount } from './context.ts'
import type { ApiParts } from './context.ts'
import { sendLines } from './lines.ts'

const MAX_BUILDS = 200
const JOB = /^[0-9a-f]{32}$/

/** Builds: list, show, follow, cancel. */
export function addBuildRoutes(router: Router<RouteHandler>, parts: ApiParts): void {
  const base = '/api/v1/builds'
  const patrick = () => parts.bus.client(PatrickContract, { service: 'patrick' })

  router.add('GET', base, async (context): Promise<Reply> => {
    const identity = await identify(parts, context)
    const name = context.query.get('project') ?? ''
    const project = await projectFor(parts, identity, { name, need: 'read' })
    const limit = readCount(context.query, 'limit', { fallback: 20, most: MAX_BUILDS })
    const page = {
      project: project.id,
      branch: context.query.get('branch') ?? '',
      before: context.query.get('before') ?? '',
      limit
    }
    const { jobs, next } = await patrick().listJobs(page)
    return { json: { builds: jobs.map(shown), next } }
  })

  router.add('GET', `${base}/:id`, async (context): Promise<Reply> => {
    const identity = await identify(parts, context)
    return { json: { build: shown(await jobFor(parts, context, { identity, need: 'read' })) } }
  })

  router.add('POST', `${base}/:id/cancel`, async (context): Promise<Reply> => {
    const identity = await identify(parts, context)
    const { id } = await jobFor(parts, context, { identity, need: 'write' })
    const { job } = await patrick().cancel({ job: id })
    return job === null ? {} : { json: { build: shown(job) } }
  })

  router.add('GET', `${base}/:id/log`, async (context) => {
    const identity = await identify(parts, context)
    const { id } = await jobFor(parts, context, { identity, need: 'read' })
    const afterLine = readCount(context.query, 'after', { fallback: 0, most: 99_999_999 })
    const events = patrick().watchJob({ job: id, afterLine }, { signal: context.signal })
    await sendLines(context.response, linesOf(events))
    return undefined
  })
}

async function* linesOf(
  events: AsyncIterable<{ job: Job | null; line: object | null }>
): AsyncGenerator<object> {
  for await (const { job, line } of events) {
    if (line !== null) yield { line }
    else if (job !== null) yield { build: shown(job) }
  }
}

/** The job that a request names. One of a project that the caller may not see is not found. */
async function jobFor(
  parts: ApiParts,
  { params }: RouteContext,
  { identity, need }: { identity: Identity; need: 'read' | 'write' }
): Promise<Job> {
  const id = params.id ?? ''
  const unknown = new CloudError('not_found', `Cannot find build "${id.slice(0, 64)}"`)
  if (!JOB.test(id)) throw unknown
  const { job } = await parts.bus
    .client(PatrickContract, { service: 'patrick' })
    .getJob({ job: id })
  const project = job?.push?.project ?? ''
  const right = await parts.access.rightOn(project, identity)
  if (job === null || right === 'none') throw unknown
  if (need === 'write' && right !== 'write') {
    throw new CloudError('permission_denied', `Cannot change build "${id}": you may only read it`)
  }
  return job
}

function shown(job: Job): object {
  const { id, push, state, attempt, queuedAtMs, startedAtMs, endedAtMs, cause, message, release } =
    job
  return {
    id,
    project: push?.project ?? '',
    projectName: push?.projectName ?? '',
    branch: push?.branch ?? '',
    commit: push?.commit ?? '',
    pushedAtMs: push?.pushedAtMs ?? 0,
    pusher: push?.pusher ?? '',
    state,
    attempt,
    queuedAtMs,
    startedAtMs,
    endedAtMs,
    cause,
    message,
    release
  }
}
