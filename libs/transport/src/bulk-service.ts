import { setTimeout as delay } from 'node:timers/promises'
import { CloudError, toCloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { Connection, Stream } from '@libp2p/interface'
import { readAnswer, SafeStream, sendAccepted, sendRefused } from './bulk.ts'
import type { BulkStream } from './bus.ts'
import type { Caller } from './contract.ts'
import { streamError } from './dial-error.ts'
import { HELLO_TIMEOUT_MS } from './limits.ts'

export type BulkHandler = (
  stream: BulkStream,
  caller: { peer: string; certificate: Caller['certificate'] }
) => Promise<void>

export interface BulkServiceInit {
  readonly logger: Logger
  /** Streams of one protocol that a peer may hold open. */
  readonly maxStreams: number
  /** Waits until the peer at the other end is a member. @throws {CloudError} when it is none */
  admit(connection: Connection): Promise<Caller>
}

/** How long the other side may take to end its direction after the handler is done. */
const LINGER_MS = 10_000

/** Answers bulk streams of one protocol: only members reach the handler, and only so many at once. */
export class BulkService {
  readonly #handler: BulkHandler
  readonly #init: BulkServiceInit
  readonly #open = new Map<string, number>()

  constructor(handler: BulkHandler, init: BulkServiceInit) {
    this.#handler = handler
    this.#init = init
  }

  async accept(raw: Stream, connection: Connection): Promise<void> {
    const peer = connection.remotePeer.toString()
    const stream = new SafeStream(raw, this.#init.logger)
    const open = this.#open.get(peer) ?? 0
    this.#open.set(peer, open + 1)
    try {
      const caller = await this.#admit(connection, open)
      await sendAccepted(stream)
      await this.#serve(stream, caller)
    } catch (error) {
      await sendRefused(stream, toCloudError(error)).catch((failure: unknown) =>
        stream.abort(toCloudError(failure))
      )
    } finally {
      const left = (this.#open.get(peer) ?? 1) - 1
      if (left > 0) this.#open.set(peer, left)
      else this.#open.delete(peer)
    }
  }

  async #admit(connection: Connection, open: number): Promise<Caller> {
    if (open >= this.#init.maxStreams) {
      throw new CloudError('resource_exhausted', `Cannot open another stream: ${open} are open`)
    }
    return this.#init.admit(connection)
  }

  /** Never rejects: from here on failures reset the stream. */
  async #serve(stream: SafeStream, caller: Caller): Promise<void> {
    try {
      await this.#handler(stream, { peer: caller.peer, certificate: caller.certificate })
      await stream.end()
    } catch (error) {
      const failure = toCloudError(error)
      if (failure.code === 'internal') {
        this.#init.logger.error('bulk handler failed', {
          peer: caller.peer,
          error: failure.cause ?? failure
        })
      }
      stream.abort(failure)
      return
    }
    await linger(stream)
  }
}

/** Opens a bulk stream on a connection and waits until it was taken. @throws {CloudError} the refusal */
export async function openBulkOn(
  connection: Connection,
  protocol: string,
  init: { logger: Logger; signal?: AbortSignal | undefined }
): Promise<BulkStream> {
  const limit = AbortSignal.timeout(HELLO_TIMEOUT_MS)
  const signal = init.signal === undefined ? limit : AbortSignal.any([limit, init.signal])
  let raw: Stream
  try {
    raw = await connection.newStream(protocol, {
      signal,
      maxOutboundStreams: 1024,
      runOnLimitedConnection: true
    })
  } catch (error) {
    throw streamError(connection.remotePeer.toString(), protocol, error)
  }
  const stream = new SafeStream(raw, init.logger)
  try {
    await readAnswer(stream, signal)
    return stream
  } catch (error) {
    const failure = toCloudError(error)
    stream.abort(failure)
    throw failure
  }
}

/** Reads away what the other side still sends, so that its stream ends in order. */
async function linger(stream: SafeStream): Promise<void> {
  const done = new AbortController()
  const rest = (async () => {
    while ((await stream.read()) !== undefined) {
      // Nobody wants it any more.
    }
  })().catch(() => undefined)
  const late = delay(LINGER_MS, undefined, { signal: done.signal, ref: false }).then(
    () => stream.abort(new CloudError('aborted', 'The stream was not ended in time')),
    () => undefined
  )
  await Promise.race([rest, late])
  done.abort()
}
