import type { Beacon } from '@taucloud/protocol/seer'
import { httpAddresses } from './addresses.ts'
import type { Addresses } from './addresses.ts'
import { encodeData } from './dns/records.ts'
import type { RecordSet } from './dns/records.ts'
import { TYPE } from './dns/wire.ts'

/** A node that takes requests of visitors. */
interface Entry {
  readonly addresses: Addresses
  /** What it has left, 1 … 101: how often it is named, compared with others. */
  readonly weight: number
}

const TTL_SECONDS = 30
/** Addresses of one family in an answer. */
const MAX_ADDRESSES = 4
/** Answers that take turns when there is a choice. */
const VARIANTS = 16
/** How long the last known addresses are better than none. */
const KEEP_LAST_MS = 10 * 60_000

/**
 * The addresses that every deployed name answers with: live gateways, without any the substrates. When all are gone
 * the last set stays for ten minutes: what failed may well be what told us.
 */
export class Edge {
  /** Shared by all names; changed in place. */
  readonly sets = new Map<number, RecordSet>()
  readonly #random: () => number
  #signature = ''
  #lastSeenAtMs = -Infinity

  /** @param random uniform in [0, 1) */
  constructor(random: () => number) {
    this.#random = random
  }

  /** Takes the healthy nodes of now. Says whether answers change. */
  update(nodes: readonly Beacon[], nowMs: number): boolean {
    const serving = servingNodes(nodes)
    if (serving.length > 0) this.#lastSeenAtMs = nowMs
    else if (nowMs - this.#lastSeenAtMs < KEEP_LAST_MS) return false
    const entries = serving.map((node) => ({
      addresses: httpAddresses(node),
      weight: 101 - Math.round(node.loadPercent / 10) * 10
    }))
    const signature = JSON.stringify(entries)
    if (signature === this.#signature) return false
    this.#signature = signature
    this.#set(TYPE.A, this.#variants('A', entries))
    this.#set(TYPE.AAAA, this.#variants('AAAA', entries))
    return true
  }

  #set(type: number, variants: Buffer[][]): void {
    if (variants[0] === undefined || variants[0].length === 0) this.sets.delete(type)
    else this.sets.set(type, { ttlSeconds: TTL_SECONDS, variants })
  }

  #variants(type: 'A' | 'AAAA', entries: readonly Entry[]): Buffer[][] {
    const choices = entries
      .map(({ addresses, weight }) => ({ ips: type === 'A' ? addresses.v4 : addresses.v6, weight }))
      .filter(({ ips }) => ips.length > 0)
    const count = new Set(choices.flatMap(({ ips }) => ips)).size > 1 ? VARIANTS : 1
    return Array.from({ length: count }, () =>
      this.#sample(choices).map((ip) => encodeData(type, ip))
    )
  }

  /** Nodes in a random order that favours the free ones, one address of each, then their others. */
  #sample(choices: readonly { ips: readonly string[]; weight: number }[]): string[] {
    // Ordering by u^(1/weight) draws without replacement in proportion to the weights (Efraimidis, Spirakis 2006).
    const drawn = choices
      .map(({ ips, weight }) => ({ ips, rank: this.#random() ** (1 / weight) }))
      .sort((a, b) => b.rank - a.rank)
    const firsts = drawn.flatMap(({ ips }) => ips.slice(0, 1))
    const others = drawn.flatMap(({ ips }) => ips.slice(1))
    return [...new Set([...firsts, ...others])].slice(0, MAX_ADDRESSES)
  }
}

function servingNodes(nodes: readonly Beacon[]): Beacon[] {
  const free = nodes.filter((node) => !node.draining)
  const gateways = free.filter((node) => node.services.includes('gateway'))
  return gateways.length > 0 ? gateways : free.filter((node) => node.services.includes('substrate'))
}
