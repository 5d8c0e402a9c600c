import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { readFileSync } from 'node:fs'

const DREAM = fileURLToPath(new URL('../../../tools/dream/src/main.ts', import.meta.url))
/** As `npm start` runs it. */
const FLAGS = JSON.parse(
  readFileSync(new URL('../../../tools/dream/node-flags.json', import.meta.url), 'utf8')
) as string[] // a list of flags
const READY_TIMEOUT_MS = 90_000

/** The `ready` event of `npm start --json`. */
export interface Ready {
  url: string
  host: string
  substrate: string
  git: string
  workdir: string
  nodes: { name: string; pid: number; peerId: string; services: string[] }[]
  universeMs: number
  pushToLiveMs: number
  status: number
  body: string
}

export type StartEvent =
  | { event: 'step'; name: string; ms: number }
  | { event: 'log'; source: string; text: string }
  | ({ event: 'ready' } & Ready)
  | { event: 'error'; code: string; message: string }

/** A universe in a process of its own, as `npm start` runs it. */
export interface TestUniverse {
  ready: Ready
  process: ChildProcess
  events: StartEvent[]
  /** The first event, past or to come, that fits. */
  awaitEvent(fits: (event: StartEvent) => boolean, timeoutMs?: number): Promise<StartEvent>
  /** Asks it to stop as Ctrl-C does; gives the exit code. */
  stop(): Promise<number | null>
}

/** A folder that is gone after the test. */
export async function temporaryFolder(t: {
  after(work: () => Promise<void>): void
}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tau-'))
  t.after(async () => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** Runs `dream start --json` and gives its events; does not wait for anything. */
export function launch(folder: string, ...flags: string[]) {
  const child = spawn(
    process.execPath,
    [
      ...FLAGS,
      '--conditions=@taucloud/source',
      DREAM,
      'start',
      '--json',
      '--data',
      folder,
      ...flags
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: isolatedEnvironment(folder) }
  )
  const events: StartEvent[] = []
  const listeners = new Set<() => void>()
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  createInterface({ input: child.stdout }).on('line', (line) => {
    events.push(JSON.parse(line) as StartEvent) // the contract of --json; a wrong line fails the test
    for (const listener of listeners) listener()
  })
  const exited = once(child, 'exit')
  const awaitEvent = async (
    fits: (event: StartEvent) => boolean,
    timeoutMs = READY_TIMEOUT_MS
  ): Promise<StartEvent> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = events.find(fits)
        if (found !== undefined) settle(() => resolve(found))
      }
      const tell = (what: string): Error =>
        new Error(
          `${what}\n${events
            .slice(-15)
            .map((event) => JSON.stringify(event))
            .join('\n')}\n${errors}`
        )
      const timer = setTimeout(() => settle(() => reject(tell('no such event in time'))), timeoutMs)
      const ended = (): void => {
        // The last lines may still be in the pipe when the process is gone.
        setImmediate(() => {
          look()
          settle(() => reject(tell('the universe ended')))
        })
      }
      function settle(act: () => void): void {
        clearTimeout(timer)
        listeners.delete(look)
        child.off('close', ended)
        act()
      }
      listeners.add(look)
      child.on('close', ended)
      look()
    })
  return { child, events, exited, awaitEvent, errors: () => errors }
}

/** Starts a universe with the example deployed; it is stopped after the test at the latest. */
export async function startUniverse(
  t: { after(work: () => Promise<void>): void },
  folder: string,
  ...flags: string[]
): Promise<TestUniverse> {
  const { child, events, exited, awaitEvent } = launch(folder, ...flags)
  const stop = async (): Promise<number | null> => {
    if (child.exitCode === null) child.kill('SIGINT')
    await exited
    return child.exitCode
  }
  t.after(async () => {
    const killer = setTimeout(() => child.kill('SIGKILL'), 20_000)
    await stop()
    clearTimeout(killer)
  })
  const event = await awaitEvent(
    (candidate) => candidate.event === 'ready' || candidate.event === 'error'
  )
  if (event.event !== 'ready')
    throw new Error(`the universe did not start: ${JSON.stringify(event)}`)
  return { ready: event, process: child, events, awaitEvent, stop }
}

/** People's settings of this machine must not change what a test sees, nor a test them. */
export function isolatedEnvironment(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, '.config'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.com',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.com'
  }
}
