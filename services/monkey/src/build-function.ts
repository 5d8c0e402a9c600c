import type { FunctionCode, StoredFile } from '@taucloud/project'
import type { BuildContent } from './artifacts/build-content.ts'
import type { ProjectMemory } from './artifacts/build-memory.ts'
import { prepareModule, storeSource } from './artifacts/module-artifact.ts'
import { BuildFailure } from './build-failure.ts'
import type { BuildSources } from './build-sources.ts'
import type { BuildContext, ModuleBuilder, SourceFolder } from './builders/builder.ts'
import { inputKey } from './builders/builder.ts'
import type { PlannedCode } from './plan.ts'

/** What the functions of one push share. */
export interface FunctionBuild {
  readonly builders: readonly ModuleBuilder[]
  readonly content: BuildContent
  readonly memory: ProjectMemory
  readonly sources: BuildSources
  /** Builds in progress by the key of their inputs: functions with one library share one build. */
  readonly running: Map<string, Promise<BuiltModule>>
}

interface BuiltModule {
  readonly stored: StoredFile
  readonly isFresh: boolean
  read(): Promise<Uint8Array>
}

/**
 * Builds one function, or finds what an earlier build of the same inputs gave.
 *
 * @returns undefined when the function is optional and this node lacks the tool chain
 * @throws {BuildFailure} with the cause
 */
export async function buildFunction(
  build: FunctionBuild,
  fn: PlannedCode,
  context: BuildContext
): Promise<FunctionCode | undefined> {
  const startedAt = performance.now()
  const label = fn.application === '' ? fn.name : `${fn.application}/${fn.name}`
  const folder = build.sources.folder(fn.folders)
  if (folder === undefined) {
    throw new BuildFailure(
      'build',
      `Cannot build function "${label}": ${fn.folders[0] ?? ''} has no files`
    )
  }
  const builder = builderFor(build.builders, folder, label)
  try {
    const built = await builtModule(build, { builder, folder }, context)
    const demands = { name: label, entry: fn.entry, memoryBytes: fn.memoryBytes }
    const { module, source } = await prepareModule(build, demands, built)
    const how = built.isFresh
      ? `${String(Math.round(performance.now() - startedAt))} ms`
      : 'unchanged'
    context.log.line('step', `${label}: ${builder.language}, ${kilobytes(module.size)}, ${how}`)
    return released(fn, source, module)
  } catch (error) {
    if (!fn.isOptional || !(error instanceof BuildFailure) || error.failure !== 'toolchain')
      throw error
    context.log.line('step', `${label}: skipped: ${error.message}`)
    return undefined
  }
}

function builderFor(
  builders: readonly ModuleBuilder[],
  folder: SourceFolder,
  label: string
): ModuleBuilder {
  const builder = builders.find((each) => each.accepts(folder.files))
  if (builder !== undefined) return builder
  throw new BuildFailure(
    'build',
    `Cannot build function "${label}": ${folder.path} holds neither AssemblyScript (.ts), JavaScript (index.js), Go (.go), one .wasm file nor .taubyte/config.yaml`
  )
}

/** One build for each set of inputs, in this push and across pushes. */
async function builtModule(
  build: FunctionBuild,
  o: { builder: ModuleBuilder; folder: SourceFolder },
  context: BuildContext
): Promise<BuiltModule> {
  const key = inputKey(await o.builder.fingerprint(), o.folder.files)
  const running = build.running.get(key)
  if (running !== undefined) return { ...(await running), isFresh: false }
  const mine = buildOrRecall(build, { ...o, key }, context)
  build.running.set(key, mine)
  return mine
}

async function buildOrRecall(
  build: FunctionBuild,
  o: { builder: ModuleBuilder; folder: SourceFolder; key: string },
  context: BuildContext
): Promise<BuiltModule> {
  const { content, memory } = build
  const known = memory.modules.get(o.key)
  if (known !== undefined && (await content.has(known.cid))) {
    return { stored: known, isFresh: false, read: () => content.getFile(known.cid) }
  }
  const bytes = await o.builder.build(o.folder, context)
  const stored = await storeSource(content, o.folder.path, bytes)
  memory.modules.set(o.key, stored)
  return { stored, isFresh: true, read: () => Promise.resolve(bytes) }
}

function released(fn: PlannedCode, source: StoredFile, module: StoredFile): FunctionCode {
  const { application, egress, entry, id, isolation, memoryBytes, name, timeoutMs } = fn
  return {
    ...{ id, name, application, entry, timeoutMs, memoryBytes, isolation },
    ...(fn.applicationId === '' ? {} : { applicationId: fn.applicationId }),
    ...(egress.length === 0 ? {} : { egress }),
    // A component is transpiled where it runs, so what was built is what is published.
    ...(module.cid === source.cid ? { kind: 'component' as const } : {}),
    module: module.cid,
    source: source.cid,
    size: module.size
  }
}

function kilobytes(bytes: number): string {
  return bytes < 10_000_000
    ? `${(bytes / 1e3).toFixed(bytes < 10_000 ? 1 : 0)} kB`
    : `${(bytes / 1e6).toFixed(1)} MB`
}
