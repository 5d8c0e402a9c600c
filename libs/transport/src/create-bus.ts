import type { BusInit, CloudBus } from './bus-init.ts'
import { NodeBus } from './node-bus.ts'

/**
 * Makes a bus; nothing is opened before `start()`. That resolves when the node listens and each bootstrap peer was tried
 * once, at most four seconds later; peers that are not there yet are tried in the background for as long as it runs.
 * `start()` rejects with `permission_denied` when this node's certificate does not count or every bootstrap peer refuses
 * it, and with `failed_precondition` when it cannot listen.
 *
 * @throws {CloudError} `invalid_argument` when a bootstrap address has no peer id
 */
export function createBus(init: BusInit): CloudBus {
  return new NodeBus(init)
}
