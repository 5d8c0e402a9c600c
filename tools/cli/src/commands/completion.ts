import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import { CloudError } from '@taucloud/base'

const SHELLS = ['bash', 'zsh', 'fish'] as const

/** Adds `tau completion`: a script made from the commands themselves, so that it cannot miss one. */
export function addCompletionCommand(program: CommandUnknownOpts): void {
  program
    .command('completion')
    .description('print a completion script')
    .argument('<shell>', SHELLS.join(', '))
    .addHelpText('after', '\nExample: source <(tau completion bash)')
    .action((shell) => {
      process.stdout.write(completionScript(program, shell))
    })
}

/** @throws {CloudError} `invalid_argument` for a shell without a script */
export function completionScript(program: CommandUnknownOpts, shell: string): string {
  const words = wordsOf(program, '')
  switch (shell) {
    case 'bash':
      return bash(words)
    case 'zsh':
      return `#compdef tau\nautoload -U +X bashcompinit && bashcompinit\n${bash(words)}`
    case 'fish':
      return fish(words)
    default:
      throw new CloudError(
        'invalid_argument',
        `Cannot complete for "${shell}": choose ${SHELLS.join(', ')}`
      )
  }
}

/** Path of a command, as "cloud init" → what may follow it. */
function wordsOf(command: CommandUnknownOpts, path: string): Map<string, string[]> {
  const commands = command.commands.filter(
    (child) => !('_hidden' in child && child._hidden === true)
  )
  const options = command.options.flatMap((option) =>
    option.long === undefined ? [] : [option.long]
  )
  const words = new Map([[path, [...commands.map((child) => child.name()), ...options]]])
  for (const child of commands) {
    const below = wordsOf(child, path === '' ? child.name() : `${path} ${child.name()}`)
    for (const [key, value] of below) words.set(key, value)
  }
  return words
}

function bash(words: Map<string, string[]>): string {
  const cases = [...words].map(([path, next]) => `    "${path}") words="${next.join(' ')}" ;;`)
  return `_tau() {
  local words path="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $word == -* ]] || path="\${path:+$path }$word"
  done
  case "$path" in
${cases.join('\n')}
    *) words="" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _tau tau
`
}

function fish(words: Map<string, string[]>): string {
  const lines = [...words].flatMap(([path, next]) => {
    const condition =
      path === ''
        ? '__fish_use_subcommand'
        : path
            .split(' ')
            .map((word) => `__fish_seen_subcommand_from ${word}`)
            .join('; and ')
    return next.map(
      (word) =>
        `complete -c tau -n '${condition}' ${word.startsWith('--') ? `-l ${word.slice(2)}` : `-a ${word}`}`
    )
  })
  return `${lines.join('\n')}\n`
}
