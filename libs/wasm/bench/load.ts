import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'

const CONNECTIONS = 32
const hasWrk = spawnSync('wrk', ['--version']).error === undefined
const hasTaskset = spawnSync('taskset', ['--version']).error === undefined

/** Keeps a process on one core, where the machine has a tool for that. */
export function pin(pid: number | undefined, core: number): void {
  if (hasTaskset && pid !== undefined)
    spawnSync('taskset', ['-a', '-p', '-c', String(core), String(pid)])
}

/** Loads a server with keep-alive connections for a while, by `wrk` when it is here. */
export async function load(url: string, seconds: number): Promise<void> {
  if (hasWrk) {
    const wrk = spawn('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, url], { stdio: 'ignore' })
    pin(wrk.pid, 1)
    await once(wrk, 'exit')
    return
  }
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const until = performance.now() + seconds * 1_000
  const client = async (): Promise<void> => {
    while (performance.now() < until) await fetchOnce(url, agent)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, client))
  agent.destroy()
}

async function fetchOnce(url: string, agent: Agent): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.resume()
      response.on('end', resolve)
    }).on('error', reject)
  })
}
