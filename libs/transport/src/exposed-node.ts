import { CloudError } from '@taucloud/base'
import type { Bus } from './bus.ts'
import type { Node } from './node-factory.ts'

const NODES = new WeakMap<Bus, Node>()

/** Called by the bus when its node starts and, without a node, when it stops. */
export function exposeNode(bus: Bus, node: Node | undefined): void {
  if (node === undefined) NODES.delete(bus)
  else NODES.set(bus, node)
}

/**
 * The libp2p node beneath a started bus, for the one package that runs a protocol of others over it (bitswap).
 *
 * @throws {CloudError} `failed_precondition` when the bus is not started
 */
export function libp2pOf(bus: Bus): Node {
  const node = NODES.get(bus)
  if (node !== undefined) return node
  throw new CloudError(
    'failed_precondition',
    'Cannot reach the libp2p node: the bus is not started'
  )
}
