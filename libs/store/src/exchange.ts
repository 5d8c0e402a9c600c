import { CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { CallContext, TopicMessage } from '@taucloud/transport'
import type { Batch } from './batch.ts'
import { isElided, lastOf, parseBatch, writerOf } from './batch.ts'
import type { HybridClock } from './hybrid-clock.ts'
import type { ApplyOptions, MapLog } from './map-log.ts'
import type { Plan, Vector } from './merge.ts'
import type { ConfirmRequest, PullItem, SyncContract } from './sync-contract.ts'
import { announcementCodec, FRAME_BYTES } from './sync-contract.ts'
import type { Client } from '@taucloud/transport'
import type { Arrival, Writers } from './writers.ts'

/** Gossip messages that may wait to be checked; beyond it they are fetched later instead. */
const MAX_INBOX = 64
/** Most confirmations that may wait for a batch to arrive. */
const MAX_CONFIRMING = 1024
/** A batch that is being gossiped gets this long to arrive before it is fetched. */
const GOSSIP_GRACE_MS = 20
/** A node begins a new origin only when its disk was lost or rolled back. */
const MAX_ORIGINS_EACH = 64
/** A holder whose state differs at equal positions is read in full at most this often. */
const REPAIR_INTERVAL_MS = 60_000

export interface ExchangeInit {
  readonly space: string
  readonly log: MapLog
  readonly writers: Writers
  readonly clock: HybridClock
  readonly logger: Logger
  readonly now: () => number
  /** Hears of every change that was applied. */
  readonly applied: (plan: Plan) => void
  /** Asks for an exchange with a peer soon. */
  readonly wanted: (peer: string, delayMs: number) => void
}

type SyncClient = Client<SyncContract['methods']>

/** The conversation with other holders: what is sent to them, and the checks that everything from them passes. */
export class Exchange {
  readonly #init: ExchangeInit
  readonly #arrivals = new Set<{ request: ConfirmRequest; resolve: () => void }>()
  readonly #repairedAt = new Map<string, number>()
  #inbox: Promise<void> = Promise.resolve()
  #inboxSize = 0

  constructor(init: ExchangeInit) {
    this.#init = init
  }

  /** Serves `pull`. */
  async *answer(theirs: Vector, context: CallContext): AsyncIterable<PullItem[]> {
    const { log, writers, wanted } = this.#init
    if (hasMore(theirs, log.vector)) wanted(context.caller.peer, 0)
    const told = new Set<string>()
    let items: PullItem[] = []
    let bytes = 0
    for await (const batch of log.since(theirs)) {
      const writer = writerOf(batch.origin)
      const certificate = told.has(writer) ? undefined : await writers.certificateOf(writer)
      if (certificate !== undefined) items.push({ kind: 'certificate', bytes: certificate })
      told.add(writer)
      items.push({ kind: 'batch', bytes: batch.bytes })
      bytes += batch.bytes.length
      if (bytes < FRAME_BYTES && items.length < 1000) continue
      yield items
      items = []
      bytes = 0
    }
    yield [...items, { kind: 'end', vector: new Map(log.vector), digest: log.record.digest }]
  }

  /** Serves `confirm`. @throws {CloudError} `resource_exhausted`, `canceled` */
  async confirm(request: ConfirmRequest, context: CallContext): Promise<undefined> {
    const { log, wanted } = this.#init
    if (!this.#hasArrived(request)) {
      wanted(context.caller.peer, GOSSIP_GRACE_MS)
      await this.#arrival(request, context.signal)
    }
    await log.flush()
    return undefined
  }

  /** Brings over what a peer has and this node lacks. */
  async pull(client: SyncClient, peer: string, signal: AbortSignal): Promise<void> {
    const end = await this.#read(client, { theirs: this.#init.log.vector, mode: 'relayed', signal })
    const { log, now, logger } = this.#init
    const isEqual = !hasMore(end.vector, log.vector) && !hasMore(log.vector, end.vector)
    if (!isEqual || Buffer.compare(end.digest, log.record.digest) === 0) return
    if (now() - (this.#repairedAt.get(peer) ?? 0) < REPAIR_INTERVAL_MS) return
    this.#repairedAt.set(peer, now())
    logger.warn('state differs at equal positions', { peer })
    await this.#read(client, { theirs: new Map(), mode: 'repair', signal })
  }

  /** Takes a gossip message; checked and applied one after the other. */
  receive(message: TopicMessage): void {
    if (this.#inboxSize >= MAX_INBOX) {
      this.#init.wanted(message.from, GOSSIP_GRACE_MS)
      return
    }
    this.#inboxSize += 1
    this.#inbox = this.#inbox
      .then(() => this.#take(message))
      .catch((error: unknown) => {
        this.#init.logger.warn('announcement refused', { peer: message.from, error })
      })
      .finally(() => {
        this.#inboxSize -= 1
      })
  }

  /** Waits for the messages taken so far. */
  async idle(): Promise<void> {
    await this.#inbox
  }

  async #take({ from, data }: TopicMessage): Promise<void> {
    const { log, writers, wanted } = this.#init
    const { certificate, batches, origin, head } = announcementCodec.decode(data)
    const claims = await writers.admit(certificate)
    const parsed = batches.map(parseBatch)
    const isOwn = (batch: Batch): boolean =>
      writerOf(batch.origin) === from && !batch.operations.some(isElided)
    if (claims.peerId !== from || writerOf(origin) !== from || !parsed.every(isOwn)) {
      throw new CloudError(
        'permission_denied',
        `Cannot take the announcement: not all of it is of "${from}"`
      )
    }
    const refused = new Set<string>()
    const checked = await this.#checked(parsed, 'fresh', refused)
    const plan = await this.#apply(checked, { mode: 'fresh' })
    const isBehind = plan.gaps.size > 0 || (log.vector.get(origin) ?? 0) < head
    if (isBehind && !refused.has(origin)) wanted(from, plan.gaps.size > 0 ? GOSSIP_GRACE_MS : 0)
  }

  async #read(
    client: SyncClient,
    options: { theirs: Vector; mode: 'relayed' | 'repair'; signal: AbortSignal }
  ): Promise<{ vector: Vector; digest: Uint8Array }> {
    const { theirs, mode, signal } = options
    // What follows a refused batch of an origin must wait as well, or the refused one would count as left out.
    const refused = new Set<string>()
    for await (const items of client.pull(theirs, { signal })) {
      const batches: Batch[] = []
      let end: { vector: Vector; digest: Uint8Array } | undefined
      for (const item of items) {
        if (item.kind === 'certificate') await this.#init.writers.admit(item.bytes)
        else if (item.kind === 'batch') batches.push(parseBatch(item.bytes))
        else end = item
      }
      const isNew = (batch: Batch): boolean => mode === 'repair' || !this.#isKnown(batch)
      await this.#apply(await this.#checked(batches.filter(isNew), 'relayed', refused), { mode })
      if (end !== undefined) return end
    }
    throw new CloudError('unavailable', 'Cannot finish the exchange: the peer ended it early')
  }

  /** The batches that may be applied; the first of an origin that may not, and all after it, are left out. */
  async #checked(
    batches: readonly Batch[],
    arrival: Arrival,
    refused: Set<string>
  ): Promise<Batch[]> {
    const candidates =
      arrival === 'fresh' ? batches.filter((batch) => !this.#isKnown(batch)) : batches
    const failures = await Promise.all(candidates.map((batch) => this.#fault(batch, arrival)))
    return candidates.filter((batch, index) => {
      const error = failures[index]
      if (error === undefined) return !refused.has(batch.origin)
      if (!refused.has(batch.origin)) {
        this.#init.logger.warn('batch refused', { origin: batch.origin, first: batch.first, error })
      }
      refused.add(batch.origin)
      return false
    })
  }

  async #fault(batch: Batch, arrival: Arrival): Promise<unknown> {
    const { space, clock, writers } = this.#init
    if (batch.space !== space) {
      return new CloudError('permission_denied', `Cannot take a batch of space "${batch.space}"`)
    }
    if (this.#hasTooManyOrigins(batch)) {
      return new CloudError(
        'resource_exhausted',
        'Cannot take a batch: its writer has too many origins'
      )
    }
    const isAhead = batch.operations.some(
      (item) => !isElided(item) && clock.isTooFarAhead(item.time)
    )
    if (isAhead)
      return new CloudError('failed_precondition', 'Cannot take a batch: its time is ahead')
    try {
      await writers.verify(batch, arrival)
      return undefined
    } catch (error) {
      return error
    }
  }

  async #apply(batches: readonly Batch[], options: ApplyOptions): Promise<Plan> {
    const { log, logger, applied } = this.#init
    // Only a batch whose signature was checked proves that this node wrote more than its disk remembers.
    const own = batches.findLast((batch) => batch.origin === log.origin)
    if (own !== undefined && (await log.renewIfBehind(lastOf(own)))) {
      logger.warn('disk was rolled back, writing under a new origin')
    }
    const plan = await log.apply(batches, options)
    applied(plan)
    for (const waiter of this.#arrivals) {
      if (this.#hasArrived(waiter.request)) waiter.resolve()
    }
    return plan
  }

  #hasTooManyOrigins({ origin }: Batch): boolean {
    const { vector } = this.#init.log
    if (vector.has(origin)) return false
    const writer = writerOf(origin)
    return (
      [...vector.keys()].filter((known) => writerOf(known) === writer).length >= MAX_ORIGINS_EACH
    )
  }

  #isKnown(batch: Batch): boolean {
    return lastOf(batch) <= (this.#init.log.vector.get(batch.origin) ?? 0)
  }

  #hasArrived({ origin, sequence }: ConfirmRequest): boolean {
    return (this.#init.log.vector.get(origin) ?? 0) >= sequence
  }

  async #arrival(request: ConfirmRequest, signal: AbortSignal): Promise<void> {
    if (this.#arrivals.size >= MAX_CONFIRMING) {
      throw new CloudError('resource_exhausted', 'Cannot confirm a write: too many wait already')
    }
    const { promise, resolve, reject }: PromiseWithResolvers<void> = Promise.withResolvers()
    const waiter = { request, resolve }
    const cancel = (): void => {
      reject(new CloudError('canceled', 'Cannot confirm a write: the caller no longer waits'))
    }
    this.#arrivals.add(waiter)
    signal.addEventListener('abort', cancel, { once: true })
    try {
      if (signal.aborted) cancel()
      await promise
    } finally {
      this.#arrivals.delete(waiter)
      signal.removeEventListener('abort', cancel)
    }
  }
}

/** Does `a` stand further than `b` at any origin? */
function hasMore(a: Vector, b: Vector): boolean {
  return [...a].some(([origin, sequence]) => sequence > (b.get(origin) ?? 0))
}
