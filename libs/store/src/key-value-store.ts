/** One change of a batch. */
export type WriteOperation =
  | { readonly type: 'put'; readonly key: string; readonly value: Uint8Array }
  | { readonly type: 'del'; readonly key: string }

export interface WriteOptions {
  /** Is it on disk, safe from a power cut, when the promise resolves? @default false */
  sync?: boolean
}

export interface ListOptions {
  /** Leaves out everything up to and including this key, in the direction of the listing. */
  after?: string
  /** Most entries given. @default no limit; entries are read as they are consumed */
  limit?: number
  /** From the last key to the first. @default false */
  reverse?: boolean
}

/**
 * Ordered bytes by key on this node's disk. Keys are text without control characters, at most 2 KiB, ordered as UTF-8
 * bytes; values at most 16 MiB. Writes that wait at the same time share one commit, in the order they were made.
 *
 * Failures are `CloudError`s: `unavailable` after close, `data_loss` for damaged files, `resource_exhausted` when more
 * than 64 MiB of writes wait.
 */
export interface KeyValueStore {
  get(key: string): Promise<Uint8Array | undefined>
  /** Values in the order of the keys. */
  getMany(keys: readonly string[]): Promise<(Uint8Array | undefined)[]>
  put(key: string, value: Uint8Array, options?: WriteOptions): Promise<void>
  delete(key: string, options?: WriteOptions): Promise<void>
  /** All operations or none. */
  batch(operations: readonly WriteOperation[], options?: WriteOptions): Promise<void>
  /** Entries whose key starts with the prefix, as they were when the listing began. */
  list(prefix: string, options?: ListOptions): AsyncIterable<[string, Uint8Array]>
  /** A space of keys of its own inside this store. Names are lower-case letters, digits, `-`, `.` and `_`. */
  sub(name: string): KeyValueStore
}
