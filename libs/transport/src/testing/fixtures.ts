import { CloudError } from '@taucloud/base'
import { bidi, clientStream, serverStream, unary } from '../contract.ts'
import type { CallContext, Codec, Contract, Handlers, Methods } from '../contract.ts'
import { anyNode, anyOf } from '../contract.ts'

// What the tests of this package call.

/** Messages are texts; one that begins with "bad" cannot be decoded. */
export const text: Codec<string> = {
  encode: (value) => Buffer.from(value),
  decode: (bytes) => {
    const value = Buffer.from(bytes).toString()
    if (value.startsWith('bad')) throw new Error('no such text')
    return value
  }
}

const methods = {
  echo: unary(text, text, { maxMessageBytes: 4 * 1024 * 1024 }),
  small: unary(text, text, { maxMessageBytes: 8 }),
  retried: unary(text, text, { idempotent: true }),
  quick: unary(text, text, { timeoutMs: 50 }),
  restricted: unary(text, text),
  hang: unary(text, text),
  count: serverStream(text, text),
  forever: serverStream(text, text),
  join: clientStream(text, text),
  early: clientStream(text, text),
  chat: bidi(text, text),
  deaf: bidi(text, text)
} satisfies Methods

export const Test: Contract<typeof methods> = { protocol: '/tau/tns/1', methods }

/** What the handlers of {@link testHandlers} saw, for tests to wait for. */
export interface Seen {
  /** Reasons of aborted calls, as codes. */
  aborted: string[]
  /** Handlers that returned or threw. */
  finished: number
  calls: number
  contexts: CallContext[]
}

export function seen(): Seen {
  return { aborted: [], finished: 0, calls: 0, contexts: [] }
}

/** Handlers for {@link Test}. "fail:<code>" asks `echo` and `retried` to fail. */
export function testHandlers(log: Seen = seen()): Handlers<typeof methods> {
  const answer = (request: string, context: CallContext): string => {
    log.calls++
    log.contexts.push(context)
    if (request === 'fail:unexpected') throw new Error('secret detail of this node')
    if (request === 'fail:not_found') throw new CloudError('not_found', 'Cannot find "x": gone')
    if (request === 'fail:unavailable') throw new CloudError('unavailable', 'Cannot serve: busy')
    return request
  }
  const hang = async (_request: unknown, { signal }: CallContext): Promise<string> => {
    log.calls++
    await aborted(signal, log)
    throw new CloudError('canceled', 'too late')
  }
  return {
    echo: { allow: anyNode, handle: answer },
    small: {
      allow: anyNode,
      handle: (request) => (request === 'long' ? 'a long answer' : request)
    },
    retried: { allow: anyNode, handle: answer },
    quick: { allow: anyNode, handle: hang },
    restricted: { allow: anyOf('gateway'), handle: answer },
    hang: { allow: anyNode, handle: hang },
    count: {
      allow: anyNode,
      handle: async function* (request) {
        for (let index = 0; index < Number(request); index++) {
          if (request === '3.5' && index === 3)
            throw new CloudError('data_loss', 'Cannot go on: torn')
          yield String(index)
        }
      }
    },
    forever: {
      allow: anyNode,
      handle: async function* (request) {
        try {
          for (;;) {
            log.calls++
            yield request
          }
        } finally {
          log.finished++
        }
      }
    },
    join: {
      allow: anyNode,
      handle: async (requests) => {
        const parts: string[] = []
        for await (const part of requests) parts.push(part)
        return parts.join('')
      }
    },
    early: {
      allow: anyNode,
      handle: async (requests) => {
        for await (const part of requests) return part
        return 'none'
      }
    },
    chat: {
      allow: anyNode,
      handle: async function* (requests) {
        for await (const part of requests) yield part.toUpperCase()
      }
    },
    deaf: {
      allow: anyNode,
      handle: async function* (_requests, { signal }) {
        yield 'listening'
        await aborted(signal, log)
      }
    }
  }
}

async function aborted(signal: AbortSignal, log: Seen): Promise<void> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  const reason: unknown = signal.reason
  log.aborted.push(reason instanceof CloudError ? reason.code : 'unknown')
}

/** Polls until a condition holds. Fails the test after ten seconds. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Everything that an iterable gives. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

/** An iterable that gives items over time, one per turn of the event loop. */
export async function* slowly<T>(items: readonly T[]): AsyncGenerator<T, void> {
  for (const item of items) {
    await new Promise((resolve) => setImmediate(resolve))
    yield item
  }
}
