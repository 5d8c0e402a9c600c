import type { Readable } from 'node:stream'
import { CloudError } from '@taucloud/base'

/** The time that one exchange has, and the caller's own wish to end it. */
export class Deadline {
  readonly #controller = new AbortController()
  readonly #caller: AbortSignal
  readonly #timer: NodeJS.Timeout
  hasPassed = false

  constructor(caller: AbortSignal, totalMs: number) {
    this.#caller = caller
    this.#timer = setTimeout(() => {
      this.hasPassed = true
      this.#controller.abort()
    }, totalMs)
    if (caller.aborted) this.#cancel()
    else caller.addEventListener('abort', this.#cancel, { once: true })
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#caller.removeEventListener('abort', this.#cancel)
  }

  readonly #cancel = (): void => {
    this.#controller.abort()
  }
}

/** A body that ends at a bound, and whose failures are ours. */
export async function* boundedBody(
  body: Readable,
  maxBytes: number,
  deadline: Deadline
): AsyncGenerator<Uint8Array, void, undefined> {
  let total = 0
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      if ((total += chunk.length) > maxBytes) {
        throw new CloudError('resource_exhausted', 'Cannot read the answer: its body is too long')
      }
      yield chunk
    }
  } catch (error) {
    throw failureOf(error, deadline)
  }
}

const CODES: Readonly<
  Record<
    string,
    [code: 'deadline_exceeded' | 'resource_exhausted' | 'invalid_argument', text: string]
  >
> = {
  UND_ERR_CONNECT_TIMEOUT: [
    'deadline_exceeded',
    'the server does not accept the connection in time'
  ],
  UND_ERR_HEADERS_TIMEOUT: ['deadline_exceeded', 'the server does not answer in time'],
  UND_ERR_BODY_TIMEOUT: ['deadline_exceeded', 'the server does not go on in time'],
  UND_ERR_HEADERS_OVERFLOW: ['resource_exhausted', 'the head of the answer is too large'],
  UND_ERR_INVALID_ARG: ['invalid_argument', 'it is not valid'],
  UND_ERR_NOT_SUPPORTED: ['invalid_argument', 'it asks for what is not supported']
}

/** What went wrong, in our codes; the text of other software stays in `cause`. */
export function failureOf(error: unknown, deadline: Deadline): CloudError {
  if (error instanceof CloudError) return error
  const failed = (code: ConstructorParameters<typeof CloudError>[0], text: string): CloudError =>
    new CloudError(code, `Cannot finish the request: ${text}`, { cause: error })
  if (deadline.hasPassed) return failed('deadline_exceeded', 'it takes too long')
  if (deadline.signal.aborted) return failed('canceled', 'the caller has gone')
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const [known, text] = CODES[code] ?? []
  return known === undefined || text === undefined
    ? failed('unavailable', 'the connection failed or the answer is not HTTP')
    : failed(known, text)
}
