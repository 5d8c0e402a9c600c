import { ApiClient } from '@taucloud/protocol/api'
import { execa } from 'execa'
import { credentialsOf, readCredentials } from './credentials.ts'

/** Options that every command talking to a cloud takes. */
export interface CloudOptions {
  url?: string | undefined
  token?: string | undefined
  cloud?: string | undefined
  project?: string | undefined
}

/** The cloud that a command talks to, and the project of the working copy it runs in. */
export interface Context {
  api: ApiClient
  url: string
  token: string
  project: string | undefined
}

/**
 * Finds the cloud: options first, then the environment, then the working copy's git configuration, then the cloud
 * last logged in to.
 */
export async function findContext(
  options: CloudOptions,
  environment: NodeJS.ProcessEnv
): Promise<Context> {
  const workingCopy = await readGitConfig()
  const url =
    options.url ??
    environment.TAU_URL ??
    (options.cloud === undefined ? workingCopy.get('tau.url') : undefined)
  const token =
    options.token ??
    environment.TAU_TOKEN ??
    (url === workingCopy.get('tau.url') ? workingCopy.get('tau.token') : undefined)
  const known =
    url !== undefined && token !== undefined
      ? { url, token }
      : credentialsOf(await readCredentials(), options.cloud)
  const chosen = { url: url ?? known.url, token: token ?? known.token }
  const project = options.project ?? workingCopy.get('tau.project')
  return { ...chosen, api: new ApiClient(chosen.url, chosen.token), project }
}

/** `tau.*` of the git configuration of the current folder; empty outside a repository or without git. */
async function readGitConfig(): Promise<Map<string, string>> {
  const { stdout } = await execa('git', ['config', '--get-regexp', '^tau\\.'], {
    reject: false,
    stdin: 'ignore'
  })
  const entries = stdout.split('\n').map((line) => {
    const space = line.indexOf(' ')
    return [line.slice(0, Math.max(0, space)), line.slice(space + 1)] as const
  })
  return new Map(entries.filter(([key]) => key !== ''))
}
