import { toCloudError } from '@taucloud/base'
import pc from 'picocolors'

/** What a started universe tells about itself. */
export interface ReadyInfo {
  /** The deployed function, through the gateway. */
  url: string
  /** `host:port` of the gateway. */
  host: string
  /** The substrate's own HTTP port, which answers the same path with the same `Host`. */
  substrate: string
  /** The repository's URL. */
  git: string
  /** A working copy whose `git push` needs no further credentials. */
  workdir: string
  nodes: { name: string; pid: number; peerId: string; services: string[] }[]
  universeMs: number
  pushToLiveMs: number
  status: number
  body: string
}

/** Tells a person, or a program, what happens. */
export interface Reporter {
  /** Runs one step, announced before and measured after. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>
  /** One line of something that runs: a build, a node. */
  log(source: string, text: string): void
  ready(info: ReadyInfo): void
  failed(error: unknown): void
}

/** One JSON object per line on standard output and nothing else. */
export function jsonReporter(write: (line: string) => void): Reporter {
  const say = (event: object): void => write(`${JSON.stringify(event)}\n`)
  return {
    step: async (name, work) => {
      const started = performance.now()
      const result = await work()
      say({ event: 'step', name, ms: Math.round(performance.now() - started) })
      return result
    },
    log: (source, text) => say({ event: 'log', source, text }),
    ready: (info) => say({ event: 'ready', ...info }),
    failed: (error) => {
      const { code, message } = toCloudError(error)
      say({ event: 'error', code, message })
    }
  }
}

/** Lines for people. */
export function textReporter(write: (line: string) => void): Reporter {
  return {
    step: async (name, work) => {
      write(`${pc.dim('…')} ${name}\n`)
      const started = performance.now()
      const result = await work()
      write(`${pc.green('✓')} ${name} ${pc.dim(`${Math.round(performance.now() - started)} ms`)}\n`)
      return result
    },
    log: (source, text) => write(`  ${pc.dim(`${source} │`)} ${text}\n`),
    ready: (info) => write(summary(info)),
    failed: (error) => write(`${pc.red('✗')} ${toCloudError(error).message}\n`)
  }
}

function summary(info: ReadyInfo): string {
  const site = new URL('/', info.url).href
  return `
${pc.bold(info.url)}
  ${info.status} ${pc.cyan(info.body.trim())}

  website       ${site}
  working copy  ${info.workdir}
  git           ${info.git}
  nodes         ${info.nodes.map((node) => node.name).join(' ')}
  universe up in ${info.universeMs} ms, push to live in ${info.pushToLiveMs} ms

Try next:
  curl ${info.url}?name=you
  cd ${info.workdir}
  edit a file, then: git commit -am "my change" && git push
  npx tau builds        ${pc.dim('# what was built, newest first')}
  npx tau logs -f       ${pc.dim('# what the functions print')}
Ctrl-C stops everything; the project is still deployed at the next start.
`
}
