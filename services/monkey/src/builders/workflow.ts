import { BuildFailure } from '../build-failure.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { DEFAULT_CAPS } from '../sandbox/sandbox.ts'
import type { TarFile } from '../sandbox/tar-reader.ts'
import type { SourceFile } from '../sources/source-tree.ts'
import type { BuildContext, ModuleBuilder, SourceFolder } from './builder.ts'
import { readAll } from './builder.ts'
import { parseBuildDescriptor } from './build-descriptor.ts'
import { runInSandbox } from './toolchain.ts'

/** Folders that may hold the descriptor, in the order of preference (project-config §24.1). */
const DESCRIPTOR_FOLDERS = ['.taubyte', 'taubyte']
const MODULES = ['main.wasm', 'artifact.wasm']
/**
 * The sources stay as they are; the scripts get a copy they may write to, as they are used to. The steps of one workflow
 * share it.
 */
const RUN_STEPS =
  'scripts="$1"; shift; cp -R /sources/. /src/ || exit 1; for step in "$@"; do cd /src && /bin/sh "/src/$scripts/$step.sh" || exit $?; done'

/** Does the folder say by itself how it is built? */
export function hasWorkflow(files: readonly SourceFile[]): boolean {
  return descriptorOf(files) !== undefined
}

/** Names what a workflow depends on besides its sources. The host's programs are not among it: they are not known. */
export const WORKFLOW_FINGERPRINT = 'workflow 1'

/** Runs the scripts of a folder's workflow; the files they leave in `/out`. */
export async function runWorkflow(
  sandbox: Sandbox,
  folder: SourceFolder,
  context: BuildContext
): Promise<readonly TarFile[]> {
  const found = descriptorOf(folder.files)
  if (found === undefined)
    throw new BuildFailure('build', `Cannot build "${folder.path}": it has no workflow`)
  const text = new TextDecoder().decode(await folder.read(found.file))
  const descriptor = parseBuildDescriptor(text, `${folder.path}/${found.file.path}`)
  for (const step of descriptor.workflow) {
    if (folder.files.some((file) => file.path === `${found.folder}/${step}.sh`)) continue
    throw new BuildFailure(
      'build',
      `Cannot build "${folder.path}": ${found.folder}/${step}.sh is missing`
    )
  }
  context.log.line(
    'step',
    `${folder.path}: ${descriptor.workflow.join(', ')} (with this node's own programs)`
  )
  return runInSandbox(
    sandbox,
    {
      argv: ['/bin/sh', '-c', RUN_STEPS, 'sh', found.folder, ...descriptor.workflow],
      env: { ...descriptor.variables, SRC: '/src', OUT: '/out' },
      sources: { at: '/sources', files: readAll(folder) },
      caps: DEFAULT_CAPS
    },
    { what: folder.path, context }
  )
}

/** Builds functions and libraries whose folder has a workflow. */
export function workflowBuilder(sandbox: Sandbox): ModuleBuilder {
  return {
    language: 'its workflow',
    accepts: hasWorkflow,
    fingerprint: () => Promise.resolve(WORKFLOW_FINGERPRINT),
    build: async (folder, context) => {
      const files = await runWorkflow(sandbox, folder, context)
      const module = files.find((file) => MODULES.includes(file.path))
      if (module !== undefined) return module.content
      throw new BuildFailure(
        'build',
        `Cannot build "${folder.path}": the workflow left no main.wasm in /out`
      )
    }
  }
}

function descriptorOf(
  files: readonly SourceFile[]
): { folder: string; file: SourceFile } | undefined {
  for (const folder of DESCRIPTOR_FOLDERS) {
    const file = files.find((each) => each.path === `${folder}/config.yaml`)
    if (file !== undefined) return { folder, file }
  }
  return undefined
}
