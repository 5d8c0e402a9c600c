import { getRandomValues } from 'node:crypto'
import { CloudError } from '@taucloud/base'
import { RequestBody } from '../../capabilities/http/request-body.ts'
import type { OutputStream as Channel } from '../../guest/output-buffer.ts'
import type { ComponentHost, HostInterfaces } from './component-host.ts'
import { InputStream, OutputStream, timerPollable } from './io.ts'
import { Resource } from './resource.ts'

const MAX_RANDOM_BYTES = 65_536
const NS_PER_MS = 1_000_000n

/** Clocks, randomness, standard streams, an empty file system, settings and logs: what every component may use. */
export function wasiInterfaces(host: ComponentHost): HostInterfaces {
  return {
    ...cliInterfaces(host),
    'wasi:clocks/monotonic-clock': {
      now: () => process.hrtime.bigint(),
      resolution: () => 1_000n,
      subscribeDuration: (ns: bigint) => timerPollable(host, Number(ns / NS_PER_MS)),
      subscribeInstant: (ns: bigint) =>
        timerPollable(host, Math.max(0, Number((ns - process.hrtime.bigint()) / NS_PER_MS)))
    },
    'wasi:clocks/wall-clock': {
      now: wallClock,
      resolution: () => ({ seconds: 0n, nanoseconds: 1_000_000 })
    },
    'wasi:config/runtime': configInterface(host),
    'wasi:config/store': configInterface(host),
    'wasi:filesystem/preopens': { getDirectories: () => [] },
    'wasi:filesystem/types': {
      Descriptor: Resource,
      DirectoryEntryStream: Resource,
      filesystemErrorCode: () => undefined
    },
    'wasi:logging/logging': {
      log: (level: string, context: string, message: string) => {
        const text = `${level}: ${context === '' ? '' : `${context}: `}${message}\n`
        host.output.append('log', Buffer.from(text))
      }
    },
    'wasi:random/insecure': {
      getInsecureRandomBytes: randomBytes,
      getInsecureRandomU64: randomU64
    },
    'wasi:random/insecure-seed': { insecureSeed: () => [randomU64(), randomU64()] },
    'wasi:random/random': { getRandomBytes: randomBytes, getRandomU64: randomU64 }
  }
}

function cliInterfaces(host: ComponentHost): HostInterfaces {
  const writer = (channel: Channel) => () =>
    new OutputStream(host, {
      write: (bytes) => {
        host.output.append(channel, bytes)
        return true
      },
      backpressure: () => undefined
    })
  const none = () => undefined
  return {
    'wasi:cli/environment': {
      getEnvironment: () => [],
      getArguments: () => [],
      initialCwd: none
    },
    'wasi:cli/exit': {
      exit: () => host.abort(new CloudError('internal', 'guest trapped: it ended itself')),
      exitWithCode: () => host.abort(new CloudError('internal', 'guest trapped: it ended itself'))
    },
    'wasi:cli/stderr': { getStderr: writer('err') },
    'wasi:cli/stdin': { getStdin: () => new InputStream(host, new RequestBody(undefined)) },
    'wasi:cli/stdout': { getStdout: writer('out') },
    'wasi:cli/terminal-input': { TerminalInput: Resource },
    'wasi:cli/terminal-output': { TerminalOutput: Resource },
    'wasi:cli/terminal-stderr': { getTerminalStderr: none },
    'wasi:cli/terminal-stdin': { getTerminalStdin: none },
    'wasi:cli/terminal-stdout': { getTerminalStdout: none }
  }
}

function configInterface(host: ComponentHost): Readonly<Record<string, unknown>> {
  return {
    get: (key: string) => (Object.hasOwn(host.settings, key) ? host.settings[key] : undefined),
    getAll: () => Object.entries(host.settings)
  }
}

function wallClock(): { seconds: bigint; nanoseconds: number } {
  const now = Date.now()
  return { seconds: BigInt(Math.floor(now / 1_000)), nanoseconds: (now % 1_000) * 1_000_000 }
}

function randomBytes(length: bigint): Uint8Array {
  if (length > MAX_RANDOM_BYTES)
    throw new CloudError('internal', 'guest trapped: more randomness than is given at once')
  return getRandomValues(new Uint8Array(Number(length)))
}

function randomU64(): bigint {
  return getRandomValues(new BigUint64Array(1))[0] ?? 0n
}
