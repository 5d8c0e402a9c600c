import type { Beacon } from '@taucloud/protocol/seer'

/** A beacon as a test needs it: what is not given is in bounds and unremarkable. */
export function beacon(peer: string, changes: Partial<Beacon> = {}): Beacon {
  return {
    peer,
    sequence: 1,
    ttlMs: 15_000,
    services: ['gateway'],
    multiaddrs: [],
    httpAddress: '',
    name: peer,
    loadPercent: 0,
    memoryMb: 1,
    draining: false,
    version: '1',
    ...changes
  }
}
