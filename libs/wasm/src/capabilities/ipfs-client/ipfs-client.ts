import { ERRNO } from '../../gen/abi.ts'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import type { Capability } from '../capability.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'
import type { ContentBackend } from '../content/content-backend.ts'
import type { ByteBudget, ContentFile } from '../content/content-file.ts'
import {
  budgetOf,
  cidOfFile,
  createFile,
  MAX_OPEN_FILES,
  openFile,
  pushFile,
  readFile,
  seekFile,
  writeFile
} from '../content/content-files.ts'
import type { FileScope } from '../content/content-files.ts'
import { writeCell } from '../guest-text.ts'
import { HandleTable } from '../handle-table.ts'

interface Scope {
  readonly instance: GuestInstance
  readonly backend: ContentBackend
  readonly clients: HandleTable<HandleTable<ContentFile>>
  readonly budget: ByteBudget
}
type ClientFunction = (scope: Scope) => WebAssembly.HostCallable

const MAX_CLIENTS = 16

const FUNCTIONS: Readonly<Record<string, ClientFunction>> = {
  newIpfsClient:
    ({ instance: { memory }, clients }) =>
    (cell: number) => {
      if (clients.isFull || !memory.has(cell >>> 0, 4)) return ERRNO.MEMORY_WRITE_FAILED
      return writeCell(memory, cell >>> 0, clients.add(new HandleTable(MAX_OPEN_FILES)))
    },
  ipfsNewContent: (scope) => withClient(scope, (files, cell = 0) => createFile(files, cell)),
  // Old guests pass the length of the content id as well; the buffer says it itself.
  ipfsOpenFile: (scope) =>
    withClient(scope, (files, cell = 0, cidAddress = 0) =>
      openFile(files, { cell, cidAddress, absent: ERRNO.CID_NOT_FOUND_ON_IPFS })
    ),
  // The id stays registered; later reads fail.
  ipfsCloseFile: (scope) =>
    withFile(scope, (_, file) => {
      if (!file.closed) file.close()
      return ERRNO.NONE
    }),
  ipfsFileCid: (scope) =>
    withFile(scope, ({ instance }, file, address = 0) => cidOfFile(instance, file, address)),
  ipfsReadFile: (scope) =>
    withFile(scope, ({ instance }, file, ...[buffer = 0, capacity = 0, cell = 0]) =>
      readFile(instance, file, { buffer, capacity, cell })
    ),
  ipfsWriteFile: (scope) =>
    withFile(scope, ({ instance }, file, ...[buffer = 0, length = 0, cell = 0]) =>
      writeFile(instance, file, { buffer, length, cell })
    ),
  ipfsPushFile: (scope) =>
    withFile(scope, (files, file, address = 0) => pushFile(files, file, address)),
  ipfsSeekFile: seek
}

/** Gives a guest files by content id behind a client handle (abi §9). */
export const ipfsClientCapability: Capability = {
  name: 'ipfs-client',
  provides: () => abiFunctions('ipfs-client'),
  checkGrants: needsNoGrant,
  createState: (instance) => {
    const backend = instance.backends.content
    const clients = new HandleTable<HandleTable<ContentFile>>(MAX_CLIENTS)
    const budget = budgetOf(instance)
    return {
      bind: (name) => {
        const make = FUNCTIONS[name]
        if (make === undefined)
          throw new RangeError(`The ipfs-client capability has no function ${name}`)
        return backend === undefined
          ? () => ERRNO.CLIENT_NOT_FOUND
          : make({ instance, backend, clients, budget })
      },
      end: () => {
        for (const files of clients.values())
          for (const file of files.values()) if (!file.closed) file.close()
        clients.clear()
      }
    }
  }
}

function withClient(
  { clients, ...scope }: Scope,
  run: (files: FileScope, ...args: number[]) => number
): WebAssembly.HostCallable {
  return (client: number, ...args: number[]) => {
    const files = clients.get(client)
    return files === undefined ? ERRNO.CLIENT_NOT_FOUND : run({ ...scope, files }, ...args)
  }
}

function withFile(
  scope: Scope,
  run: (files: FileScope, file: ContentFile, ...args: number[]) => number
): WebAssembly.HostCallable {
  return withClient(scope, (files, id = 0, ...args) => {
    const file = files.files.get(id)
    return file === undefined ? ERRNO.CONTENT_NOT_FOUND : run(files, file, ...args)
  })
}

function seek({ instance, clients }: Scope): WebAssembly.HostCallable {
  return (client: number, id: number, offset: bigint, whence: number, cell: number) => {
    const files = clients.get(client)
    if (files === undefined) return ERRNO.CLIENT_NOT_FOUND
    const file = files.get(id)
    if (file === undefined) return ERRNO.CONTENT_NOT_FOUND
    return seekFile(instance, file, { offset, whence, cell })
  }
}
