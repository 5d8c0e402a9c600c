import { CloudError } from '@taucloud/base'
import { BinaryReader } from '../binary/binary-reader.ts'
import { OPCODE, skipImmediates } from '../binary/instructions.ts'
import { parseModule } from '../binary/parse-module.ts'
import { functionBodies, skipLocals } from '../binary/scan-code.ts'
import type { ModuleInfo } from '../module-info.ts'
import { rewriteModule } from '../rewrite/rewrite-module.ts'
import { checkComponent } from './component-world.ts'
import type { ComponentHandler } from './component-world.ts'

/** A core module of a component, rewritten and compiled. */
export interface ComponentPart {
  /** As the glue asks for it. */
  readonly name: string
  readonly module: WebAssembly.Module
  readonly info: ModuleInfo
  readonly pageCounter: string | undefined
  /** Is its memory its own, to be handed in? Else it has none or shares a sibling's. */
  readonly ownsMemory: boolean
}

/** A component ready to run; it can be posted to another thread. */
export interface ComponentCode {
  readonly kind: 'component'
  readonly handler: ComponentHandler
  readonly exportName: string
  /** JavaScript that joins the parts; it comes from the transpiler run here, never from a builder. */
  readonly glue: string
  readonly parts: readonly ComponentPart[]
  /** Can the state of an instance be put back after a request? */
  readonly restorable: boolean
}

export interface TranspileOptions {
  /** Cap on each memory, in pages of 64 KiB. */
  readonly maxPages: number
}

type Files = readonly (readonly [name: string, bytes: Uint8Array])[]

/** Imports that may have to wait. */
const BLOCKING = [
  ...['open', 'get', 'set', 'delete', 'exists', 'list-keys'].map((name) =>
    name === 'open' ? 'wasi:keyvalue/store#open' : `wasi:keyvalue/store#[method]bucket.${name}`
  ),
  'wasi:keyvalue/atomics#increment',
  'wasi:keyvalue/batch#get-many',
  'wasi:keyvalue/batch#set-many',
  'wasi:keyvalue/batch#delete-many',
  'wasi:io/poll#poll',
  'wasi:io/poll#[method]pollable.block',
  'wasi:io/streams#[method]input-stream.blocking-read',
  'wasi:io/streams#[method]input-stream.blocking-skip',
  'wasi:io/streams#[method]output-stream.blocking-flush',
  'wasi:io/streams#[method]output-stream.blocking-write-and-flush',
  'wasi:io/streams#[method]output-stream.blocking-write-zeroes-and-flush'
]

/**
 * Takes a component apart into glue and core modules, and makes the modules safe to run beside others. Takes up to
 * seconds for large components: call it off the threads that serve requests.
 *
 * @throws {CloudError} `invalid_argument` when it is malformed, `failed_precondition` when it may not run here
 */
export async function transpileComponent(
  bytes: Uint8Array,
  options: TranspileOptions
): Promise<ComponentCode> {
  const world = checkComponent(bytes)
  const files = await generate(bytes, world.handler === 'wasi-http')
  const glue = files.find(([name]) => name.endsWith('.js'))?.[1]
  if (glue === undefined)
    throw new CloudError('internal', 'Cannot transpile component: there is no glue')
  const modules = files.filter(([name]) => name.endsWith('.wasm'))
  const { parts, grows } = rewriteParts(modules, options)
  const restorable = grows <= 1 && parts.every((part) => part.info.restorable)
  const { handler, exportName } = world
  return {
    kind: 'component',
    handler,
    exportName,
    glue: asFunctionBody(new TextDecoder().decode(glue)),
    parts,
    restorable
  }
}

/** Version 1.13 makes the fastest glue; what it cannot read goes to its successor (docs/decisions/0113). */
async function generate(bytes: Uint8Array, waits: boolean): Promise<Files> {
  const asyncMode = waits
    ? { imports: BLOCKING, exports: ['wasi:http/incoming-handler#handle'] }
    : undefined
  try {
    const first = await import('@bytecodealliance/jco/component')
    // Typed as synchronous, which it is not.
    const generated = await Promise.resolve(
      first.generate(bytes, {
        name: 'component',
        noTypescript: true,
        instantiation: { tag: 'sync' },
        noNamespacedExports: false,
        noNodejsCompat: true,
        ...(asyncMode === undefined ? {} : { asyncMode: { tag: 'jspi', val: asyncMode } })
      })
    )
    return generated.files
  } catch {
    return generateBySuccessor(bytes, asyncMode)
  }
}

async function generateBySuccessor(
  bytes: Uint8Array,
  asyncMode: { imports: string[]; exports: string[] } | undefined
): Promise<Files> {
  try {
    const { transpileBytes } = await import('@bytecodealliance/jco-transpile')
    const { files } = await transpileBytes(bytes, {
      name: 'component',
      instantiation: 'sync',
      emitTypescriptDeclarations: false,
      nodejsCompat: false,
      ...(asyncMode === undefined
        ? {}
        : { asyncMode: 'jspi', asyncImports: asyncMode.imports, asyncExports: asyncMode.exports })
    })
    return Object.entries(files)
  } catch (error) {
    throw new CloudError('invalid_argument', 'Cannot read component: it is not valid', {
      cause: error
    })
  }
}

function rewriteParts(
  modules: Files,
  { maxPages }: TranspileOptions
): { parts: ComponentPart[]; grows: number } {
  const growing = modules.filter(([, module]) => growsMemory(module))
  const grows = growing.length
  const parts = modules.map((file) => {
    const [name, module] = file
    // Counters of two modules would not know of each other's pages; one that only asks for the size needs none.
    const virtualGrow = grows === 1 && growing[0] === file
    const { bytes, info, pageCounter } = rewriteModule(module, {
      maxPages,
      insideComponent: true,
      virtualGrow
    })
    const ownsMemory =
      info.memory !== undefined && !info.imports.some(({ kind }) => kind === 'memory')
    return { name, module: new WebAssembly.Module(bytes), info, pageCounter, ownsMemory }
  })
  return { parts, grows }
}

function growsMemory(module: Uint8Array): boolean {
  const layout = parseModule(module)
  return functionBodies(layout).some(({ start, end }) => {
    const reader = new BinaryReader(layout.bytes, start, end)
    skipLocals(reader)
    while (!reader.done) {
      const opcode = reader.byte('instruction')
      skipImmediates(reader, opcode)
      if (opcode === OPCODE.MEMORY_GROW) return true
    }
    return false
  })
}

/** A module of its own could only be loaded from a file; as a function body it can be posted to workers. */
function asFunctionBody(glue: string): string {
  const body = glue
    .replace(/^export (?=(?:async )?function instantiate\b)/m, '')
    // Reading the environment at every step of a call costs more than the call.
    .replaceAll('if (!globalThis?.process?.env?.JCO_DEBUG) { return; }', 'return;')
    .replace(/^export const _util\b[^]*$/m, '')
  if (/^(?:import|export)\b/m.test(body))
    throw new CloudError('internal', 'Cannot transpile component: the glue has another shape')
  return `'use strict';\n${body}\nreturn instantiate`
}
