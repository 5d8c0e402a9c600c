import { gossipsub } from '@chainsafe/libp2p-gossipsub'
import { identify } from '@libp2p/identify'
import type { Identify } from '@libp2p/identify'
import { isStartable } from '@libp2p/interface'
import type {
  ComponentLogger,
  ConnectionProtector,
  Libp2p,
  Logger as Libp2pLogger,
  MessageStream,
  Startable
} from '@libp2p/interface'
import { kadDHT, passthroughMapper } from '@libp2p/kad-dht'
import type { KadDHT } from '@libp2p/kad-dht'
import { noise } from '@libp2p/noise'
import { ping } from '@libp2p/ping'
import type { Ping } from '@libp2p/ping'
import { preSharedKey } from '@libp2p/pnet'
import { tcp } from '@libp2p/tcp'
import type { webSockets } from '@libp2p/websockets'
import { yamux } from '@libp2p/yamux'
import { CloudError } from '@taucloud/base'
import type { Logger } from '@taucloud/base'
import type { NodeKey } from '@taucloud/identity'
import { createLibp2p } from 'libp2p'
import { isProtectedAddress } from './addresses.ts'
import { CIPHER_CHUNK_BYTES, MAX_GOSSIP_BYTES, MUXER_STREAM } from './limits.ts'
import type { Limits } from './limits.ts'
import { joinWrites } from './stream-tuning.ts'

type GossipSub = ReturnType<ReturnType<typeof gossipsub>>

/** The libp2p services of every node. */
export interface NodeServices extends Record<string, unknown> {
  identify: Identify
  ping: Ping
  dht: KadDHT
  pubsub: GossipSub
}
export type Node = Libp2p<NodeServices>

export interface NodeInit {
  readonly key: NodeKey
  readonly cloud: string
  readonly swarmKey: string
  readonly listen: readonly string[]
  readonly limits: Limits
  readonly logger: Logger
  /** Milliseconds after the node's start at which its DHT joins. @default 10 to 20 s */
  readonly dhtDelayMs?: number
}

const DHT_DELAY_MS = 10_000

const SWARM_KEY = /^\/key\/swarm\/psk\/1\.0\.0\/\n\/base16\/\n[0-9a-f]{64}\s*$/

/**
 * Makes a libp2p node as a private network of services needs it; nothing is opened. The reasons for the settings are the
 * pitfalls of `docs/decisions/0012`.
 *
 * @throws {CloudError} `invalid_argument` for a transport that ignores the swarm key, or a malformed swarm key
 */
export async function createNode(init: NodeInit): Promise<Node> {
  const { limits, cloud } = init
  assertUsable(init)
  const needsWebsocket = init.listen.some((address) => /\/wss?(?:\/|$)/.test(address))
  const transports = needsWebsocket ? [tcp(), await websocketTransport()] : [tcp()]
  return createLibp2p<NodeServices>({
    start: false,
    logger: mute,
    privateKey: init.key.privateKey,
    addresses: { listen: [...init.listen] },
    transports,
    connectionEncrypters: [noise()],
    // mplex loses the end of short answers (pitfall P16).
    streamMuxers: [yamux({ streamOptions: MUXER_STREAM, maxInboundStreams: 256 })],
    connectionProtector: swarmProtector(init.swarmKey, init.logger),
    // The membership stream has a heartbeat of its own; the monitor opens a stream per ping.
    connectionMonitor: { enabled: false },
    connectionManager: {
      maxConnections: limits.maxConnections,
      inboundConnectionThreshold: limits.inboundConnectionsPerSecond,
      maxIncomingPendingConnections: limits.pendingInbound,
      inboundUpgradeTimeout: limits.inboundUpgradeMs,
      dialTimeout: limits.dialMs,
      addressDialTimeout: limits.dialMs / 2,
      // Ours does not give up (pitfall P23).
      reconnectRetries: 0
    },
    services: {
      identify: identify({ protocolPrefix: `tau/${cloud}` }),
      ping: ping({ protocolPrefix: `tau/${cloud}` }),
      dht: dht(cloud, init.dhtDelayMs ?? DHT_DELAY_MS * (1 + Math.random())),
      pubsub: pubsub()
    }
  })
}

const muteScope: Libp2pLogger = Object.assign(() => undefined, {
  enabled: false,
  trace: () => undefined,
  error: () => undefined,
  newScope: () => muteScope
})
/**
 * The library's own logging, off: it makes a logger per stream and asks the terminal each time, a tenth of what a
 * connection costs. What matters of it arrives here as errors.
 */
const mute: ComponentLogger = { forComponent: () => muteScope }

/** The DHT, which begins its work a while after the node: joining costs as much as connecting does. */
function dht(cloud: string, delayMs: number): ReturnType<typeof kadDHT> {
  const create = kadDHT({
    protocol: `/tau/${cloud}/kad/1`,
    // Pitfalls P17, P18 and P19.
    clientMode: false,
    peerInfoMapper: passthroughMapper,
    allowQueryWithZeroPeers: true
  })
  return (components) => {
    const service = create(components)
    if (isStartable(service)) startLater(service, delayMs)
    return service
  }
}

function startLater(service: Startable, delayMs: number): void {
  const start = service.start.bind(service)
  const stop = service.stop.bind(service)
  let timer: NodeJS.Timeout | undefined
  let started: Promise<void> | undefined
  service.start = () => {
    timer = setTimeout(() => {
      started = Promise.try(start)
      // A DHT that cannot start is as good as one that finds nobody.
      started.catch(() => undefined)
    }, delayMs).unref()
  }
  service.stop = async () => {
    clearTimeout(timer)
    if (started === undefined) return
    await started.catch(() => undefined)
    started = undefined
    await stop()
  }
}

function pubsub(): ReturnType<typeof gossipsub> {
  return gossipsub({
    globalSignaturePolicy: 'StrictSign',
    allowPublishToZeroTopicPeers: true,
    // Many nodes of a private network share an address: the default graylists them all (pitfall P2).
    scoreParams: { IPColocationFactorWeight: 0 },
    // An answer to IWANT joins several messages, each of which has its own bound.
    maxInboundDataLength: 32 * MAX_GOSSIP_BYTES,
    fallbackToFloodsub: false
  })
}

function assertUsable(init: NodeInit): void {
  for (const address of init.listen) {
    if (isProtectedAddress(address)) continue
    throw new CloudError(
      'invalid_argument',
      `Cannot listen on "${address}": QUIC and WebRTC skip the swarm key, use tcp or ws`
    )
  }
  if (!SWARM_KEY.test(init.swarmKey)) {
    throw new CloudError(
      'invalid_argument',
      'Cannot read the swarm key: it must have the three lines of a psk file'
    )
  }
}

async function websocketTransport(): Promise<ReturnType<typeof webSockets>> {
  const websockets = await import('@libp2p/websockets')
  return websockets.webSockets()
}

/** The swarm key's cipher, with joined socket writes below it and a bound on what one WASM call is given (pitfall P3). */
export function swarmProtector(swarmKey: string, logger: Logger): () => ConnectionProtector {
  const inner = preSharedKey({ psk: Buffer.from(swarmKey.trim()) })()
  return () => ({
    ...inner,
    protect: async (connection, options) => {
      joinWrites(connection, logger)
      const box: MessageStream & { maxMessageSize?: number } = await inner.protect(
        connection,
        options
      )
      box.maxMessageSize = CIPHER_CHUNK_BYTES
      refuseOtherKey(box)
      return box
    }
  })
}

/** What the dialling side of a connection says first, once the swarm keys agree. */
const GREETING = Buffer.from('\x13/multistream/1.0.0\n')

/**
 * Ends a connection whose first bytes make no sense, which is what another swarm key looks like. Left alone, the noise is
 * read as a length and both sides may wait for the rest until they time out (pitfall P13).
 */
function refuseOtherKey(box: MessageStream): void {
  const onData: unknown = Reflect.get(box, 'onData')
  const buffered: unknown = Reflect.get(box, 'readBuffer')
  if (box.direction === 'outbound' || typeof onData !== 'function') return
  let seen = 0
  const check = (data: Uint8Array): boolean => {
    const part = data.subarray(0, GREETING.length - seen)
    const isSane = Buffer.compare(part, GREETING.subarray(seen, seen + part.length)) === 0
    seen += part.length
    if (!isSane) box.abort(new CloudError('permission_denied', 'The peer has another swarm key'))
    return isSane
  }
  // What came along with the nonce is there already.
  if (hasBytes(buffered) && (!check(buffered.subarray()) || seen === GREETING.length)) return
  Reflect.set(box, 'onData', (data: Uint8Array) => {
    if (!check(data)) return
    if (seen === GREETING.length) Reflect.deleteProperty(box, 'onData')
    Reflect.apply(onData, box, [data])
  })
}

function hasBytes(value: unknown): value is { subarray(): Uint8Array } {
  return typeof value === 'object' && value !== null && 'subarray' in value
}
