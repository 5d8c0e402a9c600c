import { CloudError } from '@taucloud/base'
import { importer } from 'ipfs-unixfs-importer'
import { fixedSize } from 'ipfs-unixfs-importer/chunker'
import { balanced } from 'ipfs-unixfs-importer/layout'

/** Bytes of a leaf, and links of a node: the profile that content ids of guests' files have (abi §5.6). */
const CHUNK_BYTES = 262_144
const MAX_LINKS = 174

/**
 * The content id of a file as UnixFS, in binary: CIDv1, dag-pb, SHA-256, UnixFS leaves, balanced
 * (https://specs.ipfs.tech/unixfs/). Its blocks are not kept.
 */
export async function unixfsCid(bytes: Uint8Array): Promise<Uint8Array> {
  const forgetful = { put: <T>(cid: T): T => cid }
  const options = {
    cidVersion: 1,
    rawLeaves: false,
    leafType: 'file',
    reduceSingleLeafToSelf: true,
    chunker: fixedSize({ chunkSize: CHUNK_BYTES }),
    layout: balanced({ maxChildrenPerNode: MAX_LINKS })
  } as const
  for await (const { cid } of importer([{ content: [bytes] }], forgetful, options)) {
    return cid.bytes
  }
  throw new CloudError('internal', 'Cannot name the file: the importer gave nothing')
}
