import { OutgoingClient } from '@taucloud/http'
import type { OutgoingClientInit, ResolveHost } from '@taucloud/http'
import type {
  BackendCallOptions,
  OutgoingHttpAnswer,
  OutgoingHttpBackend,
  OutgoingHttpRequest
} from '@taucloud/wasm'
import type { EgressPolicy } from './egress-policy.ts'
import { InFlight } from './in-flight.ts'
import type { InFlightLimits } from './in-flight.ts'

export interface OutgoingHttpInit extends OutgoingClientInit {
  /** Requests whose answer is not read to its end. @default 64 per function, 256 per project, 2 048 in all */
  inFlight?: InFlightLimits
  /** @default asks the name servers of the node */
  resolve?: ResolveHost
}

const IN_FLIGHT: InFlightLimits = { perFunction: 64, perProject: 256, total: 2_048 }

/** Sends requests of this node's guests; connections are kept and shared within a project. */
export class OutgoingHttp implements OutgoingHttpBackend {
  readonly #policy: EgressPolicy
  readonly #client: OutgoingClient
  readonly #inFlight: InFlight

  constructor(policy: EgressPolicy, init: OutgoingHttpInit = {}) {
    const { inFlight = IN_FLIGHT, resolve, ...client } = init
    this.#policy = policy
    this.#inFlight = new InFlight(inFlight)
    this.#client = new OutgoingClient(
      { guard: policy.guard, ...(resolve === undefined ? {} : { resolve }) },
      client
    )
  }

  /** Requests in progress. */
  get inFlight(): number {
    return this.#inFlight.total
  }

  async request(
    request: OutgoingHttpRequest,
    options: BackendCallOptions
  ): Promise<OutgoingHttpAnswer> {
    const { context, method, url, headers, body, maxRedirects } = request
    const leave = this.#inFlight.enter(context)
    try {
      const answer = await this.#client.request(
        {
          ...{ partition: context.project, method, url, headers, body, maxRedirects },
          assertAllowed: (host, port) => {
            this.#policy.assertAllowed(context, host, port)
          }
        },
        options
      )
      void answer.finished.then(leave)
      return { status: answer.status, headers: answer.headers, body: answer.body }
    } catch (error) {
      leave()
      throw error
    }
  }

  /** Cuts what is in progress. */
  stop(): Promise<void> {
    return this.#client.stop()
  }
}
