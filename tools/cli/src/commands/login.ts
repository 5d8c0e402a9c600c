import { createInterface } from 'node:readline'
import type { Command } from '@commander-js/extra-typings'
import { ApiClient } from '@taucloud/protocol/api'
import { readCredentials, writeCredentials } from '../credentials.ts'
import type { Output } from '../output.ts'

/** Adds `tau login` and the git credential helper. */
export function addLoginCommands(program: Command, output: Output): void {
  program
    .command('login')
    .description('remember a cloud and the token for it')
    .argument('<url>', "the cloud's git hosting")
    .requiredOption('--token <token>', "token that the cloud's operator gave you")
    .option('--name <name>', "name to call it by (default: the cloud's own)")
    .addHelpText('after', '\nExample: tau login https://git.acme.example --token 8d…')
    .action(async (url, options) => {
      const cloud = await new ApiClient(url, options.token).cloud()
      const name = options.name ?? cloud.name
      const credentials = await readCredentials()
      credentials.clouds[name] = { url, token: options.token }
      credentials.current = name
      await writeCredentials(credentials)
      output.done({
        text: `Logged in to "${name}" at ${url}`,
        data: { name, url, zone: cloud.zone }
      })
    })
  program
    .command('git-credential', { hidden: true })
    .description("answers git's credential helper protocol from the remembered clouds")
    .argument('<operation>', 'get, store or erase')
    .action(async (operation) => {
      if (operation === 'get') await answerGit()
    })
}

/** git asks with `key=value` lines (git-credential(1)); silence means that we know nothing. */
async function answerGit(): Promise<void> {
  const asked = new Map<string, string>()
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === '') break
    const equals = line.indexOf('=')
    asked.set(line.slice(0, equals), line.slice(equals + 1))
  }
  const origin = `${asked.get('protocol') ?? ''}://${asked.get('host') ?? ''}`
  const { clouds } = await readCredentials()
  const known = Object.values(clouds).find((cloud) => new URL(cloud.url).origin === origin)
  if (known !== undefined) process.stdout.write(`username=tau\npassword=${known.token}\n`)
}
