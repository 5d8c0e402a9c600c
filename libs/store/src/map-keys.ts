/** Where a replicated map keeps the name of its own sequence; a repair removes it. */
export const INCARNATION_KEY = 'incarnation'
/** Counts, digest and the last known time. */
export const STATE_KEY = 'state'

/** Position reached in the log of an origin. */
export function vectorKey(origin: string): string {
  return `v/${origin}`
}

/** Everything logged of an origin, in order of its sequence. */
export function batchPrefix(origin: string): string {
  return `b/${origin}/`
}

/** The batch that begins at a sequence number. */
export function batchKey(origin: string, first: number): string {
  return batchPrefix(origin) + String(first).padStart(16, '0')
}

/** The version that decides a key. */
export function registerKey(key: string): string {
  return `r/${key}`
}

/** The value of a key that is present. */
export function valueKey(key: string): string {
  return `d/${key}`
}

/** The certificate of a writer. */
export function certificateKey(peerId: string): string {
  return `c/${peerId}`
}
