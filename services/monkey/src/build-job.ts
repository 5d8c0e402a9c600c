import { canonicalJson, CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { Compilation, Release, ReleaseFunction, TriggeredFunction } from '@taucloud/project'
import {
  compileProject,
  ConfigError,
  encodeRelease,
  mayClaimHost,
  releaseCids
} from '@taucloud/project'
import { AuthContract } from '@taucloud/protocol/auth'
import type { Job, PushEvent } from '@taucloud/protocol/patrick'
import { TnsContract } from '@taucloud/protocol/tns'
import type { Bus } from '@taucloud/transport'
import type { BuildContent } from './artifacts/build-content.ts'
import { ProjectMemory } from './artifacts/build-memory.ts'
import { deliver } from './artifacts/holders.ts'
import { BuildFailure, failingWith } from './build-failure.ts'
import { buildFunction } from './build-function.ts'
import { BuildSources } from './build-sources.ts'
import type { BuiltWebsite } from './build-website.ts'
import { buildWebsite } from './build-website.ts'
import type { BuildLog, ModuleBuilder } from './builders/builder.ts'
import { inParallel } from './parallel.ts'
import type { BuildPlan } from './plan.ts'
import { planBuild } from './plan.ts'
import type { Sandbox } from './sandbox/sandbox.ts'
import type { Repository } from './sources/repository.ts'
import type { RepositoryCache } from './sources/repository-cache.ts'
import { readSourceTree } from './sources/source-tree.ts'

const SOURCES_TIMEOUT_MS = 120_000
const PUBLISH_TIMEOUT_MS = 20_000
/** Compiler and tool chains run beside each other; more at once only take each other's processors. */
const PARALLEL = 2
const SHOWN_LEFT_OUT = 20

/** What a node builds with. */
export interface BuildSite {
  readonly bus: Pick<Bus, 'client' | 'members'>
  readonly content: BuildContent
  readonly repositories: RepositoryCache
  readonly builders: readonly ModuleBuilder[]
  readonly sandbox: Sandbox
  /** Folder of what is remembered of projects. */
  readonly memory: string
  /** Zone of generated hosts; empty when it is not known. */
  readonly zone: string
  readonly logger: Logger
}

/** One leased job. */
export interface LeasedJob {
  readonly job: Job
  readonly push: PushEvent
  readonly capability: Uint8Array
  readonly log: BuildLog
  readonly signal: AbortSignal
}

/** A published release. */
export interface BuildOutcome {
  readonly release: string
  /** False when a newer push is live already. */
  readonly isCurrent: boolean
}

/**
 * Runs one job from the push to the published release.
 *
 * @throws {BuildFailure} with the cause; nothing has been published then
 */
export async function buildJob(site: BuildSite, leased: LeasedJob): Promise<BuildOutcome> {
  const { push, signal } = leased
  const name = { project: push.project, repository: push.repository, commit: push.commit }
  const memory = await ProjectMemory.open(site.memory, push.project)
  return site.repositories.withCommit(name, (have) => fetchSources(site, leased, have), {
    signal,
    use: async (repository) => {
      try {
        const sources = await readSources(repository, leased)
        const built = await buildAll(site, leased, { sources, memory })
        return await publish(site, leased, built)
      } finally {
        await memory.save()
      }
    }
  })
}

/** The objects of the commit from the node that received the push, else from any that has them. */
async function* fetchSources(
  site: BuildSite,
  leased: LeasedJob,
  have: readonly string[]
): AsyncGenerator<Uint8Array> {
  const { capability, push, signal } = leased
  const request = { capability, repository: push.repository, commit: push.commit, have: [...have] }
  const targets = [{ peer: push.sourcePeer }, { service: 'auth' }]
  for (const [index, target] of targets.entries()) {
    let isStarted = false
    try {
      const chunks = site.bus
        .client(AuthContract, target)
        .fetchSources(request, { signal, timeoutMs: SOURCES_TIMEOUT_MS })
      for await (const { data } of chunks) {
        isStarted = true
        yield data
      }
      return
    } catch (error) {
      if (isStarted || index === targets.length - 1 || signal.aborted) throw error
    }
  }
}

async function readSources(
  repository: Repository,
  { log, push }: LeasedJob
): Promise<BuildSources> {
  const tree = await readSourceTree(repository.reader, push.commit)
  log.line(
    'step',
    `sources: ${String(tree.files.length)} files of ${push.branch} at ${push.commit.slice(0, 7)}`
  )
  for (const { path, reason } of tree.leftOut.slice(0, SHOWN_LEFT_OUT))
    log.line('out', `left out: ${path}: ${reason}`)
  const more = tree.leftOut.length - SHOWN_LEFT_OUT
  if (more > 0) log.line('out', `left out: ${String(more)} more`)
  return new BuildSources(tree, () => repository.reader)
}

/** Everything of a push in content storage, and the release that names it. */
interface BuiltPush {
  readonly release: Release
  readonly roots: readonly string[]
}

async function buildAll(
  site: BuildSite,
  leased: LeasedJob,
  o: { sources: BuildSources; memory: ProjectMemory }
): Promise<BuiltPush> {
  const { log, push, signal } = leased
  const { object } = await compileConfig(o.sources, leased)
  const plan = planBuild(object, site.zone)
  checkHosts(plan, push.project, site.zone)
  for (const line of plan.leftOut) log.line('step', line)
  const parts = { ...site, ...o, running: new Map() }
  const functions: (ReleaseFunction | undefined)[] = []
  const triggers: (TriggeredFunction | undefined)[] = []
  const websites: BuiltWebsite[] = []
  const tasks = [
    ...plan.functions.map((fn, index) => async (inner: AbortSignal) => {
      const code = await buildFunction(parts, fn, { log, signal: inner })
      const { hosts, method, paths } = fn
      if (code !== undefined) functions[index] = { ...code, hosts, method, paths }
    }),
    ...plan.triggers.map((fn, index) => async (inner: AbortSignal) => {
      const code = await buildFunction(parts, fn, { log, signal: inner })
      if (code !== undefined) triggers[index] = { ...code, trigger: fn.trigger }
    }),
    ...plan.websites.map((website, index) => async (inner: AbortSignal) => {
      websites[index] = await buildWebsite(parts, website, { log, signal: inner })
    })
  ]
  await inParallel(tasks, { limit: PARALLEL, signal }, (task, inner) => task(inner))
  const config = await site.content.put(new TextEncoder().encode(canonicalJson(object)), 'json')
  const release: Release = {
    version: 1,
    project: push.project,
    projectName: push.projectName,
    branch: push.branch,
    pushedAtMs: push.pushedAtMs,
    commits: [{ repository: push.repository, commit: push.commit }],
    config,
    functions: functions.filter((each) => each !== undefined),
    websites: websites.map(({ website }) => website),
    ...(triggers.length === 0 ? {} : { triggers: triggers.filter((each) => each !== undefined) }),
    ...(plan.messaging.length === 0 ? {} : { messaging: plan.messaging })
  }
  return { release, roots: [...releaseCids(release), ...websites.flatMap(({ roots }) => roots)] }
}

async function compileConfig(
  sources: BuildSources,
  { log, push }: LeasedJob
): Promise<Compilation> {
  const tree = await sources.readConfig()
  let compiled: Compilation
  try {
    compiled = compileProject(tree, { branch: push.branch, singleRepository: true })
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const { column, file, line, message } of error.diagnostics) {
      log.line('err', `config${file}:${String(line)}:${String(column)}: ${message}`)
    }
    throw new BuildFailure('config', error.message.replace(': /', ': config/'), { cause: error })
  }
  for (const { column, file, line, message } of compiled.warnings) {
    log.line('out', `config${file}:${String(line)}:${String(column)}: warning: ${message}`)
  }
  if (compiled.object.id === push.project) return compiled
  throw new BuildFailure(
    'config',
    `Cannot build the project: config/config.yaml has another id than "${push.project}"`
  )
}

function checkHosts(plan: BuildPlan, project: string, zone: string): void {
  if (zone === '') return
  for (const { hosts } of [...plan.functions, ...plan.websites]) {
    const foreign = hosts.find((host) => !mayClaimHost(project, host, zone))
    if (foreign === undefined) continue
    throw new BuildFailure(
      'config',
      `Cannot serve "${foreign}": hosts in ${zone} must contain "${project.slice(-8).toLowerCase()}", the end of the project's id`
    )
  }
}

async function publish(
  site: BuildSite,
  leased: LeasedJob,
  built: BuiltPush
): Promise<BuildOutcome> {
  const { capability, job, log, push, signal } = leased
  const { bus, content, logger } = site
  const bytes = await failingWith('limit', () => encodeRelease(built.release))
  const release = await content.put(bytes, 'json')
  const roots = [...built.roots, release]
  const holders = await deliver({ bus, content, release, capability, signal, logger }, roots)
  const { current, isCurrent } = await bus
    .client(TnsContract, { service: 'tns' })
    .publish(
      { capability, release: bytes, job: job.id, attempt: job.attempt, holders },
      { signal, timeoutMs: PUBLISH_TIMEOUT_MS }
    )
    .catch((error: unknown) => {
      // A name that belongs to somebody else, and the like: the person can mend it, another attempt cannot.
      if (
        error instanceof CloudError &&
        ['invalid_argument', 'failed_precondition', 'already_exists'].includes(error.code)
      ) {
        throw new BuildFailure('config', error.message, { cause: error })
      }
      throw error
    })
  if (isCurrent) {
    await keepLocally(content, push, { release, roots })
    log.line('step', `live: ${[...new Set(current?.hosts ?? [])].join(', ')}`)
  } else log.line('step', 'not live: a newer push came first')
  return { release, isCurrent }
}

/** What the current release of a branch needs stays on this node for the next build; what only the one before needed goes. */
async function keepLocally(
  content: BuildContent,
  push: PushEvent,
  o: { release: string; roots: string[] }
): Promise<void> {
  const owner = `monkey/${push.project}/${push.branch}`
  await content.pin(`${owner}/next`, o.roots)
  await content.unpin(owner)
  await content.pin(owner, o.roots)
  await content.unpin(`${owner}/next`)
}
