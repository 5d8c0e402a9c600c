import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const IDENTITY = { name: 'Test', email: 'test@example.com' }
const ENV = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: IDENTITY.name,
  GIT_AUTHOR_EMAIL: IDENTITY.email,
  GIT_COMMITTER_NAME: IDENTITY.name,
  GIT_COMMITTER_EMAIL: IDENTITY.email,
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
  PATH: '/usr/local/bin:/usr/bin:/bin'
}

/** One entry of a tree as git stores it, for trees that no client would write. */
export interface RawEntry {
  readonly mode: string
  readonly name: Uint8Array | string
  readonly id: string
}

/** A real repository in a temporary folder. */
export class TestRepository {
  readonly folder = mkdtempSync(join(tmpdir(), 'monkey-repository-'))

  constructor() {
    this.git('init', '--quiet', '-b', 'main')
  }

  get gitDir(): string {
    return join(this.folder, '.git')
  }

  git(...args: string[]): string {
    return this.#run(args).toString().trim()
  }

  /** Commits files; `undefined` deletes one. Returns the commit. */
  commit(files: Readonly<Record<string, string | Uint8Array | undefined>>): string {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.folder, path)
      mkdirSync(dirname(file), { recursive: true })
      if (content === undefined) rmSync(file, { force: true })
      else writeFileSync(file, content)
    }
    this.git('add', '--all')
    this.git('commit', '--quiet', '--allow-empty', '--message', 'change')
    return this.git('rev-parse', 'HEAD')
  }

  /** Stores a blob. */
  blob(content: string | Uint8Array): string {
    return this.#run(['hash-object', '-w', '--stdin'], content).toString().trim()
  }

  /** Stores a tree, however strange. */
  tree(entries: readonly RawEntry[]): string {
    const parts = entries.flatMap(({ mode, name, id }) => [
      Buffer.from(`${mode} `),
      Buffer.from(name),
      Buffer.from([0]),
      Buffer.from(id, 'hex')
    ])
    const args = ['hash-object', '-t', 'tree', '-w', '--stdin', '--literally']
    return this.#run(args, Buffer.concat(parts)).toString().trim()
  }

  /** A commit of a tree, on no branch. */
  commitTree(tree: string): string {
    return this.git('commit-tree', tree, '-m', 'tree')
  }

  /** The objects of a commit, less what some commits reach, as a bundle with the ref `refs/heads/build`. */
  bundle(commit: string, have: readonly string[] = []): Uint8Array {
    const input = [commit, ...have.map((id) => `^${id}`), ''].join('\n')
    const pack = this.#run(['pack-objects', '--revs', '--stdout', '--thin', '--quiet'], input)
    const head = [
      '# v2 git bundle',
      ...have.map((id) => `-${id}`),
      `${commit} refs/heads/build`,
      '',
      ''
    ]
    return Buffer.concat([Buffer.from(head.join('\n')), pack])
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #run(args: readonly string[], input?: string | Uint8Array): Buffer {
    return execFileSync('git', args, {
      cwd: this.folder,
      env: ENV,
      maxBuffer: 256 << 20,
      stdio: ['pipe', 'pipe', 'ignore'],
      ...(input === undefined ? {} : { input })
    })
  }
}
