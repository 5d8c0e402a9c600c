import type { BackendCallOptions, BackendRequest } from '../../guest/guest-backends.ts'

/** Most bytes of one answer of `read`. */
export const CONTENT_READ_BYTES = 1024 * 1024

/**
 * Files of a project by content id, in the binary form of version 1. Projects do not see each other's files, whatever
 * content ids they know.
 */
export interface ContentBackend {
  /** Keeps a file as UnixFS (abi §5.6). @throws {CloudError} `resource_exhausted` when it is too large */
  push(
    request: BackendRequest & { bytes: Uint8Array },
    options: BackendCallOptions
  ): Promise<{ cid: Uint8Array }>
  /**
   * Up to {@link CONTENT_READ_BYTES} from `start`, and the size of the whole file.
   *
   * @throws {CloudError} `not_found` when the project has no such file
   */
  read(
    request: BackendRequest & { cid: Uint8Array; start: number },
    options: BackendCallOptions
  ): Promise<{ bytes: Uint8Array; size: number }>
}
