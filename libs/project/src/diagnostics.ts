import { CloudError } from '@taucloud/base'

/** Something to say about one place of one file. */
export interface Diagnostic {
  /** Path in the repository, with a leading slash. */
  file: string
  /** From 1. */
  line: number
  /** From 1. */
  column: number
  message: string
}

/** A place in a file; lines and columns count from 1. */
export interface Position {
  line: number
  column: number
}

// A hostile tree can be wrong in millions of places; nobody reads more than this.
const MAX_DIAGNOSTICS = 1000

/** The configuration is wrong: says everything that is, ordered by place. */
export class ConfigError extends CloudError {
  readonly diagnostics: readonly Diagnostic[]

  /** @param diagnostics at least one */
  constructor(diagnostics: readonly Diagnostic[]) {
    const [first] = diagnostics
    const more = diagnostics.length > 1 ? ` (and ${diagnostics.length - 1} more)` : ''
    const state = first === undefined ? 'not valid' : formatDiagnostic(first)
    super('invalid_argument', `Cannot use the configuration: ${state}${more}`)
    this.diagnostics = diagnostics
  }
}

/** `/functions/hello.yaml:7:3: required attribute 'trigger/method'` (project-config §19.3). */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, message } = diagnostic
  return `${file}:${line}:${column}: ${message}`
}

/** Collects what is found wrong and what is merely odd, at most 1000 of each. */
export class Findings {
  readonly #errors: Diagnostic[] = []
  readonly #warnings: Diagnostic[] = []

  error(file: string, position: Position, message: string): void {
    if (this.#errors.length < MAX_DIAGNOSTICS) this.#errors.push({ file, ...position, message })
  }

  warn(file: string, position: Position, message: string): void {
    if (this.#warnings.length < MAX_DIAGNOSTICS) this.#warnings.push({ file, ...position, message })
  }

  get errors(): Diagnostic[] {
    return this.#errors.toSorted(byPlace)
  }

  get warnings(): Diagnostic[] {
    return this.#warnings.toSorted(byPlace)
  }
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}
