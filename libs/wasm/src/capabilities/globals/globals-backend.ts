import type { BackendCallOptions, BackendRequest } from '../../guest/guest-backends.ts'

export interface GlobalRequest extends BackendRequest {
  /** At most 1 024 bytes of UTF-8. */
  readonly name: string
  /** Is the value of the function's application only, of the function only (abi §5.11)? */
  readonly application: boolean
  readonly function: boolean
}

/** Values that the functions of a project share: at most 1 000 000 bytes of them per project and branch. */
export interface GlobalsBackend {
  get(request: GlobalRequest, options: BackendCallOptions): Promise<{ value?: Uint8Array }>
  /** As {@link get}, making the value empty when it is absent, in one step. */
  getOrCreate(request: GlobalRequest, options: BackendCallOptions): Promise<{ value: Uint8Array }>
  /** @throws {CloudError} `resource_exhausted` when the project has no room left */
  put(request: GlobalRequest & { value: Uint8Array }, options: BackendCallOptions): Promise<object>
}
