import type { Command } from '@commander-js/extra-typings'

/** Adds the options that say which cloud a command talks to. */
export function withCloudOptions<
  Args extends unknown[],
  Opts extends Record<string, unknown>,
  Global extends Record<string, unknown>
>(command: Command<Args, Opts, Global>) {
  return command
    .option(
      '--url <url>',
      "the cloud's git hosting (default: that of the working copy, else the last login)"
    )
    .option('--token <token>', 'token for it')
    .option('--cloud <name>', 'a cloud logged in to, by name')
}
