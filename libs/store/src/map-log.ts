import { randomBytes } from 'node:crypto'
import type { Batch } from './batch.ts'
import { encodeBatch, lastOf, originOf, parseBatch } from './batch.ts'
import { compactBatch, unionOf } from './compaction.ts'
import type { HybridClock } from './hybrid-clock.ts'
import type { KeyValueStore, ListOptions, WriteOperation } from './key-value-store.ts'
import {
  batchKey,
  batchPrefix,
  INCARNATION_KEY,
  registerKey,
  STATE_KEY,
  valueKey,
  vectorKey
} from './map-keys.ts'
import {
  emptyState,
  encodeRegister,
  encodeState,
  parseRegister,
  parseState
} from './map-records.ts'
import type { MapRecord } from './map-records.ts'
import type { Plan, Register, Vector } from './merge.ts'
import { keysOf, planApply, planRepair } from './merge.ts'
import { countPlan } from './tally.ts'

export interface ApplyOptions {
  /**
   * `fresh` follows each origin without gaps; `relayed` allows for what the sender has compacted away; `repair` takes from
   * a whole log whatever wins.
   */
  readonly mode: 'fresh' | 'relayed' | 'repair'
  /** Flush to disk before resolving? @default false */
  readonly sync?: boolean
}

/** A batch of the log, as it is stored. */
export interface LoggedBatch {
  readonly origin: string
  readonly bytes: Uint8Array
}

/** Batches looked at in one step of a compaction, between which other work gets its turn. */
const COMPACTION_STEP = 64

/**
 * The state of one replicated map on disk: the log of batches per origin, the deciding version of every key, and how far
 * each origin was followed. Everything that belongs to one step is written in one atomic batch, so a crash at any point
 * leaves the state before or after it.
 */
export class MapLog {
  readonly #store: KeyValueStore
  readonly #clock: HybridClock
  readonly #peerId: string
  readonly #vector: Map<string, number>
  #record: MapRecord
  #origin: string
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(init: {
    store: KeyValueStore
    clock: HybridClock
    peerId: string
    origin: string
    vector: Map<string, number>
    record: MapRecord
  }) {
    this.#store = init.store
    this.#clock = init.clock
    this.#peerId = init.peerId
    this.#origin = init.origin
    this.#vector = init.vector
    this.#record = init.record
  }

  /** Reads what an earlier run left. @throws {CloudError} `data_loss` when a record is damaged */
  static async open(store: KeyValueStore, clock: HybridClock, peerId: string): Promise<MapLog> {
    const stored = await store.get(STATE_KEY)
    const record = stored === undefined ? emptyState() : parseState(stored)
    clock.observe(record.time)
    const vector = new Map<string, number>()
    for await (const [key, value] of store.list(vectorKey(''))) {
      vector.set(key.slice(vectorKey('').length), Number(Buffer.from(value).toString()))
    }
    const incarnation = await store.get(INCARNATION_KEY)
    const origin =
      incarnation === undefined
        ? await newOrigin(store, peerId)
        : originOf(peerId, Buffer.from(incarnation).toString())
    return new MapLog({ store, clock, peerId, origin, vector, record })
  }

  /** The origin that this node writes under. */
  get origin(): string {
    return this.#origin
  }

  get vector(): Vector {
    return this.#vector
  }

  /** Counts and the digest of all present keys: equal on nodes that hold equal state. */
  get record(): MapRecord {
    return this.#record
  }

  /** The number that this node's next write gets. */
  nextSequence(): number {
    return (this.#vector.get(this.#origin) ?? 0) + 1
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    return this.#store.get(valueKey(key))
  }

  async *list(prefix: string, options: ListOptions): AsyncIterable<[string, Uint8Array]> {
    const { after, ...rest } = options
    const range = after === undefined ? rest : { ...rest, after: valueKey(after) }
    for await (const [key, value] of this.#store.list(valueKey(prefix), range)) {
      yield [key.slice(valueKey('').length), value]
    }
  }

  /** Applies batches whose signatures were checked, all of them or none. */
  apply(batches: readonly Batch[], options: ApplyOptions): Promise<Plan> {
    const { sync = false, mode } = options
    return this.#inTurn(async () => {
      const registers = await this.#registersOf(keysOf(batches))
      const known = { vector: this.#vector, registers }
      const plan =
        mode === 'repair'
          ? await this.#uniteWithLog(planRepair(known, batches))
          : planApply(known, batches, mode === 'relayed')
      if (plan.vector.size === 0 && plan.batches.length === 0) return plan
      const record = countPlan(this.#record, plan, registers)
      await this.#store.batch(writesOf(plan, record), { sync })
      for (const [origin, sequence] of plan.vector) this.#vector.set(origin, sequence)
      this.#record = record
      this.#clock.observe(record.time)
      return plan
    })
  }

  /** Waits until everything applied so far is safe from a power cut. */
  async flush(): Promise<void> {
    // LevelDB's log is sequential: syncing one record syncs all that were written before it.
    await this.#store.put(STATE_KEY, encodeState(this.#record), { sync: true })
  }

  /** What somebody who stands at `theirs` lacks, in order per origin. */
  async *since(theirs: Vector): AsyncIterable<LoggedBatch> {
    for (const [origin, mine] of [...this.#vector]) {
      const have = theirs.get(origin) ?? 0
      if (have >= mine) continue
      const after = { after: batchKey(origin, have) }
      for await (const [, bytes] of this.#store.list(batchPrefix(origin), after)) {
        yield { origin, bytes }
      }
    }
  }

  /**
   * Compares with the last of this node's own writes that another node holds. When that is more than the disk knows, the
   * disk was rolled back: from now on this node writes under a new origin, so that no number is ever used twice.
   *
   * @returns true when that happened
   */
  async renewIfBehind(sequence: number): Promise<boolean> {
    return this.#inTurn(async () => {
      if (sequence < this.nextSequence()) return false
      this.#origin = await newOrigin(this.#store, this.#peerId)
      return true
    })
  }

  /**
   * Drops operations that later ones have replaced. The last batch of an origin stays even when nothing is left in it: its
   * signature proves how far the origin got. Also forgets
   * deletions made before `deletedBefore` (hybrid time). Log and state
   * stay what they mean; only disk is freed.
   */
  async compact(deletedBefore: number, signal: AbortSignal): Promise<void> {
    for (const origin of [...this.#vector.keys()]) {
      let after = batchKey(origin, 0)
      while (!signal.aborted) {
        const position = after
        const next = await this.#inTurn(() => this.#compactStep(origin, position, deletedBefore))
        if (next === undefined) break
        after = next
      }
    }
  }

  async #compactStep(
    origin: string,
    after: string,
    deletedBefore: number
  ): Promise<string | undefined> {
    const page = { after, limit: COMPACTION_STEP }
    const entries = await Array.fromAsync(this.#store.list(batchPrefix(origin), page))
    const writes: WriteOperation[] = []
    let { logged } = this.#record
    for (const [key, bytes] of entries) {
      const batch = parseBatch(bytes)
      const registers = await this.#registersOf(keysOf([batch]))
      const result = compactBatch(batch, registers, deletedBefore)
      const isLast = lastOf(batch) === this.#vector.get(origin)
      if (result.dropped === 0 && (isLast || !result.isEmpty)) continue
      logged -= result.dropped
      writes.push(
        result.isEmpty && !isLast
          ? { type: 'del', key }
          : { type: 'put', key, value: encodeBatch(result.batch) }
      )
      for (const forgotten of result.forgotten) {
        writes.push({ type: 'del', key: registerKey(forgotten) })
      }
    }
    if (writes.length > 0) {
      const record = { ...this.#record, logged }
      await this.#store.batch([
        ...writes,
        { type: 'put', key: STATE_KEY, value: encodeState(record) }
      ])
      this.#record = record
    }
    return entries.length < COMPACTION_STEP ? undefined : entries.at(-1)?.[0]
  }

  async #uniteWithLog(plan: Plan): Promise<Plan> {
    const held = await this.#store.getMany(plan.batches.map((b) => batchKey(b.origin, b.first)))
    const batches = plan.batches.map((batch, index) => {
      const bytes = held[index]
      return bytes === undefined ? batch : unionOf(parseBatch(bytes), batch)
    })
    return { ...plan, batches }
  }

  async #registersOf(keys: readonly string[]): Promise<Map<string, Register>> {
    const stored = await this.#store.getMany(keys.map(registerKey))
    const registers = new Map<string, Register>()
    for (const [index, key] of keys.entries()) {
      const bytes = stored[index]
      if (bytes !== undefined) registers.set(key, parseRegister(bytes))
    }
    return registers
  }

  /** One step at a time: what a step reads is still true when it writes. */
  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(step)
    this.#turn = result.catch(() => undefined)
    return result
  }
}

async function newOrigin(store: KeyValueStore, peerId: string): Promise<string> {
  const incarnation = randomBytes(8).toString('hex')
  await store.put(INCARNATION_KEY, Buffer.from(incarnation), { sync: true })
  return originOf(peerId, incarnation)
}

function writesOf(plan: Plan, record: MapRecord): WriteOperation[] {
  const writes: WriteOperation[] = [{ type: 'put', key: STATE_KEY, value: encodeState(record) }]
  for (const [origin, sequence] of plan.vector) {
    writes.push({ type: 'put', key: vectorKey(origin), value: Buffer.from(String(sequence)) })
  }
  for (const batch of plan.batches) {
    writes.push({
      type: 'put',
      key: batchKey(batch.origin, batch.first),
      value: encodeBatch(batch)
    })
  }
  for (const [key, winner] of plan.winners) {
    writes.push({ type: 'put', key: registerKey(key), value: encodeRegister(winner) })
    writes.push(
      winner.value === undefined
        ? { type: 'del', key: valueKey(key) }
        : { type: 'put', key: valueKey(key), value: winner.value }
    )
  }
  return writes
}
