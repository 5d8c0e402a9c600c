import { createHash, randomBytes } from 'node:crypto'
import { chown, lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { CloudError } from '@taucloud/base'
import { othersCanReach } from '../reach.ts'
import type { SandboxFile } from './sandbox.ts'

const GUEST_FILES = {
  passwd:
    'root:x:0:0::/root:/sbin/nologin\nbuild:x:1000:1000::/work:/bin/sh\nnobody:x:65534:65534::/:/sbin/nologin\n',
  group: 'root:x:0:\nbuild:x:1000:\nnogroup:x:65534:\n',
  hosts: '127.0.0.1 localhost build\n::1 localhost\n',
  'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files\n',
  'resolv.conf': ''
}

/** Folders that a job of another user can reach, below one root. Names are random: they show inside the sandbox. */
export class JobFolders {
  /** Where every folder is; reachable by the users of jobs. */
  readonly root: string
  /** `passwd`, `group`, `hosts`, `nsswitch.conf` and an empty `resolv.conf` for the inside. */
  readonly etc: string
  readonly #jobs: string
  readonly #isTemporary: boolean

  private constructor(root: string, isTemporary: boolean) {
    this.root = root
    this.#isTemporary = isTemporary
    this.etc = join(root, 'etc')
    this.#jobs = join(root, 'j')
  }

  /**
   * Opens the folders below `folder`, or below the system's temporary folder when jobs run as other users and cannot
   * reach `folder`, such as below a home of mode 0700.
   */
  static async open(folder: string, o: { jobsAreOthers: boolean }): Promise<JobFolders> {
    await mkdir(folder, { recursive: true })
    const isReachable = !o.jobsAreOthers || (await othersCanReach(folder))
    const root = isReachable ? join(folder, 'sandbox') : await ownTemporaryFolder(folder)
    const folders = new JobFolders(root, !isReachable)
    await mkdir(folders.etc, { recursive: true, mode: 0o711 })
    await mkdir(folders.#jobs, { recursive: true, mode: 0o711 })
    for (const [name, text] of Object.entries(GUEST_FILES))
      await folders.writeShared(join('etc', name), text)
    return folders
  }

  /** Writes a file that jobs may read. Returns its path. */
  async writeShared(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(this.root, name)
    await writeFile(path, content, { mode: 0o644 })
    return path
  }

  /** Writes the sources of a job to a folder that only its group may read. */
  async writeSources(files: AsyncIterable<SandboxFile>, gid: number | undefined): Promise<string> {
    const folder = join(this.#jobs, randomBytes(12).toString('hex'))
    await mkdir(folder, { mode: 0o750 })
    if (gid !== undefined) await chown(folder, 0, gid)
    const made = new Set([folder])
    for await (const file of files) {
      const path = join(folder, file.path)
      if (!made.has(dirname(path))) await mkdir(dirname(path), { recursive: true, mode: 0o755 })
      made.add(dirname(path))
      await writeFile(path, file.content, { flag: 'wx', mode: file.executable ? 0o755 : 0o644 })
    }
    return folder
  }

  async remove(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true })
  }

  /** Removes what is not below the node's own folder. */
  async close(): Promise<void> {
    if (this.#isTemporary) await this.remove(this.root)
  }

  /** Removes the folders of jobs of an earlier life; returns how many there were. */
  async sweep(): Promise<number> {
    const left = await readdir(this.#jobs)
    await Promise.all(left.map((name) => this.remove(join(this.#jobs, name))))
    return left.length
  }
}

/** The same folder in each life of the node, so that a sweep finds what was left in it. */
async function ownTemporaryFolder(folder: string): Promise<string> {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const path = join(tmpdir(), `tau-${name}`)
  await mkdir(path, { recursive: true, mode: 0o711 })
  const found = await lstat(path)
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new CloudError(
      'failed_precondition',
      `Cannot use "${path}" for builds: it belongs to somebody else`
    )
  }
  return path
}
