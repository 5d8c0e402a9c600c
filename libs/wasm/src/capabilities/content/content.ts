import { ERRNO } from '../../gen/abi.ts'
import type { Capability } from '../capability.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'
import { HandleTable } from '../handle-table.ts'
import type { ContentFile } from './content-file.ts'
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
} from './content-files.ts'
import type { FileScope } from './content-files.ts'

type ContentFunction = (scope: FileScope) => WebAssembly.HostCallable

const FUNCTIONS: Readonly<Record<string, ContentFunction>> = {
  storageNewContent: (scope) => (cell: number) => createFile(scope, cell),
  // Old guests pass the length of the content id as well; the buffer says it itself.
  storageOpenCid: (scope) => (cell: number, cidAddress: number) =>
    openFile(scope, { cell, cidAddress, absent: ERRNO.CID_NOT_FOUND }),
  contentCloseFile:
    ({ files }) =>
    (id: number) => {
      files.get(id)?.close()
      return files.delete(id) ? ERRNO.NONE : ERRNO.CONTENT_NOT_FOUND
    },
  contentFileCid: ({ instance, files }) =>
    withFile(files, (file, address = 0) => cidOfFile(instance, file, address)),
  contentWriteFile: ({ instance, files }) =>
    withFile(files, (file, buffer = 0, length = 0, cell = 0) =>
      writeFile(instance, file, { buffer, length, cell })
    ),
  contentReadFile: ({ instance, files }) =>
    withFile(files, (file, buffer = 0, capacity = 0, cell = 0) =>
      readFile(instance, file, { buffer, capacity, cell })
    ),
  contentPushFile: (scope) =>
    withFile(scope.files, (file, address = 0) => pushFile(scope, file, address)),
  contentSeekFile:
    ({ instance, files }) =>
    (id: number, offset: bigint, whence: number, cell: number) => {
      const file = files.get(id)
      if (file === undefined) return ERRNO.CONTENT_NOT_FOUND
      return seekFile(instance, file, { offset, whence, cell })
    }
}

/** Gives a guest files by content id (abi §9). */
export const contentCapability: Capability = {
  name: 'content',
  provides: () => abiFunctions('storage-content'),
  checkGrants: needsNoGrant,
  createState: (instance) => {
    const backend = instance.backends.content
    const files = new HandleTable<ContentFile>(MAX_OPEN_FILES)
    const budget = budgetOf(instance)
    return {
      bind: (name) => {
        const make = FUNCTIONS[name]
        if (make === undefined)
          throw new RangeError(`The content capability has no function ${name}`)
        return backend === undefined
          ? () => ERRNO.CONTENT_NOT_FOUND
          : make({ instance, backend, files, budget })
      },
      end: () => {
        for (const file of files.values()) file.close()
        files.clear()
      }
    }
  }
}

function withFile(
  files: HandleTable<ContentFile>,
  run: (file: ContentFile, ...args: number[]) => number
): WebAssembly.HostCallable {
  return (id: number, ...args: number[]) => {
    const file = files.get(id)
    return file === undefined ? ERRNO.CONTENT_NOT_FOUND : run(file, ...args)
  }
}
