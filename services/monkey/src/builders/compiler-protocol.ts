/** What the compiler's process is asked. All texts are UTF-8 source files. */
export interface CompileRequest {
  readonly number: number
  /** Files whose exports the module gets. */
  readonly entries: readonly string[]
  readonly options: readonly string[]
  readonly sources: ReadonlyMap<string, string>
}

export interface CompileReply {
  readonly number: number
  /** Absent when the sources do not compile. */
  readonly module?: Uint8Array
  /** Errors and warnings as the compiler prints them. */
  readonly messages: string
  /** Memory of the process afterwards, in bytes. */
  readonly residentBytes: number
}

/** Is this a reply of the compiler's process? */
export function isCompileReply(value: unknown): value is CompileReply {
  return (
    typeof value === 'object' &&
    value !== null &&
    'number' in value &&
    typeof value.number === 'number' &&
    'messages' in value &&
    typeof value.messages === 'string'
  )
}

/** Is this a request to the compiler's process? */
export function isCompileRequest(value: unknown): value is CompileRequest {
  return (
    typeof value === 'object' &&
    value !== null &&
    'entries' in value &&
    Array.isArray(value.entries) &&
    'sources' in value &&
    value.sources instanceof Map
  )
}
