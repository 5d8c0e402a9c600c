import { CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { BulkStream, Bus } from '@taucloud/transport'
import { BLOCKS_PROTOCOL, MAX_REQUESTED, requestBlocks } from './block-protocol.ts'
import type { BlockStore } from './block-store.ts'
import { parseCid } from './cid.ts'

/** How many holders are asked, after the hinted peers, before the search widens. */
const MAX_HOLDERS = 3
/** A peer that sends nothing for this long is given up. */
const STALL_MS = 15_000
/** How long a peer may take to end its side of a stream on which everything has arrived. */
const LEAVE_MS = 1_000
/** How long the whole cloud is searched for blocks that no holder has. */
const SEARCH_MS = 5_000
const SEARCHES_AT_ONCE = 8

export interface FetchOptions {
  /** Peer ids likely to have the blocks, best first. @default none */
  hints?: readonly string[]
  /** Gives up when it fires. */
  signal?: AbortSignal
}

/** Finds a block with any node of the cloud. Undefined when none has it. */
export interface WideSearch {
  find(cid: string, signal: AbortSignal): Promise<Uint8Array | undefined>
}

export interface FetcherInit {
  readonly bus: Bus
  readonly blocks: BlockStore
  readonly search: WideSearch
  readonly logger: Logger
}

/**
 * Brings blocks to this node: from hinted peers, from live hoarders, then from whoever has them. A block that is being
 * fetched already is waited for instead of fetched twice.
 */
export class Fetcher {
  readonly #init: FetcherInit
  readonly #flights = new Map<string, Promise<void>>()
  #stopping = new AbortController()

  constructor(init: FetcherInit) {
    this.#init = init
  }

  start(): void {
    this.#stopping = new AbortController()
  }

  /** Cancels what is under way and waits for it. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all(this.#flights.values())
  }

  /**
   * Resolves when all the blocks are on this node's disk.
   *
   * @throws {CloudError} `not_found` when nobody has one of them, `unavailable` when some who may have it did not answer
   */
  async fetch(cids: readonly string[], asked: FetchOptions = {}): Promise<void> {
    const { blocks } = this.#init
    const stopping = this.#stopping.signal
    const signal = asked.signal === undefined ? stopping : AbortSignal.any([asked.signal, stopping])
    const options = { hints: asked.hints ?? [], signal }
    let missing = await blocks.missing(cids)
    while (missing.length > 0) {
      assertWanted(options.signal)
      const mine = missing.filter((cid) => !this.#flights.has(cid)).slice(0, MAX_REQUESTED)
      if (mine.length > 0) await this.#fly(mine, options)
      // Others may give up for reasons of their own; whatever is still missing then is fetched in the next round.
      else await this.#others(missing, options.signal)
      missing = await blocks.missing(missing)
    }
  }

  async #fly(cids: readonly string[], options: Required<FetchOptions>): Promise<void> {
    const flight: PromiseWithResolvers<void> = Promise.withResolvers()
    for (const cid of cids) this.#flights.set(cid, flight.promise)
    try {
      await this.#bring(cids, options)
    } finally {
      for (const cid of cids) this.#flights.delete(cid)
      flight.resolve()
    }
  }

  async #others(cids: readonly string[], signal: AbortSignal): Promise<void> {
    const flights = new Set(cids.flatMap((cid) => this.#flights.get(cid) ?? []))
    const { promise, resolve }: PromiseWithResolvers<void> = Promise.withResolvers()
    const release = (): void => {
      resolve()
    }
    signal.addEventListener('abort', release, { once: true })
    await Promise.race([Promise.all(flights), promise])
    signal.removeEventListener('abort', release)
  }

  async #bring(cids: readonly string[], options: Required<FetchOptions>): Promise<void> {
    const { blocks, logger } = this.#init
    let missing: readonly string[] = cids
    let failure: unknown
    for (const peer of this.#candidates(options.hints, cids)) {
      try {
        await this.#from(peer, missing, options.signal)
      } catch (error) {
        assertWanted(options.signal)
        failure = error
        logger.debug('peer did not give blocks', { peer, error })
      }
      missing = await blocks.missing(missing)
      if (missing.length === 0) return
    }
    await this.#searchFor(missing, options.signal)
    const [absent] = await blocks.missing(missing)
    if (absent === undefined) return
    throw failure === undefined
      ? new CloudError('not_found', `Cannot fetch block "${absent}": no node has it`)
      : new CloudError('unavailable', `Cannot fetch block "${absent}": not every holder answered`, {
          cause: failure
        })
  }

  /** Hinted peers in their order, then hoarders in an order that spreads the load. */
  #candidates(hints: readonly string[], cids: readonly string[]): string[] {
    const { bus } = this.#init
    const holders = bus.members('hoarder').map(({ peer }) => peer)
    const shift = spread(cids[0] ?? '', holders.length)
    const turned = [...holders.slice(shift), ...holders.slice(0, shift)]
    const known = new Set(hints)
    const others = turned.filter((peer) => !known.has(peer)).slice(0, MAX_HOLDERS)
    return [...known, ...others].filter((peer) => peer !== bus.peerId)
  }

  async #from(peer: string, cids: readonly string[], signal: AbortSignal): Promise<void> {
    const { bus, blocks } = this.#init
    const stream = await bus.openBulk(peer, BLOCKS_PROTOCOL, { signal })
    const stall = setTimeout(() => {
      stream.abort(new CloudError('unavailable', `Cannot read blocks: "${peer}" sends nothing`))
    }, STALL_MS)
    const cancel = (): void => {
      stream.abort(new CloudError('canceled', 'The fetch was canceled'))
    }
    signal.addEventListener('abort', cancel, { once: true })
    try {
      for await (const { cid, bytes } of requestBlocks(stream, cids.map(parseCid))) {
        stall.refresh()
        if (bytes !== undefined) await blocks.put(cid, bytes)
      }
      void leave(stream)
    } catch (error) {
      stream.abort(error instanceof Error ? error : new Error('failed'))
      throw error
    } finally {
      clearTimeout(stall)
      signal.removeEventListener('abort', cancel)
    }
  }

  async #searchFor(cids: readonly string[], signal: AbortSignal): Promise<void> {
    const { blocks, search } = this.#init
    const either = AbortSignal.any([AbortSignal.timeout(SEARCH_MS), signal])
    const queue = [...cids]
    const worker = async (): Promise<void> => {
      for (let cid = queue.shift(); cid !== undefined && !either.aborted; cid = queue.shift()) {
        const bytes = await search.find(cid, either)
        if (bytes !== undefined) await blocks.put(cid, bytes)
      }
    }
    await Promise.all(Array.from({ length: SEARCHES_AT_ONCE }, worker))
    assertWanted(signal)
  }
}

/** Parts from a peer that has answered; one that goes on sending, or does not end its side, is cut off. */
async function leave(stream: BulkStream): Promise<void> {
  const cutOff = (): void => {
    stream.abort(new CloudError('canceled', 'The answer is complete'))
  }
  const timer = setTimeout(cutOff, LEAVE_MS)
  try {
    if ((await stream.read()) !== undefined) cutOff()
  } catch {
    // It broke: it is gone all the same.
  } finally {
    clearTimeout(timer)
  }
}

function assertWanted(signal: AbortSignal): void {
  if (!signal.aborted) return
  const reason: unknown = signal.reason
  if (reason instanceof Error && reason.name === 'TimeoutError') {
    throw new CloudError('deadline_exceeded', 'Cannot fetch blocks: it took too long', {
      cause: reason
    })
  }
  throw new CloudError('canceled', 'Cannot fetch blocks: canceled', { cause: reason })
}

function spread(text: string, count: number): number {
  let sum = 0
  for (let index = 0; index < text.length; index += 1)
    sum = (sum * 31 + text.charCodeAt(index)) >>> 0
  return count === 0 ? 0 : sum % count
}
