import { CloudError } from '@taucloud/base'
import { anyNode } from '@taucloud/transport'
import type { Bus } from '@taucloud/transport'
import { NodeContract } from './contract.ts'

/** What a node answers about itself. */
export interface NodeSelf {
  /** Node name, ≤ 63 bytes. */
  readonly name: string
  readonly version: string
  /** When the process started, milliseconds since the epoch. */
  readonly startedAtMs: number
  readonly pid: number
  /** What it runs now. */
  services(): string[]
  /** Its metrics in Prometheus's text format. */
  metrics(): string | Promise<string>
}

const MAX_PING_BYTES = 1024

/**
 * Answers `ping`, `info` and `stats` for this node to any node of the cloud.
 *
 * @throws {CloudError} `already_exists` when they are served already
 */
export async function serveNode(bus: Bus, self: NodeSelf): Promise<void> {
  await bus.serve(NodeContract, {
    ping: { allow: anyNode, handle: ({ payload }) => ({ payload: boundedPayload(payload) }) },
    info: {
      allow: anyNode,
      handle: () => ({
        peer: bus.peerId,
        name: self.name,
        version: self.version,
        services: self.services(),
        multiaddrs: bus.multiaddrs(),
        startedAtMs: self.startedAtMs,
        pid: self.pid
      })
    },
    stats: { allow: anyNode, handle: async () => ({ metrics: await self.metrics() }) }
  })
}

function boundedPayload(payload: Uint8Array): Uint8Array {
  if (payload.length <= MAX_PING_BYTES) return payload
  throw new CloudError(
    'invalid_argument',
    `Cannot answer a ping: ${String(payload.length)} bytes, at most ${String(MAX_PING_BYTES)}`
  )
}
