import { CloudError } from '@taucloud/base'
import type { GuestEvent } from '../../guest/guest-instance.ts'

/** Kinds of resources that a smart op may judge, with their numbers in the ABI. */
export const RESOURCE_TYPE = {
  functionHttp: 1,
  website: 2,
  functionP2P: 3,
  functionPubSub: 4,
  database: 5,
  storage: 6,
  service: 7,
  messagingPubSub: 8,
  messagingWebSocket: 9
} as const

/** What a smart op is asked about. */
export interface SmartOpResource {
  readonly type: (typeof RESOURCE_TYPE)[keyof typeof RESOURCE_TYPE]
  /** Name in the project's configuration. */
  readonly name: string
  /** Id of the node as a binary CID; empty when not known. */
  readonly node: Uint8Array
  /** Did an event cause the check? Then the event functions read it. */
  readonly hasEvent: boolean
}

/** A check that no event caused: of type 0, for which no event function answers. */
export class SmartOpEvent {
  readonly type = 0

  end(): void {
    // Holds nothing that must be let go of.
  }
}

// Beside the event, not in it: a field would cost every HTTP request.
const RESOURCES = new WeakMap<GuestEvent, SmartOpResource>()

/** Makes an event the cause of a check. */
export function attachResource(event: GuestEvent, resource: SmartOpResource): void {
  RESOURCES.set(event, resource)
}

/** The resource that the call with this event is about. */
export function resourceOf(event: GuestEvent | undefined): SmartOpResource | undefined {
  return event === undefined ? undefined : RESOURCES.get(event)
}

/** A deployed smart op: a `GuestFunction` whose handler returns its verdict. */
export interface SmartOp {
  call(event: GuestEvent, signal?: AbortSignal): Promise<unknown>
}

/**
 * Asks smart ops in order whether a resource may be used.
 *
 * @param cause the event for which it would be used @default none
 * @returns 0 when all agree, else the first refusal as an unsigned number
 * @throws {CloudError} `failed_precondition` when a handler returns no number, else as a call of the guest
 */
export async function runSmartOps(
  ops: readonly SmartOp[],
  resource: Omit<SmartOpResource, 'hasEvent'>,
  cause?: GuestEvent
): Promise<number> {
  const event = cause ?? new SmartOpEvent()
  attachResource(event, { ...resource, hasEvent: cause !== undefined })
  for (const op of ops) {
    const verdict = await op.call(event)
    if (typeof verdict !== 'number')
      throw new CloudError('failed_precondition', 'Cannot ask the smart op: it gives no verdict')
    if (verdict !== 0) return verdict >>> 0
  }
  return 0
}
