/**
 * The process in which AssemblyScript is compiled. It reads nothing but what a request carries, runs with Node's
 * permission model (no writes, no children, no network) and gives its garbage back after each answer.
 */
import * as asc from 'assemblyscript/asc'
import type { CompileReply, CompileRequest } from './compiler-protocol.ts'
import { isCompileRequest } from './compiler-protocol.ts'

const OUT = 'out.wasm'

async function compile(request: CompileRequest): Promise<CompileReply> {
  const stderr = asc.createMemoryStream()
  let module: Uint8Array | undefined
  const { error } = await asc.main([...request.entries, '--outFile', OUT, ...request.options], {
    // Sources only: a configuration file could name a transform, which is code for this process.
    readFile: (name) => (name.endsWith('.ts') ? (request.sources.get(name) ?? null) : null),
    writeFile: (name, content) => {
      if (name === OUT && typeof content !== 'string') module = content
    },
    listFiles: () => [],
    stdout: asc.createMemoryStream(),
    stderr
  })
  return {
    number: request.number,
    ...(error === null && module !== undefined ? { module } : {}),
    messages: stderr.toString(),
    residentBytes: process.memoryUsage.rss()
  }
}

process.on('message', (request: unknown) => {
  if (!isCompileRequest(request)) return
  void compile(request)
    .catch((error: unknown): CompileReply => ({
      number: request.number,
      messages: `the compiler failed: ${String(error)}`,
      residentBytes: process.memoryUsage.rss()
    }))
    .then((reply) => process.send?.(reply, () => globalThis.gc?.()))
})
process.once('disconnect', () => {
  process.kill(process.pid)
})
