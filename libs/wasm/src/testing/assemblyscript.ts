import { readFileSync } from 'node:fs'

const SDK_FOLDER = new URL('../../../../sdk/assemblyscript/', import.meta.url)
const SDK_PREFIX = 'node_modules/@taucloud/sdk/'

interface Compiler {
  main(
    argv: readonly string[],
    api: {
      readFile: (name: string) => string | null
      writeFile: (name: string, content: string | Uint8Array) => void
      listFiles: () => string[]
      stdout: { write: () => void }
      stderr: { write: (chunk: string | Uint8Array) => void }
    }
  ): Promise<{ error: Error | null }>
}

/** Named by a variable: the compiler's own types declare AssemblyScript's globals, which would replace TypeScript's. */
const COMPILER = ['assemblyscript', 'asc'].join('/')

export interface CompileInit {
  /** @default 'incremental' */
  runtime?: 'incremental' | 'minimal' | 'stub'
  /** More options of the compiler. */
  options?: readonly string[]
}

/** Compiles one file of AssemblyScript, which may import `@taucloud/sdk`. */
export async function compileAssemblyScript(
  source: string,
  init: CompileInit = {}
): Promise<Uint8Array> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- typed by Compiler
  const { default: asc }: { default: Compiler } = await import(COMPILER)
  let output: Uint8Array | undefined
  let messages = ''
  const options = [
    '-O3',
    '--runtime',
    init.runtime ?? 'incremental',
    '--use',
    'abort=',
    '--initialMemory',
    '1'
  ]
  const { error } = await asc.main(
    ['main.ts', '--outFile', 'main.wasm', ...options, ...(init.options ?? [])],
    {
      readFile: (name: string) => (name === 'main.ts' ? source : readSdkFile(name)),
      writeFile: (name: string, content: string | Uint8Array) => {
        if (name === 'main.wasm' && typeof content !== 'string') output = content
      },
      listFiles: () => [],
      stdout: { write: () => undefined },
      stderr: { write: (chunk: string | Uint8Array) => (messages += String(chunk)) }
    }
  )
  if (error !== null || output === undefined)
    throw new Error(`The guest does not compile: ${messages}`)
  return output
}

function readSdkFile(name: string): string | null {
  if (!name.startsWith(SDK_PREFIX)) return null
  try {
    return readFileSync(new URL(name.slice(SDK_PREFIX.length), SDK_FOLDER), 'utf8')
  } catch {
    return null
  }
}
