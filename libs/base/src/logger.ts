import { createRequire } from 'node:module'
import { PassThrough } from 'node:stream'
import type { pino as Pino } from 'pino'

/** Fields of a log line: values that a machine can filter by. No secrets, tokens or guest payloads. */
export type LogFields = Record<string, unknown>

/** What a part of the product is given to speak with. The event is constant; what varies goes into the fields. */
export interface Logger {
  debug(event: string, fields?: LogFields): void
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
  /** A logger whose lines carry `name` after this one's, joined by a colon, and the given fields. */
  child(name: string, fields?: LogFields): Logger
}

/** Levels in rising order; `silent` says nothing. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export interface LoggerInit {
  /** @default 'info' */
  level?: LogLevel
  /** Receives one JSON object per line, newline included. @default standard error */
  write?: (line: string) => void
}

/** Creates the root logger of a process, named `tau`. Lines are JSON, errors keep their stack here and nowhere else. */
export function createLogger(init: LoggerInit = {}): Logger {
  // Loaded by whoever writes logs, 10 MB; not by every thread and program that knows the interface.
  const { pino } = createRequire(import.meta.url)('pino') as { pino: typeof Pino } // what the package exports
  const options = {
    level: init.level ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: pino.stdSerializers.err }
  }
  const destination =
    init.write === undefined ? pino.destination({ fd: 2, sync: true }) : lineStream(init.write)
  return wrap(pino(options, destination), 'tau', {})
}

/** A logger that drops everything: for tests and for parts that were given none. */
export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLogger
}

function lineStream(write: (line: string) => void): PassThrough {
  const stream = new PassThrough()
  stream.on('data', (chunk: Buffer) => {
    write(chunk.toString())
  })
  return stream
}

function wrap(inner: Pino.Logger, name: string, bound: LogFields): Logger {
  const fieldsOf = (fields?: LogFields): LogFields => ({ name, ...bound, ...fields })
  return {
    debug: (event, fields) => {
      if (inner.isLevelEnabled('debug')) inner.debug(fieldsOf(fields), event)
    },
    info: (event, fields) => {
      inner.info(fieldsOf(fields), event)
    },
    warn: (event, fields) => {
      inner.warn(fieldsOf(fields), event)
    },
    error: (event, fields) => {
      inner.error(fieldsOf(fields), event)
    },
    child: (childName, fields) => wrap(inner, `${name}:${childName}`, { ...bound, ...fields })
  }
}
