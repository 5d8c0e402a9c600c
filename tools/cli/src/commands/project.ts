import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from '@commander-js/extra-typings'
import { CloudError } from '@taucloud/base'
import { createWorkingCopy, firstHost, pushBranch } from '@taucloud/project/working-copy'
import { withCloudOptions } from '../cloud-options.ts'
import { findContext } from '../context.ts'
import { credentialsFolder } from '../credentials.ts'
import type { Output } from '../output.ts'

const TEMPLATES = fileURLToPath(new URL('../../../../examples', import.meta.url))
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/

/** Adds `tau new project` and `tau push`. */
export function addProjectCommands(program: Command, output: Output): void {
  const create = program.command('new').description('make something new')
  withCloudOptions(create.command('project'))
    .description('make a project in the cloud and a working copy of it here')
    .argument('<name>', 'lower-case letters, digits and "-"')
    .option('--dir <folder>', 'folder of the working copy (default: the name)')
    .option('--template <name>', 'what it starts from', 'hello')
    .addHelpText('after', '\nExample: tau new project shop && cd shop && tau push')
    .action(async (name, options) => {
      output.done(await newProject(name, { ...options, dir: resolve(options.dir ?? name) }))
    })
  withCloudOptions(program.command('push'))
    .description('push the current branch; waits until it is live and shows the build')
    .option('--no-wait', 'return as soon as the cloud has the push')
    .addHelpText(
      'after',
      '\nPlain "git push" does the same.\nExample: git commit -am "faster" && tau push'
    )
    .action(async (options) => {
      const started = performance.now()
      await pushBranch(
        '.',
        (text) => output.line(text, { event: 'line', text }),
        options.wait ? [] : ['no-wait']
      )
      const ms = Math.round(performance.now() - started)
      output.done({ text: `Pushed in ${ms} ms`, data: { event: 'pushed', ms } })
    })
}

interface NewProjectOptions {
  dir: string
  template: string
  url?: string | undefined
  token?: string | undefined
  cloud?: string | undefined
}

async function newProject(name: string, options: NewProjectOptions) {
  if (!NAME.test(name)) {
    throw new CloudError(
      'invalid_argument',
      `Cannot name a project "${name}": lower-case letters, digits and "-"`
    )
  }
  const template = join(TEMPLATES, options.template)
  if (!/^[a-z0-9-]+$/.test(options.template) || !existsSync(template)) {
    const known = readdirSync(TEMPLATES).join(', ')
    throw new CloudError(
      'not_found',
      `Cannot find template "${options.template}": there is ${known}`
    )
  }
  if (existsSync(options.dir) && readdirSync(options.dir).length > 0) {
    throw new CloudError(
      'already_exists',
      `Cannot make a working copy in "${options.dir}": the folder is not empty`
    )
  }
  const context = await findContext(options, process.env)
  const { zone } = await context.api.cloud()
  const { project, git, token } = await context.api.createProject(name)
  await createWorkingCopy({
    folder: options.dir,
    template,
    id: project.id,
    zone,
    remote: { url: context.url, git, project: name, token },
    credentials: join(credentialsFolder(), `${project.id}.gitconfig`)
  })
  const host = await firstHost(options.dir)
  return {
    text: `Project "${name}" made; it will answer on ${host}.\nNext: cd ${options.dir} && git push`,
    data: { id: project.id, name, git, workdir: options.dir, host }
  }
}
