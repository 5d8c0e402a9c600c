import './webassembly.ts'

export { checkModule } from './check-module.ts'
export type { DeployChecks } from './check-module.ts'
export { GuestFunction } from './guest/guest-function.ts'
export type { GuestFunctionInit, GuestStats } from './guest/guest-function.ts'
export type { GuestContext } from './guest/guest-instance.ts'
export type { GuestRequest, GuestResponse } from './guest/guest-request.ts'
export { createThreadMemory, GuestThread } from './guest/guest-thread.ts'
export type { GuestThreadInit } from './guest/guest-thread.ts'
export type { OutputStream } from './guest/output-buffer.ts'
export type { Isolation } from './guest/slot-pool.ts'
export { startWatchdog } from './guest/watchdog.ts'
export type { Watchdog, WatchdogInit } from './guest/watchdog.ts'
export { inspectModule } from './module-info.ts'
export type {
  ExternKind,
  FunctionType,
  ModuleExport,
  ModuleImport,
  ModuleInfo,
  ValueType
} from './module-info.ts'
export { rewriteModule } from './rewrite/rewrite-module.ts'
export type { RewriteOptions, RewrittenModule } from './rewrite/rewrite-module.ts'
