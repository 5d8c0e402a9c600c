import { readFile } from 'node:fs/promises'
import { CloudError } from '@taucloud/base'
import { askUntilOk } from './ask.ts'
import { ApiClient } from '@taucloud/protocol/api'
import { prepareExample } from './example.ts'
import type { Example } from './example.ts'
import type { Fleet } from './fleet.ts'
import { prepareGo } from '@taucloud/monkey/go-toolchain'
import { pushBranch } from '@taucloud/project/working-copy'
import type { ReadyInfo, Reporter } from './reporter.ts'
import { claimFolder, clearRunning, writeRunning } from './running.ts'
import { openUniverse, toolchainFolder, universeLayout } from './universe.ts'
import type { Universe } from './universe.ts'

const MEMBERS_TIMEOUT_MS = 20_000
const LIVE_TIMEOUT_MS = 10_000

export interface StartOptions {
  folder: string
  processes: boolean
  fresh: boolean
  /** Push the example and show its answer. */
  example: boolean
  /** `public`, or loopback pairs that projects may list. */
  egress: readonly string[]
  name?: string
  port?: number
}

/** A universe that runs until it is stopped. */
export interface RunningUniverse {
  stop(): Promise<void>
}

/**
 * Starts the universe of a folder; with `example`, pushes the example project unless it is deployed already and asks
 * its function once. What was started is stopped again when a later step fails.
 */
export async function startUniverse(
  options: StartOptions,
  reporter: Reporter
): Promise<RunningUniverse> {
  claimFolder(options.folder)
  const preparedMs = options.example ? await prepareToolchains(reporter) : 0
  const universe = await openUniverse(options.folder, {
    fresh: options.fresh,
    egress: options.egress,
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.name === undefined ? {} : { name: options.name })
  })
  const fleet = await fleetOf(options, universe, reporter)
  const stop = async (): Promise<void> => {
    await fleet.stop()
    clearRunning(options.folder)
  }
  const api = await apiOf(options.folder, universe)
  try {
    await reporter.step(
      `universe "${universe.name}" up: ${universe.nodes.length} nodes`,
      async () => {
        writeRunning(options.folder, { pid: process.pid, startedAtMs: Date.now() })
        await fleet.start()
        await allKnown(api, universe)
      }
    )
    // From the start of this process: loading the product is part of what a person waits for. What is compiled once per
    // machine belongs to the installation.
    const universeMs = Math.round(performance.now() - preparedMs)
    if (options.example)
      reporter.ready(await deployExample({ options, universe, fleet, api, universeMs }, reporter))
    return { stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Compiles once per machine what the example's Go function needs; gives the time it took. */
async function prepareToolchains(reporter: Reporter): Promise<number> {
  const started = performance.now()
  let begun: ((version: string) => void) | undefined
  const beginning = new Promise<string>((resolve) => (begun = resolve))
  // A cloud without Go is a cloud all the same: the build of the function says what is wrong.
  const work = prepareGo(toolchainFolder(), (version) => begun?.(version)).catch(() => undefined)
  const version = await Promise.race([beginning, work.then(() => undefined)])
  if (version === undefined) return performance.now() - started
  await reporter.step(
    `standard library of ${version} for WebAssembly, once per machine`,
    async () => work
  )
  return performance.now() - started
}

/** The two ways to run nodes are loaded as needed: a supervisor has no use for the services themselves. */
async function fleetOf(
  options: StartOptions,
  universe: Universe,
  reporter: Reporter
): Promise<Fleet> {
  const { nodeConfig } = universeLayout(options.folder)
  const nodes = universe.nodes.map(({ name }) => ({ name, config: nodeConfig(name) }))
  const log = (line: string): void => relayLog(line, reporter)
  if (options.processes) {
    const { SupervisedFleet } = await import('./supervised.ts')
    return new SupervisedFleet({ nodes, log, notice: (text) => reporter.log('dream', text) })
  }
  const { InProcessFleet } = await import('./in-process.ts')
  return new InProcessFleet({ configs: nodes.map((node) => node.config), log })
}

/** What is shown of a node's log line. */
interface LogEntry {
  name?: string
  msg?: string
  reason?: string
  error?: { message?: string }
}

/** Of the nodes' own logs people see what needs them: warnings and errors. */
function relayLog(line: string, reporter: Reporter): void {
  if (!/"level":"(warn|error)"/.test(line)) return
  try {
    const entry = JSON.parse(line) as LogEntry // only shown
    const parts = [entry.msg, entry.reason, entry.error?.message].filter(Boolean)
    reporter.log(entry.name ?? 'node', parts.join(': '))
  } catch {
    // Not a log line: whatever a node prints before it dies is still worth reading.
    reporter.log('node', line)
  }
}

async function apiOf(folder: string, universe: Universe): Promise<ApiClient> {
  const token = (await readFile(universeLayout(folder).adminToken, 'utf8')).trim()
  return new ApiClient(apiUrl(universe), token)
}

const apiUrl = (universe: Universe): string => `http://127.0.0.1:${universe.authPort}`

/** The universe is up when discovery knows every node of it. */
async function allKnown(api: ApiClient, universe: Universe): Promise<void> {
  const until = performance.now() + MEMBERS_TIMEOUT_MS
  let missing = universe.nodes.map((node) => node.name)
  while (performance.now() < until) {
    const known = await api.cloud().then(
      (cloud) => cloud.nodes,
      () => []
    )
    const healthy = new Set(known.filter((node) => node.healthy).map((node) => node.name))
    missing = universe.nodes.map((node) => node.name).filter((name) => !healthy.has(name))
    if (missing.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new CloudError(
    'deadline_exceeded',
    `Cannot start the universe: no sign of ${missing.join(', ')} after ${MEMBERS_TIMEOUT_MS / 1000} s`
  )
}

interface Deployment {
  options: StartOptions
  universe: Universe
  fleet: Fleet
  api: ApiClient
  universeMs: number
}

async function deployExample(deployment: Deployment, reporter: Reporter): Promise<ReadyInfo> {
  const { options, universe, fleet, api, universeMs } = deployment
  const layout = universeLayout(options.folder)
  const example = await reporter.step('project "hello"', async () =>
    prepareExample({
      api,
      url: apiUrl(universe),
      zone: universe.zone,
      workdir: layout.workdir,
      credentials: layout.credentials
    })
  )
  const host = `${example.host}:${universe.gatewayPort}`
  const url = `http://${host}/hello`
  const began = performance.now()
  const answer = await reporter.step(
    example.isNew ? 'git push → live' : 'deployed project answers',
    async () => {
      if (example.isNew) await pushBranch(example.workdir, (line) => reporter.log('push', line))
      return askUntilOk(url, LIVE_TIMEOUT_MS)
    }
  )
  const pushToLiveMs = example.isNew ? Math.round(performance.now() - began) : 0
  if (example.isNew && answer.status !== 200) {
    throw new CloudError(
      'failed_precondition',
      `Cannot serve the example: ${url} answers ${answer.status}; the lines of the push say why`
    )
  }
  const places = { url, host, api: apiUrl(universe), workdir: example.workdir }
  writeRunning(options.folder, { pid: process.pid, startedAtMs: Date.now(), ...places })
  return readyInfo({ ...places, example, universe, fleet, universeMs, pushToLiveMs, answer })
}

interface ReadyParts {
  url: string
  host: string
  workdir: string
  example: Example
  universe: Universe
  fleet: Fleet
  universeMs: number
  pushToLiveMs: number
  answer: { status: number; body: string }
}

function readyInfo(parts: ReadyParts): ReadyInfo {
  return {
    url: parts.url,
    host: parts.host,
    substrate: `http://127.0.0.1:${parts.universe.substratePort}`,
    git: parts.example.git,
    workdir: parts.workdir,
    nodes: parts.fleet.nodes(),
    universeMs: parts.universeMs,
    pushToLiveMs: parts.pushToLiveMs,
    status: parts.answer.status,
    body: parts.answer.body
  }
}
