import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CloudError, toCloudError } from '@taucloud/base'
import { ask } from './ask.ts'
import { jsonReporter, textReporter } from './reporter.ts'
import type { Reporter } from './reporter.ts'
import { readRunning } from './running.ts'
import { startUniverse } from './start.ts'

const USAGE = `Usage: tau dream <start|status|stop> [options]

A whole cloud on this machine: one node per service, each with its own identity and listener on loopback.

  start    starts it, pushes the example project, prints where it answers, stays up until Ctrl-C
  status   says whether it runs and where
  stop     stops it from another terminal

Options:
  --data DIR     folder of the universe (default: .tau/dream in the current folder)
  --port N       port of the gateway (default: 8080, or the first free one after it)
  --processes    every node its own process, started again when it dies
  --fresh        begin anew; the working copy is kept under another name
  --name NAME    name of a new universe; hosts end in NAME.localhost (default: dream)
  --egress WHERE where functions may connect to beyond what projects list: "public", or a loopback pair such as
                 127.0.0.1:9000 that projects may list too (may be repeated; default: nothing)
  --no-example   start the cloud only
  --once         stop as soon as everything is up
  --json         one JSON object per line on standard output
  -h, --help

Exit codes: 0 done, 1 failed, 2 wrong use, 3 (status, stop) nothing runs here.

Example: tau dream start --processes --port 9000
`

const OPTIONS = {
  data: { type: 'string' },
  port: { type: 'string' },
  name: { type: 'string' },
  egress: { type: 'string', multiple: true },
  processes: { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  'no-example': { type: 'boolean', default: false },
  once: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false }
} as const

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  const [command = ''] = positionals
  if (values.help) {
    process.stdout.write(USAGE)
    return 0
  }
  const write = (text: string): void => void process.stdout.write(text)
  const reporter = values.json ? jsonReporter(write) : textReporter(write)
  const folder = resolve(values.data ?? '.tau/dream')
  switch (command) {
    case 'start': {
      const options = {
        folder,
        processes: values.processes,
        fresh: values.fresh,
        example: !values['no-example'],
        egress: values.egress ?? [],
        ...(values.port === undefined ? {} : { port: parsePort(values.port) }),
        ...(values.name === undefined ? {} : { name: parseName(values.name) })
      }
      return start(options, reporter, values.once)
    }
    case 'status':
      return status(folder, values.json, write)
    case 'stop':
      return stop(folder, write)
    default:
      process.stderr.write(USAGE)
      return 2
  }
}

async function start(
  options: Parameters<typeof startUniverse>[0],
  reporter: Reporter,
  once: boolean
): Promise<number> {
  // Asked to stop while it still starts, the universe is stopped once it stands: half-started nodes leave nothing behind.
  const asked = stopRequest()
  try {
    const universe = await startUniverse(options, reporter)
    if (!once) await asked
    await reporter.step('stopped', async () => universe.stop())
    return 0
  } catch (error) {
    reporter.failed(error)
    const { code, cause } = toCloudError(error)
    // An expected failure says all in its message; an unexpected one needs its origin.
    if (code === 'internal' && cause instanceof Error)
      process.stderr.write(`${cause.stack ?? cause.message}\n`)
    return 1
  }
}

/** Resolves at the first Ctrl-C or SIGTERM; the second ends the process without waiting. */
async function stopRequest(): Promise<undefined> {
  return new Promise((resolvePromise) => {
    let times = 0
    const ask = (): void => {
      times += 1
      if (times > 1) process.exit(130)
      resolvePromise(undefined)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
    // Whoever read what we print is gone: nobody watches any more.
    process.stdout.once('error', () => resolvePromise(undefined)).on('error', () => undefined)
  })
}

async function status(
  folder: string,
  json: boolean,
  write: (text: string) => void
): Promise<number> {
  const running = readRunning(folder)
  if (running === undefined) {
    write(
      json ? '{"running":false}\n' : `No universe runs on ${folder}; "tau dream start" starts one\n`
    )
    return 3
  }
  const answer =
    running.url === undefined ? undefined : await ask(running.url).catch(() => undefined)
  if (json) write(`${JSON.stringify({ running: true, ...running, status: answer?.status ?? 0 })}\n`)
  else {
    write(`Universe on ${folder} runs in process ${running.pid}\n`)
    if (running.url !== undefined) write(`${running.url} answers ${answer?.status ?? 'nothing'}\n`)
  }
  return 0
}

async function stop(folder: string, write: (text: string) => void): Promise<number> {
  const running = readRunning(folder)
  if (running === undefined) {
    write(`No universe runs on ${folder}\n`)
    return 3
  }
  process.kill(running.pid, 'SIGTERM')
  const until = Date.now() + 20_000
  while (readRunning(folder) !== undefined) {
    if (Date.now() > until)
      throw new CloudError(
        'deadline_exceeded',
        `Cannot stop process ${running.pid}: it still runs after 20 s`
      )
    await new Promise((resolvePromise) => setTimeout(resolvePromise, 50))
  }
  write(`Stopped process ${running.pid}\n`)
  return 0
}

function parsePort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new CloudError('invalid_argument', `Cannot use port "${text}": a number from 1 to 65535`)
}

function parseName(text: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,30}$/.test(text)) return text
  throw new CloudError(
    'invalid_argument',
    `Cannot name a universe "${text}": lower-case letters, digits and "-", at most 31`
  )
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const isUse = error instanceof TypeError && 'code' in error
  process.stderr.write(`${isUse ? `${error.message}\n\n${USAGE}` : toCloudError(error).message}\n`)
  process.exitCode = isUse ? 2 : 1
}
