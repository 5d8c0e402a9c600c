import { readFileSync, writeFileSync, rmSync } from 'node:fs'
import { CloudError, parseJsonWith } from '@taucloud/base'
import { z } from 'zod'
import { universeLayout } from './universe.ts'

const schema = z.object({
  pid: z.number().int().positive(),
  startedAtMs: z.number(),
  url: z.string().optional(),
  host: z.string().optional(),
  api: z.string().optional(),
  workdir: z.string().optional()
})

/** Which process runs the universe of a folder, and where it answers. */
export type Running = z.output<typeof schema>

/** The live universe of a folder, or undefined. A record whose process is gone counts as none. */
export function readRunning(folder: string): Running | undefined {
  try {
    const running = parseJsonWith(
      schema,
      readFileSync(universeLayout(folder).running, 'utf8'),
      'running universe'
    )
    process.kill(running.pid, 0)
    return running
  } catch {
    // No file, a damaged file or a dead process: nothing runs here.
    return undefined
  }
}

/** Takes the folder for this process. @throws {CloudError} `failed_precondition` when a universe runs on it */
export function claimFolder(folder: string): void {
  const other = readRunning(folder)
  if (other !== undefined && other.pid !== process.pid) {
    throw new CloudError(
      'failed_precondition',
      `Cannot start: a universe already runs on "${folder}" (process ${other.pid}); stop it with "tau dream stop" or choose another folder with --data`
    )
  }
}

/** Records where the universe answers. */
export function writeRunning(folder: string, running: Running): void {
  writeFileSync(universeLayout(folder).running, JSON.stringify(running), { mode: 0o600 })
}

/** The universe of this folder no longer runs. */
export function clearRunning(folder: string): void {
  rmSync(universeLayout(folder).running, { force: true })
}
