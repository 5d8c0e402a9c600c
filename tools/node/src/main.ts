import { parseArgs } from 'node:util'
import { createLogger, toCloudError } from '@taucloud/base'
import { readNodeConfig } from './config.ts'
import { CloudNode } from './node.ts'

const USAGE = `Usage: tau node start --config FILE

Runs one node until it is told to stop (Ctrl-C, SIGTERM). Logs are JSON lines on standard error; the line
"ready" on standard output says where it answers.

Example: tau node start --config ./acme/n1/node.json
`

/** Exit codes: 0 stopped as asked, 1 could not start, 2 wrong use. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { config: { type: 'string' }, help: { type: 'boolean', short: 'h' } }
  })
  if (values.help === true) {
    process.stdout.write(USAGE)
    return 0
  }
  if (positionals[0] !== 'start' || values.config === undefined) {
    process.stderr.write(USAGE)
    return 2
  }
  const config = await readNodeConfig(values.config)
  const logger = createLogger({ level: config.logLevel })
  const node = new CloudNode({ config, logger })
  const stopped = stopSignal()
  await node.start()
  const ready = {
    event: 'ready',
    name: node.name,
    pid: process.pid,
    peerId: node.bus.peerId,
    services: node.services,
    multiaddrs: node.bus.multiaddrs(),
    addresses: node.addresses()
  }
  process.stdout.write(`${JSON.stringify(ready)}\n`)
  await stopped
  await node.stop()
  // The channel to a supervisor would keep the process alive.
  if (process.connected) process.disconnect?.()
  return 0
}

/** Resolves when somebody asks the process to stop. A parent that dies closes the channel: then nobody else will. */
async function stopSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve())
    process.once('disconnect', () => resolve())
  })
}

try {
  process.exitCode = await main()
} catch (error) {
  const { code, message, cause } = toCloudError(error)
  if (code === 'internal' && cause instanceof Error) process.stderr.write(`${cause.stack ?? ''}\n`)
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}
