import type { ServerResponse } from 'node:http'
import { write } from '../git/body.ts'

/** An empty line now and then shows both ends that the other is there. */
const KEEP_ALIVE_MS = 15_000

/** An answer of JSON lines that are written as they come. */
export class LineAnswer {
  readonly #response: ServerResponse
  readonly #timer: NodeJS.Timeout

  /** Sends the head. */
  constructor(response: ServerResponse) {
    this.#response = response
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' })
    response.flushHeaders()
    this.#timer = setInterval(() => response.write('\n'), KEEP_ALIVE_MS)
    response.once('close', () => clearInterval(this.#timer))
  }

  /** Resolves when more may follow; nothing happens when the client is gone. */
  async send(value: unknown): Promise<void> {
    await write(this.#response, Buffer.from(`${JSON.stringify(value)}\n`))
  }

  end(): void {
    clearInterval(this.#timer)
    this.#response.end()
  }
}

/** Sends what a stream gives, one line each. A failure before the first is answered as such. */
export async function sendLines(
  response: ServerResponse,
  items: AsyncIterable<unknown>
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]()
  const first = await iterator.next()
  const answer = new LineAnswer(response)
  try {
    for (let item = first; item.done !== true; item = await iterator.next()) {
      await answer.send(item.value)
      if (response.destroyed) break
    }
    answer.end()
  } finally {
    await iterator.return?.()
  }
}
