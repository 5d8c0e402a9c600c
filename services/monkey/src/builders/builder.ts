import { createHash } from 'node:crypto'
import { canonicalJson } from '@taucloud/base'
import type { SourceFile } from '../sources/source-tree.ts'

/** Lines of one build, for the person who pushed. */
export interface BuildLog {
  line(stream: 'out' | 'err' | 'step', text: string): void
}

/** A folder of the sources with its content at hand. */
export interface SourceFolder {
  /** Where it stands in the repository, for messages. */
  readonly path: string
  /** Paths relative to the folder. */
  readonly files: readonly SourceFile[]
  /** The content of one of the files. @throws {BuildFailure} `source` for a Git LFS pointer */
  read(file: SourceFile): Promise<Uint8Array>
}

/** What a build is given. */
export interface BuildContext {
  readonly log: BuildLog
  readonly signal: AbortSignal
}

/** Makes one WebAssembly module out of a folder. */
export interface ModuleBuilder {
  /** Which sources it takes, in words: "AssemblyScript". */
  readonly language: string
  accepts(files: readonly SourceFile[]): boolean
  /** Names everything besides the sources that the result depends on: versions, options. */
  fingerprint(): Promise<string>
  /** @throws {BuildFailure} with the cause; what went wrong has been written to the log */
  build(folder: SourceFolder, context: BuildContext): Promise<Uint8Array>
}

/** Names the inputs of a build: equal keys give equal results. */
export function inputKey(fingerprint: string, files: readonly SourceFile[]): string {
  const inputs = files
    .map(({ path, id, executable }) => [path, id, executable])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  return createHash('sha256')
    .update(canonicalJson([fingerprint, inputs]))
    .digest('hex')
}

/** Reads every file of a folder, in the order of its list. */
export async function* readAll(
  folder: SourceFolder
): AsyncGenerator<{ path: string; content: Uint8Array; executable: boolean }> {
  for (const file of folder.files) {
    yield { path: file.path, content: await folder.read(file), executable: file.executable }
  }
}
