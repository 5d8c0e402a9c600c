import { Command } from '@commander-js/extra-typings'
import { addBuildCommands } from './commands/builds.ts'
import { addCloudCommands, addNodeAddCommand } from './commands/cloud.ts'
import { addCompletionCommand } from './commands/completion.ts'
import { addCurlCommand } from './commands/curl.ts'
import { delegate } from './commands/delegate.ts'
import { addInspectCommand } from './commands/inspect.ts'
import { addLoginCommands } from './commands/login.ts'
import { addProjectCommands } from './commands/project.ts'
import type { Output } from './output.ts'

const EXIT_CODES = `
Exit codes:
  0  done
  1  failed; the reason is on standard error
  2  wrong use
  3  nothing runs here (dream status, dream stop)
  4  the answer's status was 400 or above (curl)
`

/** The whole command line. */
export function createProgram(output: Output): Command {
  const program = new Command('tau')
    .description('A cloud of your own: push with git, and it is built, stored, named and served')
    .option('--json', 'one JSON object per line on standard output')
    .addHelpText('after', EXIT_CODES)
    .showHelpAfterError('(tau --help shows what there is)')
    .exitOverride()
  addProjectCommands(program, output)
  addBuildCommands(program, output)
  addCurlCommand(program)
  addInspectCommand(program, output)
  addLoginCommands(program, output)
  addCloudCommands(program, output)
  const node = program.command('node').description('run a node of a cloud')
  addNodeAddCommand(node, output)
  node
    .command('start')
    .description('run one node until it is told to stop')
    .requiredOption('--config <file>', 'its node.json')
    .addHelpText('after', '\nExample: tau node start --config acme/n1/node.json')
    .action(async ({ config }) => {
      process.exitCode = await delegate('node', ['start', '--config', config])
    })
  program
    .command('dream')
    .description('a whole cloud on this machine: start, status, stop')
    .argument('[args...]')
    .allowUnknownOption()
    .helpOption(false)
    .addHelpText('after', '\nExample: tau dream start')
    .action(async (_args, _options, command) => {
      const given = program.opts().json === true ? ['--json'] : []
      process.exitCode = await delegate('dream', [...command.args, ...given])
    })
  addCompletionCommand(program)
  return program
}
