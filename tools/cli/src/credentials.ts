import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CloudError, parseJsonWith } from '@taucloud/base'
import envPaths from 'env-paths'
import { z } from 'zod'

const schema = z.object({
  current: z.string().optional(),
  clouds: z.record(z.string(), z.object({ url: z.url(), token: z.string().min(1) }))
})

/** The clouds a person has logged in to, by name. */
export type Credentials = z.output<typeof schema>

/** Where they are kept: the operating system's folder for configuration, never a repository. */
export function credentialsFile(): string {
  return join(credentialsFolder(), 'credentials.json')
}

/** The folder of everything that proves who a person is. */
export function credentialsFolder(): string {
  return envPaths('taucloud', { suffix: '' }).config
}

/** @throws {CloudError} `invalid_argument` when the file is damaged */
export async function readCredentials(file = credentialsFile()): Promise<Credentials> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    // Nobody has logged in on this machine yet.
    return { clouds: {} }
  }
  return parseJsonWith(schema, text, `credentials "${file}"`)
}

/** Writes the file with mode 0600 and its folder with 0700. */
export async function writeCredentials(
  credentials: Credentials,
  file = credentialsFile()
): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 })
  await chmod(file, 0o600)
}

/** The entry of a cloud. @throws {CloudError} `unauthenticated` that says how to log in */
export function credentialsOf(
  credentials: Credentials,
  name?: string
): { url: string; token: string } {
  const wanted = name ?? credentials.current
  const found = wanted === undefined ? undefined : credentials.clouds[wanted]
  if (found !== undefined) return found
  throw new CloudError(
    'unauthenticated',
    wanted === undefined
      ? 'Cannot tell which cloud: not in a working copy of one; run "tau login URL --token TOKEN" or pass --url and --token'
      : `Cannot use cloud "${wanted}": not logged in; run "tau login URL --token TOKEN --name ${wanted}"`
  )
}
