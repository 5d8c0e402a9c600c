// Releases and routes
export {
  encodeFileTable,
  encodeRelease,
  codeOf,
  fileTableCids,
  hostsOf,
  isFilePath,
  MAX_FILE_TABLE_BYTES,
  MAX_RELEASE_BYTES,
  MAX_RELEASE_HOSTS,
  MAX_RELEASE_ROUTES,
  MAX_WEBSITE_FILES,
  parseFileTable,
  parseRelease,
  releaseCids
} from './release.ts'
export type {
  FileEntry,
  FileTable,
  Release,
  FunctionCode,
  FunctionTrigger,
  ReleaseChannel,
  ReleaseFunction,
  ReleaseScope,
  TriggeredFunction,
  ReleaseWebsite,
  StoredFile
} from './release.ts'
export { allowsEgress, parseEgressRule } from './egress.ts'
export type { EgressRule } from './egress.ts'
export { ISOLATIONS } from './isolation.ts'
export type { Isolation } from './isolation.ts'
export { RouteTable } from './routes.ts'
export type { RouteMatch } from './routes.ts'

// Host names and identifiers
export {
  canonicalHost,
  generatedHost,
  hostClaim,
  isDevelopmentZone,
  isFqdn,
  mayClaimHost,
  normalizeHost,
  reverseHost
} from './hosts.ts'
export type { HostClaim } from './hosts.ts'
export { deriveResourceId, H, isContentId, mintId, parseContentId } from './ids.ts'

// Reading and compiling
export { compileProject } from './compiler.ts'
export type { Compilation, CompileOptions } from './compiler.ts'
export type {
  CompiledApplication,
  CompiledGroups,
  CompiledObject,
  DeferredValidation,
  IndexValue
} from './compiled.ts'
export { ConfigError, formatDiagnostic } from './diagnostics.ts'
export type { Diagnostic, Position } from './diagnostics.ts'
export type { ProjectDocument, ProjectModel, ProjectScopes, ReadValue, Scope } from './document.ts'
export { GROUPS, isGroup } from './fields/field.ts'
export type { FieldValue, Group, Kind, WireBody, WireValue } from './fields/field.ts'
export { addressOfPath, pathOfAddress } from './layout.ts'
export type { Address, ProjectTree } from './layout.ts'
export { checkProject, MAX_DOCUMENTS, MAX_TREE_BYTES, readProject } from './reader.ts'
export type { ReadOptions } from './reader.ts'
export { MAX_DOCUMENT_BYTES } from './yaml-source.ts'

// Tools: schema, editing, back from the compiled form
export { createProject } from './create-project.ts'
export type { CreateProjectInit } from './create-project.ts'
export { decompileProject } from './decompiler.ts'
export { DECLARATIONS } from './declarations.ts'
export { ProjectEditor } from './editor.ts'
export type { Condition, Declaration, Field, Section } from './fields/field.ts'
export { formatDuration, formatSize, parseDuration, parseSize } from './scalars.ts'
export { projectSchema } from './schema.ts'
export type { JsonSchema, SchemaOptions } from './schema.ts'

// Lookups in what was compiled
export { indexesOf, REPOSITORY_KINDS } from './indexes.ts'
export {
  findCommand,
  findStore,
  GLOBAL_DATABASE,
  instanceKey,
  openChannel,
  subscribersOf,
  webSocketPath
} from './instances.ts'
export type { Caller, Covering } from './instances.ts'
export {
  assetHash,
  assetOf,
  lookUpHttp,
  resolveLink,
  resolveModule,
  resourcesOfRepository
} from './lookups.ts'
export type { HttpMatch, Resolved } from './lookups.ts'
export { Directory, mergedValue, mergeIndex } from './publishing.ts'
export type { DirectoryView, Publication, SharedEntry } from './publishing.ts'
