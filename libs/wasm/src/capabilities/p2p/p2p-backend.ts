import type { BackendCallOptions, BackendRequest } from '../../guest/guest-backends.ts'

export interface ProtocolRequest extends BackendRequest {
  /** Protocol of a service resource: `/calc/v1`. */
  readonly protocol: string
}

export interface SendRequest extends ProtocolRequest {
  readonly command: string
  readonly data: Uint8Array
  /** The one node that is meant, as a binary CID. @default whichever serves the protocol */
  readonly peer?: Uint8Array
  /** How many functions called one another up to this command. */
  readonly hops: number
}

/** Commands between functions of one project. Protocols are those of the services in the function's scope. */
export interface P2PBackend {
  /** @throws {CloudError} `not_found` when no service has the protocol */
  resolve(request: ProtocolRequest, options: BackendCallOptions): Promise<object>
  /**
   * Sends a command and waits for its answer, which has no `data` when the function answered nothing.
   *
   * @throws {CloudError} `not_found` when nothing serves it, else the failure of the function or the node
   */
  send(request: SendRequest, options: BackendCallOptions): Promise<{ data?: Uint8Array }>
  /** The id under which the network knows the protocol. @throws {CloudError} `not_found` */
  listen(request: ProtocolRequest, options: BackendCallOptions): Promise<{ protocolId: string }>
  /** Other nodes that run functions, as binary CIDs. */
  discover(
    request: BackendRequest & { readonly max: number; readonly timeoutMs: number },
    options: BackendCallOptions
  ): Promise<{ peers: Uint8Array[] }>
}
