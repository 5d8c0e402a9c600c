import type { Command } from '@commander-js/extra-typings'
import { CloudError } from '@taucloud/base'
import type { Build } from '@taucloud/protocol/api'
import { withCloudOptions } from '../cloud-options.ts'
import { findContext } from '../context.ts'
import type { Context } from '../context.ts'
import type { Output } from '../output.ts'

const MAX_LIMIT = 200

/** Adds `tau builds`, `tau cancel` and `tau logs`. */
export function addBuildCommands(program: Command, output: Output): void {
  withCloudOptions(program.command('builds'))
    .description('what was built, newest first')
    .option('--project <name>', 'project (default: that of the working copy)')
    .option('--limit <n>', `how many, at most ${MAX_LIMIT}`, '20')
    .addHelpText('after', '\nExample: tau builds --limit 5 --json')
    .action(async (options) => {
      const context = await findContext(options, process.env)
      const builds = await context.api.listBuilds(projectOf(context), parseLimit(options.limit))
      const rows = builds.map((build) => ({ ...build, ...forPeople(build) }))
      output.rows(
        ['build', 'branch', 'revision', 'state', 'took', 'why'],
        rows,
        'Nothing was built yet'
      )
    })
  withCloudOptions(program.command('cancel'))
    .description('stop a build that is queued or runs')
    .argument('<build>', 'id of the build')
    .addHelpText('after', '\nExample: tau cancel 3f0c…')
    .action(async (id, options) => {
      const context = await findContext(options, process.env)
      await context.api.cancelBuild(id)
      output.done({ text: `Canceled ${id}`, data: { id, canceled: true } })
    })
  addLogs(program, output)
}

function addLogs(program: Command, output: Output): void {
  withCloudOptions(program.command('logs'))
    .description(
      'what the functions of a project print, or with a build id what that build printed'
    )
    .argument('[build]', 'id of a build')
    .option('--project <name>', 'project (default: that of the working copy)')
    .option('--function <name>', 'only this function')
    .option('-f, --follow', 'stay and print what comes', false)
    .option('--tail <n>', 'lines from before', '100')
    .addHelpText('after', '\nExamples:\n  tau logs -f\n  tau logs 3f0c…')
    .action(async (id, options) => {
      const context = await findContext(options, process.env)
      if (id !== undefined) {
        await printBuild(context, id, output)
        return
      }
      const filter = options.function === undefined ? {} : { function: options.function }
      const query = { follow: options.follow, tail: parseLimit(options.tail), ...filter }
      for await (const line of context.api.functionLogs(projectOf(context), query)) {
        output.line(`${new Date(line.atMs).toISOString()} ${line.function} ${line.text}`, line)
      }
    })
}

async function printBuild(context: Context, id: string, output: Output): Promise<void> {
  for await (const event of context.api.watchBuild(id)) {
    if ('line' in event) output.line(event.line.text, event.line)
    else if (event.build.endedAtMs > 0) {
      output.line(
        `${event.build.state}${event.build.message === '' ? '' : `: ${event.build.message}`}`,
        event.build
      )
    }
  }
}

function forPeople(build: Build) {
  const took = build.endedAtMs > 0 ? `${build.endedAtMs - build.startedAtMs} ms` : ''
  const why = build.message.split('\n')[0] ?? ''
  return { build: build.id, revision: build.commit.slice(0, 8), took, why }
}

function projectOf(context: Context): string {
  if (context.project !== undefined) return context.project
  throw new CloudError(
    'invalid_argument',
    'Cannot tell which project: run this in its working copy or pass --project'
  )
}

function parseLimit(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0 && limit <= 10_000) return limit
  throw new CloudError('invalid_argument', `Cannot use "${text}": a whole number from 1 to 10000`)
}
