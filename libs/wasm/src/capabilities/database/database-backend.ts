import type { BackendCallOptions, BackendRequest } from '../../guest/guest-backends.ts'

/** A store by the name that code asks for; which resource that is, the configuration of the release says. */
export interface StoreRequest extends BackendRequest {
  /** At most 1 024 bytes of UTF-8. */
  readonly match: string
}

export interface KeyRequest extends StoreRequest {
  /** Normalised by the backend as `databaseKey()` does; at most 1 024 bytes of UTF-8 without zero bytes. */
  readonly key: string
}

/**
 * Key-value stores of a project, an application and a branch. What is acknowledged is on disk. Failures are `CloudError`:
 * `not_found` when no database matches, `invalid_argument` for a key that cannot be, `resource_exhausted` when the store is
 * full, others when the disk refuses.
 */
export interface DatabaseBackend {
  /** Makes the store when it is not there. @returns its capacity: the sum of the lengths of values, in bytes */
  open(request: StoreRequest, options: BackendCallOptions): Promise<{ sizeBytes: number }>
  get(request: KeyRequest, options: BackendCallOptions): Promise<{ value?: Uint8Array }>
  put(request: KeyRequest & { value: Uint8Array }, options: BackendCallOptions): Promise<object>
  /** Deleting what is not there succeeds. */
  delete(request: KeyRequest, options: BackendCallOptions): Promise<object>
  /** The prefix and every key below it by whole segments, sorted as UTF-8. @throws `resource_exhausted` over 16 MiB of keys */
  list(
    request: StoreRequest & { prefix: string },
    options: BackendCallOptions
  ): Promise<{ keys: string[] }>
  /** A page of at most `limit` keys after `cursor`; no cursor in the answer means that it was the last. */
  listKeys(
    request: StoreRequest & { cursor?: string; limit: number },
    options: BackendCallOptions
  ): Promise<{ keys: string[]; cursor?: string }>
  /** Adds to a decimal number, 0 when absent, in one step. @throws `failed_precondition` when the value is no number */
  increment(
    request: KeyRequest & { delta: bigint },
    options: BackendCallOptions
  ): Promise<{ value: bigint }>
  /** Replaces the value when it is what is expected; nothing expected means absent. */
  compareAndSet(
    request: KeyRequest & { expected?: Uint8Array; value: Uint8Array },
    options: BackendCallOptions
  ): Promise<{ swapped: boolean; current?: Uint8Array }>
}
