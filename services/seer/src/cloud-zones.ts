import { createHash } from 'node:crypto'
import type { Beacon } from '@taucloud/protocol/seer'
import type { BranchRecord } from '@taucloud/protocol/tns'
import { busAddresses, httpAddresses } from './addresses.ts'
import type { Addresses } from './addresses.ts'
import { recordSet } from './dns/records.ts'
import type { RecordSets } from './dns/records.ts'
import { keyWithin, Zone } from './dns/zone.ts'
import { Edge } from './edge.ts'

export interface CloudZonesInit {
  /** Names of the zone, the first as tns knows it; the same names exist in each. */
  apexes: readonly string[]
  /** Uniform in [0, 1). */
  random: () => number
}

const ADDRESS_TTL_SECONDS = 30
const ZONE_TTL_SECONDS = 3_600
/** A name asked for one second before its deploy works half a minute later. */
const NEGATIVE_TTL_SECONDS = 30
const MAX_NAME_SERVERS = 4
/** Bootstrap addresses in one answer. */
const MAX_DIAL_ADDRESSES = 64
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/

/**
 * What the zones of the cloud say: deployed hosts, services, nodes and name servers, as functions of what tns and the
 * beacons say. The names of the infrastructure have two labels or are reserved, so no project can claim one.
 */
export class CloudZones {
  readonly zones: readonly Zone[]
  readonly #apexes: readonly string[]
  readonly #edge: Edge
  /** Names of each branch, relative to the zone. */
  readonly #branches = new Map<string, readonly string[]>()
  /** How many branches answer for a name. */
  readonly #hosts = new Map<string, number>()
  #infrastructure = new Set<string>()
  #signature = ''
  #serial = 1
  #nameServers: readonly Beacon[] = []

  constructor(init: CloudZonesInit) {
    this.#apexes = init.apexes
    this.zones = init.apexes.map((apex) => new Zone(apex))
    this.#edge = new Edge(init.random)
    this.#writeApex()
  }

  /** Has the whole list of deployed hosts arrived, and is it current? */
  setComplete(isComplete: boolean): void {
    for (const zone of this.zones) zone.setComplete(isComplete)
  }

  /** A branch serves other hosts than before, or none. */
  setBranch(key: string, record: BranchRecord | undefined): void {
    const before = this.#branches.get(key) ?? []
    const after = record === undefined ? [] : this.#namesOf(record)
    if (after.length === 0) this.#branches.delete(key)
    else this.#branches.set(key, after)
    for (const name of after) this.#count(name, 1)
    for (const name of before) this.#count(name, -1)
    this.#setSerial(Math.floor((record?.pushedAtMs ?? 0) / 1000))
  }

  /** The healthy nodes of now; what they run decides where names point. */
  setNodes(nodes: readonly Beacon[], nowMs: number): void {
    const isEdgeNew = this.#edge.update(nodes, nowMs)
    const signature = JSON.stringify(
      nodes.map(({ peer, name, services, multiaddrs, httpAddress }) => {
        return [peer, name, services, multiaddrs, httpAddress]
      })
    )
    if (signature !== this.#signature) {
      this.#signature = signature
      this.#nameServers = nodes
        .filter(({ services }) => services.includes('seer'))
        .slice(0, MAX_NAME_SERVERS)
      this.#writeInfrastructure(nodes)
      this.#writeApex()
    } else if (isEdgeNew) for (const zone of this.zones) zone.refresh()
  }

  #namesOf(record: BranchRecord): string[] {
    const suffix = `.${this.#apexes[0] ?? ''}`
    return record.hosts.flatMap((host) => {
      const name = host.endsWith(suffix) ? host.slice(0, -suffix.length) : ''
      return LABEL.test(name) ? [name] : []
    })
  }

  #count(name: string, step: number): void {
    const count = (this.#hosts.get(name) ?? 0) + step
    if (count === 0) this.#hosts.delete(name)
    else this.#hosts.set(name, count)
    if (this.#infrastructure.has(name)) return
    if (count === 0) this.#remove(name)
    else if (step > 0 && count === 1) this.#write(name, this.#edge.sets)
  }

  #write(name: string, sets: RecordSets): void {
    for (const zone of this.zones) zone.set(keyWithin(name, zone.apex), sets)
  }

  #remove(name: string): void {
    for (const zone of this.zones) zone.delete(keyWithin(name, zone.apex))
  }

  /** A function of the releases alone, hence the same on every seer that has them. */
  #setSerial(serial: number): void {
    if (serial <= this.#serial) return
    this.#serial = serial
    this.#writeApex()
  }

  #writeApex(): void {
    const servers = this.#nameServers.map(nameServerName)
    for (const [index, zone] of this.zones.entries()) {
      const apex = this.#apexes[index] ?? ''
      const names = (servers.length > 0 ? servers : ['seer']).map((name) => `${name}.${apex}`)
      const soa = {
        mname: names[0] ?? apex,
        rname: `hostmaster.${apex}`,
        serial: this.#serial,
        refresh: 3_600,
        retry: 600,
        expire: 604_800,
        minimum: NEGATIVE_TTL_SECONDS
      }
      const sets = [
        recordSet('SOA', ZONE_TTL_SECONDS, [soa]),
        recordSet('NS', ZONE_TTL_SECONDS, names)
      ]
      zone.set(zone.apex, new Map(sets))
    }
  }

  #writeInfrastructure(nodes: readonly Beacon[]): void {
    const names = infrastructureNames(nodes, this.#nameServers)
    for (const name of this.#infrastructure) if (!names.has(name)) this.#remove(name)
    this.#infrastructure = new Set(names.keys())
    for (const [name, sets] of names) this.#write(name, sets)
  }
}

/** Name of a seer as server of the zone: from its proven identity, since anybody may call himself anything. */
function nameServerName(seer: Beacon): string {
  return `${createHash('sha256').update(seer.peer).digest('hex').slice(0, 12)}.ns`
}

function infrastructureNames(
  nodes: readonly Beacon[],
  nameServers: readonly Beacon[]
): Map<string, RecordSets> {
  const names = new Map<string, RecordSets>()
  for (const seer of nameServers) names.set(nameServerName(seer), addressSets([seer]))
  for (const node of nodes) {
    const name = `${node.name}.node`
    // Two nodes of one name: the first by peer has it, the same on every seer.
    if (LABEL.test(node.name) && !names.has(name)) names.set(name, addressSets([node]))
  }
  for (const service of new Set(nodes.flatMap((node) => node.services))) {
    const running = nodes.filter((node) => node.services.includes(service))
    const dial = dialSet(running)
    names.set(service, new Map([...addressSets(running), ...dial]))
    // Where libp2p looks for a /dnsaddr/ address.
    names.set(`_dnsaddr.${service}`, dial)
  }
  return names
}

function addressSets(nodes: readonly Beacon[]): RecordSets {
  const all = nodes.map(addressesOf)
  const v4 = [...new Set(all.flatMap((addresses) => addresses.v4))]
  const v6 = [...new Set(all.flatMap((addresses) => addresses.v6))]
  return new Map([
    ...(v4.length > 0 ? [recordSet('A', ADDRESS_TTL_SECONDS, v4)] : []),
    ...(v6.length > 0 ? [recordSet('AAAA', ADDRESS_TTL_SECONDS, v6)] : [])
  ])
}

function addressesOf(node: Beacon): Addresses {
  return node.httpAddress === '' ? busAddresses(node.multiaddrs) : httpAddresses(node)
}

function dialSet(nodes: readonly Beacon[]): RecordSets {
  const texts = nodes.flatMap((node) => node.multiaddrs).map((address) => `dnsaddr=${address}`)
  const fitting = texts.filter((text) => text.length <= 255).slice(0, MAX_DIAL_ADDRESSES)
  return new Map(fitting.length > 0 ? [recordSet('TXT', ADDRESS_TTL_SECONDS, fitting)] : [])
}
