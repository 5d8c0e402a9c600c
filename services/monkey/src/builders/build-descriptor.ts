import { BuildFailure } from '../build-failure.ts'

/** How a folder says it is built: `.taubyte/config.yaml` (project-config §24.1). */
export interface BuildDescriptor {
  /** Names of scripts without `.sh`, in their order. */
  readonly workflow: readonly string[]
  /** Environment of every step. */
  readonly variables: Readonly<Record<string, string>>
}

const MAX_BYTES = 64 << 10
const MAX_STEPS = 32
const MAX_VARIABLES = 256
const MAX_VALUE = 4096
const STEP = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/
/** The second is how the original wrote it for years. */
const ENVIRONMENT = ['environment', 'enviroment']

/** A line of the file: where it stands, and `key: value` or `- value`. */
interface Line {
  readonly number: number
  readonly indent: number
  /** Absent for an item of a list. */
  readonly key?: string
  readonly value: string
}

/**
 * Reads a build descriptor. Its shape is fixed, so this takes the part of YAML that can write it: nested maps, lists of
 * plain or quoted scalars and comments, no anchors and no blocks of text. The image it names is not used: steps run
 * with the node's own programs.
 *
 * @param path where it stands, for messages
 * @throws {BuildFailure} `config` that names the line
 */
export function parseBuildDescriptor(text: string, path: string): BuildDescriptor {
  if (text.length > MAX_BYTES) throw invalid(path, 'it is too long')
  const lines = text
    .split('\n')
    .flatMap((line, index) => parseLine(line, `${path}:${String(index + 1)}`, index + 1))
  const variables = sectionOf(lines, ENVIRONMENT).filter((line, _index, section) =>
    isVariable(line, section)
  )
  return { workflow: parseWorkflow(lines, path), variables: parseVariables(variables, path) }
}

function parseLine(raw: string, where: string, number: number): Line[] {
  const [, space = '', rest = ''] = /^( *)(.*?)\s*$/.exec(raw) ?? []
  if (rest === '' || rest === '---' || rest.startsWith('#')) return []
  const indent = space.length
  const item = /^-\s+(.*)$/.exec(rest)?.[1]
  if (item !== undefined) return [{ number, indent, value: parseScalar(item, where) }]
  const [, key, value = ''] = /^([A-Za-z0-9_.-]+)\s*:(?:\s+(.*))?$/.exec(rest) ?? []
  if (key === undefined) throw invalid(where, 'the line is not understood')
  return [{ number, indent, key, value: value.startsWith('[') ? value : parseScalar(value, where) }]
}

function parseScalar(text: string, where: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"(?:\s+#.*)?$/.exec(text)?.[1]
  if (quoted !== undefined) return quoted.replace(/\\(["\\/])/g, '$1')
  const single = /^'((?:[^']|'')*)'(?:\s+#.*)?$/.exec(text)?.[1]
  if (single !== undefined) return single.replaceAll("''", "'")
  const plain = text.replace(/(?:^|\s+)#.*$/, '')
  if (/^[&*!|>{"'%@`]/.test(plain)) throw invalid(where, 'the value is not understood')
  return plain
}

/** The lines below a top-level key: deeper ones, and list items that YAML lets stand at its own depth. */
function sectionOf(lines: readonly Line[], keys: readonly string[]): Line[] {
  const start = lines.findIndex(
    (line) => line.indent === 0 && line.key !== undefined && keys.includes(line.key)
  )
  if (start < 0) return []
  const after = lines.slice(start + 1)
  const end = after.findIndex((line) => line.indent === 0 && line.key !== undefined)
  return after.slice(0, end < 0 ? undefined : end)
}

function parseWorkflow(lines: readonly Line[], path: string): string[] {
  const inline = lines.find((line) => line.indent === 0 && line.key === 'workflow')?.value ?? ''
  const flow = /^\[(.*)\]$/.exec(inline)?.[1]
  const steps =
    flow === undefined
      ? sectionOf(lines, ['workflow']).map(({ value }) => value)
      : flow.split(',').map((step) => parseScalar(step.trim(), path))
  if (steps.length === 0 || inline === '[]') throw invalid(path, '"workflow" lists no step')
  if (steps.length > MAX_STEPS) throw invalid(path, '"workflow" lists too many steps')
  const wrong = steps.find((step) => !STEP.test(step))
  if (wrong !== undefined)
    throw invalid(path, `"workflow" has "${wrong.slice(0, 80)}", which is no script name`)
  return steps
}

/** Is this line a direct member of `variables`? */
function isVariable(line: Line, section: readonly Line[]): boolean {
  const variables = section.findIndex(({ key }) => key === 'variables')
  const depth = section[variables]?.indent ?? Infinity
  const next = section.findIndex(({ indent }, index) => index > variables && indent <= depth)
  const at = section.indexOf(line)
  return at > variables && line.indent > depth && (next < 0 || at < next)
}

function parseVariables(lines: readonly Line[], path: string): Record<string, string> {
  if (lines.length > MAX_VARIABLES)
    throw invalid(path, '"environment/variables" has too many entries')
  const variables: Record<string, string> = {}
  for (const { key, number, value } of lines) {
    const where = `${path}:${String(number)}`
    if (key === undefined || !VARIABLE.test(key)) throw invalid(where, 'not the name of a variable')
    if (value.startsWith('[') || value.length > MAX_VALUE)
      throw invalid(where, `the value of "${key}" is no short text`)
    variables[key] = value
  }
  return variables
}

function invalid(where: string, why: string): BuildFailure {
  return new BuildFailure('config', `Cannot read the build descriptor: ${where}: ${why}`)
}
