import { toCloudError } from '@taucloud/base'
import type { DatabaseBackend } from '../../capabilities/database/database-backend.ts'
import type { ComponentHost, HostInterfaces } from './component-host.ts'
import { fail } from './fail.ts'
import { Resource } from './resource.ts'

const MAX_NAME_BYTES = 1_024
const MAX_VALUE_BYTES = 16 * 1024 * 1024
const PAGE_KEYS = 1_024
const MAX_BATCH = 1_024

/** `wasi:keyvalue` store, atomics and batch: a bucket is the database of that name. */
export function keyvalueInterfaces(host: ComponentHost): HostInterfaces {
  return {
    'wasi:keyvalue/store': { Bucket, open: (name: string) => open(host, name) },
    'wasi:keyvalue/atomics': {
      increment: (bucket: Bucket, key: string, delta: bigint) => bucket.increment(key, delta)
    },
    'wasi:keyvalue/batch': {
      getMany: (bucket: Bucket, keys: readonly string[]) =>
        eachOf(keys, async (key) => {
          const value = await bucket.get(key)
          return value === undefined ? undefined : ([key, value] as const)
        }),
      setMany: async (bucket: Bucket, entries: readonly (readonly [string, Uint8Array])[]) => {
        await eachOf(entries, ([key, value]) => bucket.set(key, value))
      },
      deleteMany: async (bucket: Bucket, keys: readonly string[]) => {
        await eachOf(keys, (key) => bucket.delete(key))
      }
    }
  }
}

async function open(host: ComponentHost, name: string): Promise<Bucket> {
  const backend = host.backends.databases
  if (backend === undefined || tooLong(name)) fail({ tag: 'no-such-store' })
  const { context, signal } = host
  await ask(host, backend.open({ context, match: name }, { signal }))
  return new Bucket(host, backend, name)
}

/** A database that a guest has opened. */
class Bucket extends Resource {
  readonly #host: ComponentHost
  readonly #backend: DatabaseBackend
  readonly #name: string

  constructor(host: ComponentHost, backend: DatabaseBackend, name: string) {
    super(host.resources)
    this.#host = host
    this.#backend = backend
    this.#name = name
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    return (await ask(this.#host, this.#backend.get(this.#request(key), this.#options))).value
  }

  async set(key: string, value: Uint8Array): Promise<void> {
    if (value.length > MAX_VALUE_BYTES) fail({ tag: 'other', val: 'the value is too large' })
    await ask(this.#host, this.#backend.put({ ...this.#request(key), value }, this.#options))
  }

  async delete(key: string): Promise<void> {
    await ask(this.#host, this.#backend.delete(this.#request(key), this.#options))
  }

  async exists(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined
  }

  async listKeys(
    cursor: string | bigint | undefined
  ): Promise<{ keys: string[]; cursor?: string }> {
    const after = cursor === undefined ? {} : { cursor: String(cursor) }
    const request = { context: this.#host.context, match: this.#name, limit: PAGE_KEYS, ...after }
    return ask(this.#host, this.#backend.listKeys(request, this.#options))
  }

  async increment(key: string, delta: bigint): Promise<bigint> {
    const request = { ...this.#request(key), delta }
    return (await ask(this.#host, this.#backend.increment(request, this.#options))).value
  }

  get #options(): { signal: AbortSignal } {
    return { signal: this.#host.signal }
  }

  #request(key: string): { context: ComponentHost['context']; match: string; key: string } {
    if (tooLong(key) || key.includes('\0')) fail({ tag: 'other', val: 'the key is malformed' })
    return { context: this.#host.context, match: this.#name, key }
  }
}

/** Waits for the backend, and gives its failure in the words of the interface. */
async function ask<T>(host: ComponentHost, operation: Promise<T>): Promise<T> {
  let outcome: { value: T } | { error: unknown } | undefined
  const settled = operation.then(
    (value) => {
      outcome = { value }
    },
    (error: unknown) => {
      outcome = { error }
    }
  )
  await host.wait(settled)
  if (outcome !== undefined && 'value' in outcome) return outcome.value
  return fail(errorOf(outcome?.error))
}

function errorOf(error: unknown): { tag: string; val?: string } {
  const { code } = toCloudError(error)
  if (code === 'not_found') return { tag: 'no-such-store' }
  if (code === 'permission_denied') return { tag: 'access-denied' }
  return { tag: 'other', val: code.replaceAll('_', ' ') }
}

async function eachOf<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  if (items.length > MAX_BATCH) fail({ tag: 'other', val: 'the batch is too large' })
  const results: R[] = []
  // One after another: a guest waits for one thing at a time.
  for (const item of items) results.push(await run(item))
  return results
}

function tooLong(text: string): boolean {
  return Buffer.byteLength(text) > MAX_NAME_BYTES
}
