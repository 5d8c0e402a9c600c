import './webassembly.ts'

export type {
  DnsBackend,
  DnsLookupAnswer,
  DnsLookupRequest,
  DnsRecordType
} from './capabilities/dns/dns-backend.ts'
export type {
  OutgoingHttpAnswer,
  OutgoingHttpBackend,
  OutgoingHttpRequest
} from './capabilities/http-client/outgoing-http-backend.ts'
export type { P2PBackend, ProtocolRequest, SendRequest } from './capabilities/p2p/p2p-backend.ts'
export { MAX_COMMAND_BYTES, P2PEvent } from './capabilities/p2p/p2p-event.ts'
export type { P2PCommand } from './capabilities/p2p/p2p-event.ts'
export { MAX_MESSAGE_BYTES } from './capabilities/pubsub/pubsub-backend.ts'
export type {
  ChannelRequest,
  PublishRequest,
  PubSubBackend
} from './capabilities/pubsub/pubsub-backend.ts'
export { PubSubEvent } from './capabilities/pubsub/pubsub-event.ts'
export {
  attachResource,
  RESOURCE_TYPE,
  runSmartOps,
  SmartOpEvent
} from './capabilities/smart-ops/smart-op-resource.ts'
export type { SmartOp, SmartOpResource } from './capabilities/smart-ops/smart-op-resource.ts'
export { CONTENT_READ_BYTES } from './capabilities/content/content-backend.ts'
export type { ContentBackend } from './capabilities/content/content-backend.ts'
export type {
  DatabaseBackend,
  KeyRequest,
  StoreRequest
} from './capabilities/database/database-backend.ts'
export { databaseKey, isBelowPrefix } from './capabilities/database/database-key.ts'
export type { GlobalRequest, GlobalsBackend } from './capabilities/globals/globals-backend.ts'
export type {
  FileRequest,
  OpenedFile,
  StorageBackend
} from './capabilities/storage/storage-backend.ts'
export { checkModule } from './check-module.ts'
export { ComponentFunction } from './component/component-function.ts'
export type { ComponentFunctionInit } from './component/component-function.ts'
export { checkComponent, isComponent } from './component/component-world.ts'
export { transpileComponent } from './component/transpile-component.ts'
export type { ComponentCode, TranspileOptions } from './component/transpile-component.ts'
export { transpileInThread } from './component/transpile-thread.ts'
export type { DeployChecks } from './check-module.ts'
export { describeBinary } from './describe.ts'
export type { BinaryDescription, ModuleDescription, ModuleStyle } from './describe.ts'
export type { ComponentDescription } from './describe-component.ts'
export type { BackendCallOptions, BackendRequest, GuestBackends } from './guest/guest-backends.ts'
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
export { copyFolder } from './wasi-command/copy-folder.ts'
export { runWasiCommand } from './wasi-command/wasi-command.ts'
export type { WasiCommandInit } from './wasi-command/wasi-command.ts'
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
