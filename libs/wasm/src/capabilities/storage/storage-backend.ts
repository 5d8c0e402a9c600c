import type { BackendCallOptions } from '../../guest/guest-backends.ts'
import type { StoreRequest } from '../database/database-backend.ts'

export interface FileRequest extends StoreRequest {
  /** 1 to 512 bytes of UTF-8 without zero bytes. */
  readonly name: string
}

/** A stored file and its first bytes. */
export interface OpenedFile {
  /** Binary, version 1. */
  readonly cid: Uint8Array
  readonly size: number
  /** At most 256 KiB from the start. */
  readonly head: Uint8Array
}

/**
 * Stores of named files with versions, of a project, an application and a branch. What is acknowledged is on disk.
 * Failures are `CloudError`: `not_found` for a storage, file or version that is not there, `already_exists`,
 * `resource_exhausted` when the store is full, others when the disk refuses.
 */
export interface StorageBackend {
  /** Makes the store when it is not there. @returns its capacity in bytes */
  open(request: StoreRequest, options: BackendCallOptions): Promise<{ capacityBytes: number }>
  /** As {@link open}, for a store that was made before. */
  reopen(request: StoreRequest, options: BackendCallOptions): Promise<{ capacityBytes: number }>
  /** Every version of every file, by name and number. */
  list(
    request: StoreRequest,
    options: BackendCallOptions
  ): Promise<{ files: { name: string; version: number }[] }>
  /** Keeps a file; versions as abi says under storageAddFile. */
  add(
    request: FileRequest & { bytes: Uint8Array; overwrite: boolean },
    options: BackendCallOptions
  ): Promise<{ version: number }>
  /** @param request version 0 is the latest */
  get(request: FileRequest & { version: number }, options: BackendCallOptions): Promise<OpenedFile>
  /** Numbers in rising order, at least one. */
  versions(request: FileRequest, options: BackendCallOptions): Promise<{ versions: number[] }>
  /** Deletes a version, 0 being the latest, or all; bytes that no file has any more are freed. */
  remove(
    request: FileRequest & { version: number; all: boolean },
    options: BackendCallOptions
  ): Promise<object>
  /** Bytes of all versions of all files. */
  used(request: StoreRequest, options: BackendCallOptions): Promise<{ bytes: number }>
}
