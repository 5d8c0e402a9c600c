import { globSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CloudError } from '@taucloud/base'
import { execa, ExecaError } from 'execa'
import { instantiateTemplate } from './template.ts'

const ENVIRONMENT = { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }
/** git's own progress of a push; what the cloud says comes as `remote:` lines. */
const GIT_PROGRESS = /^(Enumerating|Counting|Compressing|Writing|Total|Delta|Everything)\b/

/** Where a project lives in a cloud, and the right to push to it. */
export interface Remote {
  /** Base URL of the cloud's git hosting and API. */
  url: string
  /** URL of the project's repository. */
  git: string
  project: string
  token: string
}

export interface CreateWorkingCopyInit {
  /** Folder to make; may exist when it is empty. */
  folder: string
  /** Folder whose files the project starts from. */
  template: string
  id: string
  zone: string
  remote: Remote
  /** File that will hold the token, mode 0600. It must lie outside the working copy. */
  credentials: string
}

/**
 * Makes a working copy of a new project: the template's files with the project's own id, name and hosts, one commit, and a
 * remote that needs no further credentials.
 *
 * The token stands in a file of its own that the git configuration includes, so that neither the configuration, nor a
 * URL, nor a process list shows it.
 */
export async function createWorkingCopy(init: CreateWorkingCopyInit): Promise<void> {
  const { folder, remote } = init
  const files = instantiateTemplate(await readFolder(init.template), {
    id: init.id,
    name: remote.project,
    zone: init.zone
  })
  for (const [name, bytes] of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
  }
  await git(folder, 'init', '--quiet', '--initial-branch=main')
  await git(folder, 'remote', 'add', 'origin', remote.git)
  await writeCredentials(init.credentials, remote)
  await git(folder, 'config', 'include.path', init.credentials)
  await git(folder, 'config', 'branch.main.remote', 'origin')
  await git(folder, 'config', 'branch.main.merge', 'refs/heads/main')
  await ensureAuthor(folder)
  await git(folder, 'add', '--all')
  await git(folder, 'commit', '--quiet', '--message', `Start ${remote.project}`)
}

/** Points an existing working copy at where the cloud answers now. */
export async function moveWorkingCopy(
  folder: string,
  credentials: string,
  remote: Omit<Remote, 'token'>
): Promise<void> {
  const token = await git(folder, 'config', 'tau.token')
  await writeCredentials(credentials, { ...remote, token })
  await git(folder, 'remote', 'set-url', 'origin', remote.git)
}

/** The first host name that the project's domains declare. @throws {CloudError} `failed_precondition` without any */
export async function firstHost(folder: string): Promise<string> {
  for (const file of globSync('config/domains/*.yaml', { cwd: folder }).sort()) {
    const text = await readFile(join(folder, file), 'utf8')
    const host = /^fqdn:\s*["']?([^\s"'#]+)/m.exec(text)?.[1]
    if (host !== undefined) return host.toLowerCase()
  }
  throw new CloudError(
    'failed_precondition',
    `Cannot tell the project's host: "${join(folder, 'config/domains')}" names none`
  )
}

/** Runs git in a folder and gives what it printed. @throws {CloudError} `failed_precondition` with git's own words */
export async function git(folder: string, ...args: string[]): Promise<string> {
  try {
    const { stdout } = await execa('git', args, { cwd: folder, env: ENVIRONMENT, stdin: 'ignore' })
    return stdout
  } catch (error) {
    throw gitFailure(args[0] ?? '', error)
  }
}

/**
 * Pushes the current branch and hands over each line that the cloud says, as it comes.
 *
 * @param options push options, as `no-wait`
 */
export async function pushBranch(
  folder: string,
  onLine: (line: string) => void,
  options: readonly string[] = []
): Promise<void> {
  const flags = options.flatMap((option) => ['-o', option])
  const running = execa('git', ['push', ...flags, 'origin', 'HEAD'], {
    cwd: folder,
    env: ENVIRONMENT,
    stdin: 'ignore',
    all: true,
    reject: false
  })
  const lines: string[] = []
  for await (const line of running.iterable({ from: 'all' })) {
    const text = line.replace(/^remote: ?/, '').trimEnd()
    if (text === '' || GIT_PROGRESS.test(text)) continue
    lines.push(text)
    if (lines.length > 20) lines.shift()
    onLine(text)
  }
  const result = await running
  if (result.exitCode === 0) return
  if (result.exitCode === undefined) throw gitFailure('push', result)
  throw new CloudError(
    'failed_precondition',
    `Cannot push: ${lines.at(-1) ?? 'git gave no reason'}`
  )
}

async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const entry of globSync('**/*', { cwd: folder, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(path))
  }
  return files
}

async function writeCredentials(file: string, remote: Remote): Promise<void> {
  const url = new URL(remote.url).origin
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const lines = [
    `[http "${url}/"]`,
    `\textraHeader = Authorization: Bearer ${remote.token}`,
    '[tau]',
    `\turl = ${url}`,
    `\ttoken = ${remote.token}`,
    `\tproject = ${remote.project}`
  ]
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 })
}

/** git refuses to commit without an author; on a machine that knows none the working copy gets one of its own. */
async function ensureAuthor(folder: string): Promise<void> {
  const known = await git(folder, 'config', '--default', '', 'user.email')
  if (known !== '') return
  await git(folder, 'config', 'user.name', 'Developer')
  await git(folder, 'config', 'user.email', 'developer@localhost')
}

function gitFailure(verb: string, error: unknown): CloudError {
  if (error instanceof ExecaError && error.code === 'ENOENT') {
    return new CloudError(
      'failed_precondition',
      'Cannot run git: it is not installed; install git ≥ 2.39'
    )
  }
  const words = error instanceof ExecaError ? error.stderr : error
  return new CloudError(
    'failed_precondition',
    `Cannot git ${verb}: ${String(words).trim().slice(-2000)}`
  )
}
