export {
  CloudError,
  ERROR_CODES,
  httpStatusOf,
  isErrorCode,
  isRetryable,
  toCloudError
} from './errors.ts'
export type { ErrorCode } from './errors.ts'
export { startAll, stopAll } from './lifecycle.ts'
export type { Startable } from './lifecycle.ts'
export { createLogger, LOG_LEVELS, silentLogger } from './logger.ts'
export type { LogFields, Logger, LoggerInit, LogLevel } from './logger.ts'
export { canonicalJson, parseJsonWith, parseWith } from './parsing.ts'
