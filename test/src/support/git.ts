import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { isolatedEnvironment } from './universe.ts'

export interface GitResult {
  code: number | null
  output: string
}

/** Runs git as a person would and gives what it printed. */
export async function git(folder: string, ...args: string[]): Promise<GitResult> {
  return runGit(folder, args, () => undefined)
}

async function runGit(
  folder: string,
  args: string[],
  onOutput: (output: string) => void
): Promise<GitResult> {
  const child = spawn('git', args, {
    cwd: folder,
    env: isolatedEnvironment(folder),
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      onOutput(output)
    })
  await once(child, 'close')
  return { code: child.exitCode, output }
}

/** Edits one file, commits and pushes; `onOutput` sees all that git has printed so far. */
export async function editAndPush(
  folder: string,
  path: string,
  edit: (text: string) => string,
  onOutput: (output: string) => void = () => undefined
): Promise<GitResult> {
  const file = `${folder}/${path}`
  const before = await readFile(file, 'utf8')
  const after = edit(before)
  if (after === before) throw new Error(`the edit of ${path} changes nothing`)
  await writeFile(file, after)
  await git(folder, 'commit', '--quiet', '--all', '--message', `Edit ${path}`)
  return runGit(folder, ['push'], onOutput)
}
