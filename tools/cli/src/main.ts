import { CommanderError } from '@commander-js/extra-typings'
import { toCloudError } from '@taucloud/base'
import { jsonOutput, textOutput } from './output.ts'
import { createProgram } from './program.ts'

const write = (text: string): void => void process.stdout.write(text)
const json = process.argv.includes('--json')
// `--json` may stand anywhere on the line, also behind a subcommand.
const args = process.argv.filter((argument) => argument !== '--json')
if (json) args.splice(2, 0, '--json')

try {
  await createProgram(json ? jsonOutput(write) : textOutput(write)).parseAsync(args)
} catch (error) {
  if (error instanceof CommanderError) {
    // Help and version end with 0; commander has printed what was wrong otherwise.
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else {
    const { code, message, cause } = toCloudError(error)
    process.stderr.write(
      json ? `${JSON.stringify({ error: { code, message } })}\n` : `${message}\n`
    )
    if (code === 'internal' && cause instanceof Error)
      process.stderr.write(`${cause.stack ?? ''}\n`)
    process.exitCode = 1
  }
}
