import { availableParallelism } from 'node:os'
import type { Startable } from '@taucloud/base'
import { NodeContract, serveNode } from '@taucloud/protocol/node'
import { startBeacon } from '@taucloud/protocol/seer'
import type { BeaconSender, NodeDescription } from '@taucloud/protocol/seer'
import type { Bus } from '@taucloud/transport'
import type { NodeConfig } from './config.ts'
import type { NodeAddresses } from './node.ts'
import { VERSION } from './version.ts'

const MIB = 1024 * 1024

export interface PresenceComponents {
  bus: Bus
  config: NodeConfig
  addresses: () => NodeAddresses
}

/** What a node says of itself: answers ping, info and stats, and repeats its beacon by gossip. */
export class Presence implements Startable {
  readonly #components: PresenceComponents
  readonly #startedAtMs = Date.now()
  #beacon: BeaconSender | undefined
  #load = { atMs: performance.now(), cpu: process.cpuUsage() }

  constructor(components: PresenceComponents) {
    this.#components = components
  }

  async start(): Promise<void> {
    const { bus, config } = this.#components
    await serveNode(bus, {
      name: config.name,
      version: VERSION,
      startedAtMs: this.#startedAtMs,
      pid: process.pid,
      services: () => [...config.services],
      metrics: () => this.#metrics()
    })
    this.#beacon = startBeacon(bus, () => this.#describe())
  }

  async stop(): Promise<void> {
    await this.#beacon?.stop()
    this.#beacon = undefined
    await this.#components.bus.unserve(NodeContract.protocol)
  }

  #describe(): NodeDescription {
    const { bus, config, addresses } = this.#components
    const { gateway, substrate } = addresses()
    return {
      name: config.name,
      version: VERSION,
      services: [...config.services],
      multiaddrs: bus.multiaddrs(),
      httpAddress: gateway ?? substrate ?? '',
      loadPercent: this.#loadPercent(),
      memoryMb: Math.round(process.memoryUsage.rss() / MIB),
      draining: false
    }
  }

  /** Share of the machine's processor time that this process took since the last beacon. */
  #loadPercent(): number {
    const { atMs, cpu } = this.#load
    const used = process.cpuUsage(cpu)
    this.#load = { atMs: performance.now(), cpu: process.cpuUsage() }
    const availableUs = (this.#load.atMs - atMs) * 1000 * availableParallelism()
    return availableUs <= 0
      ? 0
      : Math.min(100, Math.round(((used.user + used.system) / availableUs) * 100))
  }

  #metrics(): string {
    const { user, system } = process.cpuUsage()
    const members = this.#components.bus.members().length
    return [
      '# TYPE process_cpu_seconds_total counter',
      `process_cpu_seconds_total ${(user + system) / 1e6}`,
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      '# HELP tau_node_members Live members of the cloud that this node sees',
      '# TYPE tau_node_members gauge',
      `tau_node_members ${members}`,
      ''
    ].join('\n')
  }
}
