import { silentLogger } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import { generateCloudRoot, generateNodeKey, issueNodeCertificate } from '@taucloud/identity'
import type { CloudRoot, NodeKey, Role } from '@taucloud/identity'
import type { CallContext } from '@taucloud/transport'
import type { Batch, Operation } from '../batch.ts'
import { encodeBatch, lastOf, operationOf, signedBytes } from '../batch.ts'
import { Exchange } from '../exchange.ts'
import { HybridClock } from '../hybrid-clock.ts'
import type { KeyValueStore } from '../key-value-store.ts'
import { LocalWrites } from '../local-writes.ts'
import { MapLog } from '../map-log.ts'
import { announcementCodec } from '../sync-contract.ts'
import type { MapTrust } from '../writers.ts'
import { Writers } from '../writers.ts'

/** A cloud for tests of the map without a network. */
export class SimulatedCloud {
  readonly root: CloudRoot
  #serial = 0

  private constructor(root: CloudRoot) {
    this.root = root
  }

  static async create(): Promise<SimulatedCloud> {
    return new SimulatedCloud(await generateCloudRoot('sim'))
  }

  get trust(): MapTrust {
    return { cloud: this.root.name, rootPeerId: this.root.peerId }
  }

  async certificateFor(
    peerId: string,
    roles: Role[] = ['tns'],
    notAfter = 2 ** 42
  ): Promise<Uint8Array> {
    this.#serial += 1
    const claims = {
      cloud: this.root.name,
      peerId,
      roles,
      shape: 'sim',
      notAfter,
      serial: this.#serial
    }
    return issueNodeCertificate(this.root, claims)
  }

  async holder(store: KeyValueStore, more: Partial<HolderInit> = {}): Promise<SimulatedHolder> {
    const key = more.key ?? (await generateNodeKey())
    const certificate = await this.certificateFor(key.peerId)
    return SimulatedHolder.open({ trust: this.trust, certificate, store, ...more, key })
  }
}

export interface HolderInit {
  readonly trust: MapTrust
  readonly certificate: Uint8Array
  readonly store: KeyValueStore
  readonly key: NodeKey
  readonly now?: () => number
  readonly logger?: Logger
}

/** A holder of a map whose messages the test carries, loses and repeats itself. */
export class SimulatedHolder {
  readonly init: HolderInit
  readonly log: MapLog
  readonly writers: Writers
  readonly exchange: Exchange
  readonly writes: LocalWrites
  /** Batches written here, encoded, in order. */
  readonly written: { bytes: Uint8Array; origin: string; head: number }[] = []
  /** Peers with which an exchange was asked for. */
  readonly wanted: string[] = []

  private constructor(init: HolderInit, log: MapLog, clock: HybridClock) {
    const { trust, store, key, now = Date.now, logger = silentLogger } = init
    this.init = init
    this.log = log
    this.writers = new Writers({ role: 'tns', trust, store, now })
    this.exchange = new Exchange({
      space: 'sim',
      log,
      writers: this.writers,
      clock,
      logger,
      now,
      applied: () => undefined,
      wanted: (peer) => this.wanted.push(peer)
    })
    this.writes = new LocalWrites({
      space: 'sim',
      clock,
      position: () => ({ origin: log.origin, first: log.nextSequence() }),
      sign: (bytes) => key.sign(bytes),
      commit: async (batch) => {
        await log.apply([batch], { mode: 'fresh', sync: true })
        this.written.push({
          bytes: encodeBatch(batch),
          origin: batch.origin,
          head: lastOf(batch)
        })
      }
    })
  }

  static async open(init: HolderInit): Promise<SimulatedHolder> {
    const clock = new HybridClock(init.now ?? Date.now)
    const log = await MapLog.open(init.store, clock, init.key.peerId)
    const holder = new SimulatedHolder(init, log, clock)
    await holder.writers.admit(init.certificate)
    return holder
  }

  /** The same node after a restart: only what was on disk is left. */
  async restarted(): Promise<SimulatedHolder> {
    const again = await SimulatedHolder.open(this.init)
    again.written.push(...this.written)
    return again
  }

  get peerId(): string {
    return this.init.key.peerId
  }

  /** A gossip message with batches of this holder. */
  announcement(batches: readonly Uint8Array[], head = 0): Uint8Array {
    const { certificate } = this.init
    return announcementCodec.encode({ certificate, batches, origin: this.log.origin, head })
  }

  /** Hears a gossip message and finishes with it. */
  async hear(from: string, data: Uint8Array): Promise<void> {
    this.exchange.receive({ from, data })
    await this.exchange.idle()
  }

  /** Brings over what the other has, as if over a bus. */
  async pullFrom(other: SimulatedHolder): Promise<void> {
    const context = contextOf(this.peerId)
    const client = {
      pull: (theirs: ReadonlyMap<string, number>) => other.exchange.answer(theirs, context),
      confirm: async () => undefined
    }
    await this.exchange.pull(client, other.peerId, context.signal)
  }

  async entries(): Promise<[string, string][]> {
    const entries = await Array.fromAsync(this.log.list('', {}))
    return entries.map(([key, value]) => [key, Buffer.from(value).toString('hex')])
  }

  /** A signed batch that this node's own rules might refuse to write. */
  async forge(change: Partial<Batch>, signer: NodeKey = this.init.key): Promise<Batch> {
    const operations: Operation[] = [operationOf(Date.now() * 2048, 'forged', Uint8Array.of(1))]
    const unsigned = { space: 'sim', origin: this.log.origin, first: 1, operations, ...change }
    return {
      ...unsigned,
      signature: change.signature ?? (await signer.sign(signedBytes(unsigned)))
    }
  }
}

/** The context of a call from a peer of the simulated cloud. */
export function contextOf(peer: string): CallContext {
  const certificate = {
    cloud: 'sim',
    peerId: peer,
    roles: [],
    shape: 'sim',
    notAfter: 2 ** 42,
    serial: 1
  }
  return {
    caller: { peer, roles: ['tns'], certificate },
    signal: new AbortController().signal,
    meta: {}
  }
}
