import { compileAssemblyScript } from '../src/testing/assemblyscript.ts'
import { rewriteModule } from '../src/rewrite/rewrite-module.ts'

const SOURCE = `
  import { Event } from '@taucloud/sdk'
  export function hello(id: u32): void {
    const http = new Event(id).http()
    http.addHeader('content-type', 'text/plain')
    http.write('hello ' + http.path)
  }`

/** The rewritten module of the guest that the benchmark calls: it reads the path and answers with a text. */
export async function helloModule(): Promise<Uint8Array<ArrayBuffer>> {
  return rewriteModule(await compileAssemblyScript(SOURCE), { maxPages: 64 }).bytes
}
