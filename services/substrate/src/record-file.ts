import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CloudError } from '@taucloud/base'
import { BranchRecordCodec } from '@taucloud/protocol/tns'
import type { BranchRecord } from '@taucloud/protocol/tns'

const MAX_FILE_BYTES = 64 * 1024 * 1024

/**
 * Checks a record from outside, from `tns` or from disk.
 *
 * @throws {CloudError} `invalid_argument` when it is beyond the bounds of the protocol
 */
export function parseRecord(record: BranchRecord): BranchRecord {
  const { project, branch, release, hosts, holders } = record
  const fits =
    isText(project, 64) &&
    isText(branch, 255) &&
    isText(release, 128) &&
    hosts.length <= 256 &&
    hosts.every((host) => isText(host, 253) && host === host.toLowerCase()) &&
    holders.length <= 16 &&
    holders.every((holder) => isText(holder, 128))
  if (fits) return record
  throw new CloudError('invalid_argument', 'Cannot read a branch record: it is beyond its bounds')
}

function isText(text: string, max: number): boolean {
  return text.length > 0 && text.length <= max
}

/**
 * The records that this node served when it last wrote them, so that it can serve them again before `tns` answers.
 * One base64 record per line; a line that cannot be read is left out, because the file is only a memory.
 */
export async function readRecords(file: string): Promise<BranchRecord[]> {
  const text = await readFile(file, 'utf8').catch(() => '') // no file: nothing was served here yet
  if (text.length > MAX_FILE_BYTES) return []
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [parseRecord(BranchRecordCodec.decode(Buffer.from(line, 'base64')))]
    } catch {
      return [] // cut by a crash, or of another version
    }
  })
}

/** Replaces the file in one step: a reader sees the old or the new one, also after a power cut. */
export async function writeRecords(file: string, records: readonly BranchRecord[]): Promise<void> {
  const lines = records.map((record) =>
    Buffer.from(BranchRecordCodec.encode(record)).toString('base64')
  )
  await mkdir(dirname(file), { recursive: true })
  const next = `${file}.next`
  await writeFile(next, lines.map((line) => `${line}\n`).join(''), { mode: 0o600, flush: true })
  await rename(next, file)
}
