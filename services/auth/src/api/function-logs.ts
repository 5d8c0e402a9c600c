import { CloudError } from '@taucloud/base'
import type { RouteHandler, Router } from '@taucloud/http'
import { SubstrateContract } from '@taucloud/protocol/substrate'
import { identify, projectFor, readCount } from './context.ts'
import type { ApiParts } from './context.ts'
import { LineAnswer } from './lines.ts'

const MAX_TAIL = 1000
const MAX_TEXT = 128

/** What a project's functions print, from every node that runs them. */
export function addFunctionLogRoutes(router: Router<RouteHandler>, parts: ApiParts): void {
  router.add('GET', '/api/v1/functions/:project/logs', async (context) => {
    const identity = await identify(parts, context)
    const name = context.params.project ?? ''
    const project = await projectFor(parts, identity, { name, need: 'read' })
    const request = {
      project: project.id,
      branch: readText(context.query, 'branch'),
      function: readText(context.query, 'function'),
      follow: context.query.get('follow') === 'true',
      tail: readCount(context.query, 'tail', { fallback: 100, most: MAX_TAIL })
    }
    const runners = parts.bus.members('substrate')
    if (runners.length === 0) {
      throw new CloudError('unavailable', 'Cannot read logs: no node that runs functions is live')
    }
    const answer = new LineAnswer(context.response)
    await Promise.all(
      runners.map(async ({ peer }) => {
        const substrate = parts.bus.client(SubstrateContract, { peer })
        try {
          const lines = substrate.functionLogs(request, { signal: context.signal })
          for await (const line of lines) await answer.send(line)
        } catch (error) {
          // The logs of the other nodes are still worth reading.
          if (!context.signal.aborted) parts.logger.warn('logs of a node not read', { peer, error })
        }
      })
    )
    answer.end()
    return undefined
  })
}

function readText(query: URLSearchParams, name: string): string {
  const text = query.get(name) ?? ''
  if (text.length <= MAX_TEXT) return text
  throw new CloudError('invalid_argument', `Cannot read the query: ${name} is too long`)
}
