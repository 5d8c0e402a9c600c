import { constants } from 'node:fs'
import { open, readdir, readlink, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudError } from '@taucloud/base'
import type { DirectoryNode, FileSystemNode } from '../capabilities/wasi/file-node.ts'
import { FileSystem } from '../capabilities/wasi/file-system.ts'

const LIMITS = { maxBytes: 1024 * 1024 * 1024, maxNodes: 100_000 }
const PIECE_BYTES = 1024 * 1024

/**
 * Copies a folder of the host into a file system in memory, at most 1 GiB and 100 000 files. Links stay links, and are
 * never followed out; sockets, pipes and devices are left out.
 *
 * @throws {CloudError} `not_found` when it is no folder, `resource_exhausted` when it is too large
 */
export async function copyFolder(folder: string, device: number): Promise<FileSystem> {
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false
  )
  if (!isFolder) throw new CloudError('not_found', `Cannot copy "${folder}": it is no folder`)
  const system = new FileSystem({ ...LIMITS, device })
  await copyInto(system, system.root, folder)
  return system
}

async function copyInto(
  system: FileSystem,
  directory: DirectoryNode,
  folder: string
): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    const add = <T extends FileSystemNode>(node: T | undefined): T => {
      if (node === undefined) throw tooLarge(folder)
      system.link(directory, entry.name, node)
      return node
    }
    if (entry.isDirectory()) await copyInto(system, add(system.create('directory')), path)
    else if (entry.isSymbolicLink()) add(system.create('symlink', await readlink(path)))
    else if (entry.isFile()) await copyFile(system, add(system.create('file')), path)
  }
}

async function copyFile(
  system: FileSystem,
  node: FileSystemNode & { kind: 'file' },
  path: string
): Promise<void> {
  // Not through a link that took the file's place meanwhile.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    const piece = Buffer.alloc(PIECE_BYTES)
    for (;;) {
      const { bytesRead } = await file.read(piece)
      if (bytesRead === 0) break
      const written = system.write(node, node.size, piece.subarray(0, bytesRead))
      if (written < bytesRead) throw tooLarge(path)
    }
  } finally {
    await file.close()
  }
}

function tooLarge(path: string): CloudError {
  return new CloudError(
    'resource_exhausted',
    `Cannot copy "${path}": more than ${LIMITS.maxBytes} bytes or ${LIMITS.maxNodes} files`
  )
}
