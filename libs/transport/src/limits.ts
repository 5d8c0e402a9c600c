/** Where a node runs: `dev` on one machine with many others, `server` open to the network. */
export type Profile = 'dev' | 'server'

/** Largest encoded request or stream item. */
export const MAX_MESSAGE_BYTES = 4 * 1024 * 1024
/** Largest message of a method that names no bound. */
export const DEFAULT_MESSAGE_BYTES = 1024 * 1024
/** Largest gossip message. */
export const MAX_GOSSIP_BYTES = 64 * 1024
/** Deadline of a unary call whose method names none. */
export const DEFAULT_TIMEOUT_MS = 10_000

/** What a receiver lets a sender have under way in one direction of one streaming call. */
export const WINDOW_ITEMS = 64
export const WINDOW_BYTES = 256 * 1024

/** The first frame, both ways, must be there in this time. */
export const HELLO_TIMEOUT_MS = 5_000
/** A peer that takes nothing from its socket for this long is given up. */
export const STALL_TIMEOUT_MS = 30_000
/** Bytes waiting for a slow peer after which new calls to it fail and its requests are read no further. */
export const QUEUE_HIGH_BYTES = 4 * 1024 * 1024
/** Bytes of requests that handlers of one link work on at once. */
export const MAX_REQUEST_BYTES_IN_FLIGHT = 32 * 1024 * 1024

/** Yamux: the window never exceeds the read buffer, or a paused reader resets its stream (pitfall P7). */
export const MUXER_STREAM = {
  maxStreamWindowSize: 4 * 1024 * 1024,
  maxReadBufferLength: 8 * 1024 * 1024,
  maxWriteBufferLength: 16 * 1024 * 1024
} as const
/** What one call of the swarm key's WASM cipher is given at most (pitfall P3). */
export const CIPHER_CHUNK_BYTES = 256 * 1024

/** Bounds that differ between profiles. */
export interface Limits {
  readonly maxConnections: number
  /** Inbound connections per host and second (pitfall P1). */
  readonly inboundConnectionsPerSecond: number
  /** Inbound connections that have not finished their handshakes (pitfall P12). */
  readonly pendingInbound: number
  readonly inboundUpgradeMs: number
  /** All addresses of a peer together; one address may take half of it. */
  readonly dialMs: number
  /** Streams of one protocol that a peer may hold open on one connection. */
  readonly linksPerProtocol: number
  /** Bulk streams of one protocol that a peer may hold open. */
  readonly bulkStreams: number
  /** Calls under way on one link. */
  readonly callsInFlight: number
}

export const LIMITS: Readonly<Record<Profile, Limits>> = {
  dev: {
    maxConnections: 1000,
    inboundConnectionsPerSecond: 10_000,
    pendingInbound: 1000,
    inboundUpgradeMs: 10_000,
    dialMs: 20_000,
    linksPerProtocol: 8,
    bulkStreams: 64,
    callsInFlight: 4096
  },
  server: {
    maxConnections: 600,
    inboundConnectionsPerSecond: 30,
    pendingInbound: 100,
    inboundUpgradeMs: 3_000,
    dialMs: 10_000,
    linksPerProtocol: 4,
    bulkStreams: 32,
    callsInFlight: 1024
  }
}
