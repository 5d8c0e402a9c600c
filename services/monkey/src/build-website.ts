import { createHash } from 'node:crypto'
import type { ReleaseWebsite } from '@taucloud/project'
import type { BuildContent } from './artifacts/build-content.ts'
import type { ProjectMemory } from './artifacts/build-memory.ts'
import type { WebsiteArtifact, WebsiteFile } from './artifacts/website-artifact.ts'
import { isServed, storeWebsite } from './artifacts/website-artifact.ts'
import { BuildFailure } from './build-failure.ts'
import type { BuildSources } from './build-sources.ts'
import type { BuildContext, SourceFolder } from './builders/builder.ts'
import type { PlannedWebsite } from './plan.ts'
import { hasWorkflow, runWorkflow } from './builders/workflow.ts'
import type { Sandbox } from './sandbox/sandbox.ts'

/** What the websites of one push share. */
export interface WebsiteBuild {
  readonly content: BuildContent
  readonly memory: ProjectMemory
  readonly sandbox: Sandbox
  readonly sources: BuildSources
}

/** A website of the release, and every file that it needs kept. */
export interface BuiltWebsite {
  readonly website: ReleaseWebsite
  readonly roots: readonly string[]
}

/**
 * Stores one website: the files of its folder as they are, or what its workflow makes of them.
 *
 * @throws {BuildFailure} with the cause
 */
export async function buildWebsite(
  build: WebsiteBuild,
  site: PlannedWebsite,
  context: BuildContext
): Promise<BuiltWebsite> {
  const startedAt = performance.now()
  const folder = build.sources.folder([site.folder])
  if (folder === undefined) {
    throw new BuildFailure(
      'build',
      `Cannot build website "${site.name}": ${site.folder} has no files`
    )
  }
  const files = await filesOf(build, folder, context)
  const artifact = await storeWebsite({ ...build, signal: context.signal }, site.name, files)
  context.log.line(
    'step',
    `${site.name}: ${summary(artifact)}, ${String(Math.round(performance.now() - startedAt))} ms`
  )
  const { application, hosts, id, name, paths } = site
  return {
    website: { id, name, application, hosts, paths, files: artifact.table },
    roots: artifact.roots
  }
}

async function filesOf(
  build: WebsiteBuild,
  folder: SourceFolder,
  context: BuildContext
): Promise<WebsiteFile[]> {
  if (hasWorkflow(folder.files)) {
    const made = await runWorkflow(build.sandbox, folder, context)
    return made.map(({ path, content }) => ({
      path,
      size: content.length,
      key: createHash('sha256').update(content).digest('hex'),
      read: () => Promise.resolve(content)
    }))
  }
  await refuseUnbuilt(folder)
  const served = folder.files.filter((file) => isServed(file.path))
  const hidden = folder.files.length - served.length
  if (hidden > 0)
    context.log.line('out', `${folder.path}: ${String(hidden)} hidden files are not served`)
  return served.map((file) => ({
    path: file.path,
    size: file.size,
    key: file.id,
    read: () => folder.read(file)
  }))
}

/** Sources that a package manager would build must not be served as the site. */
async function refuseUnbuilt(folder: SourceFolder): Promise<void> {
  const manifest = folder.files.find((file) => file.path === 'package.json')
  if (manifest === undefined) return
  const text = new TextDecoder().decode(await folder.read(manifest))
  if (!/"scripts"\s*:\s*\{[^}]*"build"\s*:/.test(text)) return
  throw new BuildFailure(
    'build',
    `Cannot build "${folder.path}": its package.json has a build script, which has no network here; commit the built files instead or add .taubyte/config.yaml`
  )
}

function summary({ files, fresh }: WebsiteArtifact): string {
  const count = files === 1 ? '1 file' : `${String(files)} files`
  return `${count}, ${fresh === 0 ? 'unchanged' : `${String(fresh)} new`}`
}
