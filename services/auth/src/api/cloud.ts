import type { Reply, RouteHandler, Router } from '@taucloud/http'
import { SeerContract } from '@taucloud/protocol/seer'
import { identify } from './context.ts'
import type { ApiParts } from './context.ts'

const SEER_TIMEOUT_MS = 2000

/** The cloud as a whole: its name, its zone, its nodes. */
export function addCloudRoutes(router: Router<RouteHandler>, parts: ApiParts): void {
  router.add('GET', '/api/v1/cloud', async (context): Promise<Reply> => {
    await identify(parts, context)
    return { json: { ...parts.cloud, nodes: await listNodes(parts) } }
  })
}

async function listNodes({ bus, logger }: ApiParts): Promise<object[]> {
  try {
    const seer = bus.client(SeerContract, { service: 'seer' })
    const { nodes } = await seer.listNodes({ service: '' }, { timeoutMs: SEER_TIMEOUT_MS })
    return nodes.map(({ beacon, healthy }) => ({
      name: beacon?.name ?? '',
      peer: beacon?.peer ?? '',
      services: beacon?.services ?? [],
      healthy
    }))
  } catch (error) {
    logger.debug('discovery not asked', { error })
    // Without discovery: the members that this node is connected to, which have no names.
    return bus.members().map(({ certificate, peer }) => ({
      name: peer.slice(-8),
      peer,
      services: certificate.roles,
      healthy: true
    }))
  }
}
