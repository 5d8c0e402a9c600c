import type { Bus } from '@taucloud/transport'
import { BEACON_TOPIC, BeaconCodec, SeerContract } from './contract.ts'
import type { Beacon } from './contract.ts'

/** What a node says of itself with each beacon; who it is and how long that holds is added. */
export type NodeDescription = Omit<Beacon, 'peer' | 'sequence' | 'ttlMs'>

export interface BeaconOptions {
  /** Pause between two beacons. @default 5000 */
  intervalMs?: number
  /** How long a beacon holds. @default three intervals */
  ttlMs?: number
}

/** How soon a seer that did not answer is told again, in milliseconds. */
const RETRY_MS = 100

/** A running sender. */
export interface BeaconSender {
  /** Sends one now: something has changed that others should know. */
  send(): Promise<void>
  /** Ends it with a goodbye, so that nobody waits for the last beacon to expire. */
  stop(): Promise<void>
}

/**
 * Tells the cloud what this node is: by gossip to every seer at each interval, and by a call to those that gossip does
 * not reach in time: the seer in this very node, and one that has just appeared.
 */
export function startBeacon(
  bus: Bus,
  describe: () => NodeDescription,
  options: BeaconOptions = {}
): BeaconSender {
  const intervalMs = options.intervalMs ?? 5_000
  const ttlMs = options.ttlMs ?? 3 * intervalMs
  let sequence = 0
  let told = new Set<string>()
  let retry: NodeJS.Timeout | undefined

  const next = (ttl: number): Beacon => {
    sequence = Math.max(sequence + 1, Date.now())
    return { ...describe(), peer: bus.peerId, sequence, ttlMs: ttl }
  }
  const announce = async (peer: string, beacon: Beacon): Promise<void> => {
    try {
      await bus.client(SeerContract, { peer }).announce({ beacon })
    } catch {
      // A seer that is a member does not always serve yet: when a whole cloud starts, nodes meet before their services.
      told.delete(peer)
      clearTimeout(retry)
      retry = setTimeout(() => void greetSeers(() => next(ttlMs)), RETRY_MS)
    }
  }
  const greetSeers = async (beacon: () => Beacon): Promise<void> => {
    const seers = bus.members('seer').map((member) => member.peer)
    const fresh = seers.filter((peer) => !told.has(peer))
    told = new Set(seers)
    if (fresh.length === 0) return
    const sent = beacon()
    await Promise.all(fresh.map((peer) => announce(peer, sent)))
  }
  const send = async (ttl = ttlMs): Promise<void> => {
    const beacon = next(ttl)
    // This node's own gossip does not come back to it.
    told.delete(bus.peerId)
    await Promise.all([
      bus.publish(BEACON_TOPIC, BeaconCodec.encode(beacon)).catch(() => undefined),
      greetSeers(() => beacon)
    ])
  }

  const timer = setInterval(() => void send(), intervalMs)
  const stopListening = bus.onMembersChanged(() => void greetSeers(() => next(ttlMs)))
  void send()
  return {
    send: () => send(),
    stop: async () => {
      clearInterval(timer)
      clearTimeout(retry)
      stopListening()
      await send(0)
    }
  }
}
