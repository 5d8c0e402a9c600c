import { BuildFailure } from '../build-failure.ts'
import type { SourceFile } from '../sources/source-tree.ts'
import type { ModuleBuilder, SourceFolder } from './builder.ts'

const MAGIC = Buffer.from('\0asm')

/** Takes the module of a folder that holds nothing but one `.wasm` file and perhaps a text about it. */
export const prebuiltBuilder: ModuleBuilder = {
  language: 'a built module',
  accepts: (files) => moduleIn(files) !== undefined,
  fingerprint: () => Promise.resolve('prebuilt'),
  build: async (folder: SourceFolder) => {
    const file = moduleIn(folder.files)
    if (file === undefined)
      throw new BuildFailure('build', `Cannot take "${folder.path}": it holds no module`)
    const module = await folder.read(file)
    if (MAGIC.equals(module.subarray(0, MAGIC.length))) return module
    throw new BuildFailure(
      'build',
      `Cannot take "${folder.path}/${file.path}": it is not WebAssembly`
    )
  }
}

function moduleIn(files: readonly SourceFile[]): SourceFile | undefined {
  const relevant = files.filter((file) => !/\.md$|(?:^|\/)\.[^/]*$/.test(file.path))
  const [only] = relevant
  return relevant.length === 1 && only?.path.endsWith('.wasm') === true ? only : undefined
}
