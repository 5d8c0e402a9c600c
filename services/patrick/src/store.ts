import {
  AttemptRecordCodec,
  EndRecordCodec,
  JobRecordCodec,
  LogBatchCodec,
  LossRecordCodec
} from '@taucloud/protocol/patrick'
import type {
  AttemptRecord,
  EndRecord,
  JobRecord,
  LogLine,
  LossRecord
} from '@taucloud/protocol/patrick'
import { orderOf } from './job.ts'
import type { JobFacts } from './job.ts'

/** The part of a replicated map that jobs are kept in. */
export interface JobMap {
  get(key: string): Promise<Uint8Array | undefined>
  put(key: string, value: Uint8Array, options?: { durability?: 'local' | 'quorum' }): Promise<void>
  delete(key: string): Promise<void>
  list(
    prefix: string,
    options?: { after?: string; limit?: number; reverse?: boolean }
  ): AsyncIterable<[string, Uint8Array]>
  watch(
    prefix: string,
    options?: { signal?: AbortSignal }
  ): AsyncIterable<{ key: string; value: Uint8Array | undefined }>
}

const EMPTY = new Uint8Array()
const MAX_ATTEMPTS_READ = 64
const MAX_ENDS_READ = 16
const LOG_PAGE_BATCHES = 16

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

// Every key of patrick's space. A fact carries its whole identity in its key, the broker that wrote it included, so
// that two brokers that do not see each other never overwrite each other.
const keys = {
  job: (id: string) => `jobs/${id}`,
  listing: (project: string, order: string, id: string) => `projects/${project}/${order}/${id}`,
  open: (project: string, id: string) => `open/${project}/${id}`,
  attempt: (id: string, attempt: number, broker: string) =>
    `attempts/${id}/${pad(attempt, 6)}/${broker}`,
  loss: (id: string, attempt: number, broker: string) =>
    `losses/${id}/${pad(attempt, 6)}/${broker}`,
  end: (id: string, broker: string, state: string) => `ends/${id}/${broker}/${state}`,
  log: (id: string, line: number, broker: string) => `logs/${id}/${pad(line, 8)}/${broker}`
}

/** What a change of a key is about: `open` tells that the set of open jobs moved. */
export interface JobChange {
  readonly id: string
  readonly kind: 'open' | 'closed' | 'fact'
  readonly project: string | undefined
}

/** Reads and writes the facts of jobs. The only place that knows a key. */
export class JobStore {
  readonly #map: JobMap
  readonly #broker: string

  constructor(map: JobMap, broker: string) {
    this.#map = map
    this.#broker = broker
  }

  /** Writes a new job; resolves when it is on disk. Writing it again changes nothing. */
  async putJob(id: string, record: JobRecord): Promise<void> {
    const { push } = record
    if (push === null) return
    await Promise.all([
      this.#map.put(keys.open(push.project, id), EMPTY, { durability: 'local' }),
      this.#map.put(keys.listing(push.project, orderOf(push), id), EMPTY, { durability: 'local' }),
      this.#map.put(keys.job(id), JobRecordCodec.encode(record), { durability: 'local' })
    ])
  }

  async getRecord(id: string): Promise<JobRecord | undefined> {
    const bytes = await this.#map.get(keys.job(id))
    return bytes === undefined ? undefined : JobRecordCodec.decode(bytes)
  }

  async getFacts(id: string): Promise<JobFacts | undefined> {
    const record = await this.getRecord(id)
    if (record === undefined) return undefined
    const [attempts, losses, ends] = await Promise.all([
      this.#read(`attempts/${id}/`, AttemptRecordCodec, MAX_ATTEMPTS_READ),
      this.#read(`losses/${id}/`, LossRecordCodec, MAX_ATTEMPTS_READ),
      this.#read(`ends/${id}/`, EndRecordCodec, MAX_ENDS_READ)
    ])
    return { id, record, attempts, losses, ends }
  }

  async #read<T>(
    prefix: string,
    codec: { decode(bytes: Uint8Array): T },
    limit: number
  ): Promise<T[]> {
    const found: T[] = []
    for await (const [, value] of this.#map.list(prefix, { limit })) found.push(codec.decode(value))
    return found
  }

  async putAttempt(id: string, attempt: AttemptRecord): Promise<void> {
    const key = keys.attempt(id, attempt.attempt, this.#broker)
    await this.#map.put(key, AttemptRecordCodec.encode(attempt), { durability: 'local' })
  }

  async putLoss(id: string, loss: LossRecord): Promise<void> {
    const key = keys.loss(id, loss.attempt, this.#broker)
    await this.#map.put(key, LossRecordCodec.encode(loss), { durability: 'local' })
  }

  /** Ends a job: first the fact, then the open mark goes; a crash in between is repaired by the next reader. */
  async putEnd(facts: JobFacts, end: EndRecord): Promise<void> {
    const key = keys.end(facts.id, this.#broker, end.state)
    await this.#map.put(key, EndRecordCodec.encode(end), { durability: 'local' })
    const project = facts.record.push?.project
    if (project !== undefined) await this.closeJob(project, facts.id)
  }

  async closeJob(project: string, id: string): Promise<void> {
    await this.#map.delete(keys.open(project, id))
  }

  /** Every open job as `[project, id]`. */
  async *listOpen(): AsyncIterable<[string, string]> {
    for await (const [key] of this.#map.list('open/')) {
      const [, project, id] = key.split('/')
      if (project !== undefined && id !== undefined) yield [project, id]
    }
  }

  /** Ids of a project's jobs with the cursor after each, newest first. */
  async *listProject(
    project: string,
    before: string
  ): AsyncIterable<{ id: string; cursor: string }> {
    const prefix = `projects/${project}/`
    const after = before === '' ? {} : { after: `${prefix}${before}` }
    for await (const [key] of this.#map.list(prefix, { reverse: true, ...after })) {
      const [, , order, id] = key.split('/')
      if (order !== undefined && id !== undefined) yield { id, cursor: `${order}/${id}` }
    }
  }

  /** Appends consecutive lines as one entry. */
  async putLog(id: string, lines: LogLine[]): Promise<void> {
    const [first] = lines
    if (first === undefined) return
    await this.#map.put(keys.log(id, first.number, this.#broker), LogBatchCodec.encode({ lines }))
  }

  /** Up to 16 batches of a job's log, in order, from the one that holds `fromLine`. */
  async listLog(id: string, fromLine: number): Promise<LogLine[]> {
    const prefix = `logs/${id}/`
    const start = await this.#batchStart(prefix, fromLine)
    const lines: LogLine[] = []
    for await (const [, value] of this.#map.list(prefix, { limit: LOG_PAGE_BATCHES, ...start })) {
      lines.push(...LogBatchCodec.decode(value).lines.filter((line) => line.number >= fromLine))
    }
    return lines
  }

  // A batch is named by its first line: the one that holds `fromLine` is the last that starts at or before it.
  async #batchStart(prefix: string, fromLine: number): Promise<{ after?: string }> {
    const found: string[] = []
    const bound = `${prefix}${pad(fromLine + 1, 8)}`
    for await (const [key] of this.#map.list(prefix, { reverse: true, after: bound, limit: 1 })) {
      found.push(key)
    }
    const [key] = found
    if (key === undefined) return {}
    return { after: `${prefix}${pad(lineOf(key) - 1, 8)}/~` }
  }

  /** The number of the last line and the bytes of text so far, read from the log. */
  async getLogEnd(id: string): Promise<{ lines: number; bytes: number }> {
    let lines = 0
    let bytes = 0
    for (;;) {
      const page = await this.listLog(id, lines + 1)
      if (page.length === 0) return { lines, bytes }
      for (const line of page) {
        lines = Math.max(lines, line.number)
        bytes += Buffer.byteLength(line.text)
      }
    }
  }

  /** Removes every trace of a job. */
  async deleteJob(project: string, cursor: string, id: string): Promise<void> {
    await this.deleteLog(id)
    for (const space of ['attempts', 'losses', 'ends']) await this.#deleteAll(`${space}/${id}/`)
    await this.closeJob(project, id)
    await this.#map.delete(keys.job(id))
    // The listing goes last: until then a restart finds the job again and goes on.
    await this.#map.delete(`projects/${project}/${cursor}`)
  }

  async deleteLog(id: string): Promise<void> {
    await this.#deleteAll(`logs/${id}/`)
  }

  async #deleteAll(prefix: string): Promise<void> {
    const doomed: string[] = []
    for await (const [key] of this.#map.list(prefix)) doomed.push(key)
    for (const key of doomed) await this.#map.delete(key)
  }

  /** Changes as they happen, this node's own included. */
  async *watch(signal: AbortSignal): AsyncIterable<JobChange> {
    for await (const { key, value } of this.#map.watch('', { signal })) {
      const change = parseChange(key, value)
      if (change !== undefined) yield change
    }
  }
}

function lineOf(key: string): number {
  return Number(key.split('/')[2] ?? '0')
}

function parseChange(key: string, value: Uint8Array | undefined): JobChange | undefined {
  const [space, first, second] = key.split('/')
  if (space === 'open' && first !== undefined && second !== undefined) {
    return { id: second, kind: value === undefined ? 'closed' : 'open', project: first }
  }
  if (space === 'projects' || first === undefined) return undefined
  return { id: first, kind: 'fact', project: undefined }
}
