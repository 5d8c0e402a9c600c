import { createLogger } from '@taucloud/base'
import { CloudNode, readNodeConfig } from '@taucloud/node'
import type { Fleet, FleetNode } from './fleet.ts'

export interface InProcessInit {
  /** `node.json` of every node. */
  configs: readonly string[]
  /** Receives one JSON log line of any node. */
  log: (line: string) => void
}

/** Every node in this process, each with its own identity, store and listener. */
export class InProcessFleet implements Fleet {
  readonly #init: InProcessInit
  #nodes: CloudNode[] = []

  constructor(init: InProcessInit) {
    this.#init = init
  }

  async start(): Promise<void> {
    const logger = createLogger({ level: 'info', write: this.#init.log })
    const configs = await Promise.all(this.#init.configs.map(async (file) => readNodeConfig(file)))
    this.#nodes = configs.map((config) => new CloudNode({ config, logger }))
    const outcomes = await Promise.allSettled(this.#nodes.map(async (node) => node.start()))
    const failure = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failure === undefined) return
    await this.stop()
    throw failure.reason
  }

  async stop(): Promise<void> {
    const nodes = this.#nodes
    this.#nodes = []
    await Promise.allSettled(nodes.map(async (node) => node.stop()))
  }

  nodes(): FleetNode[] {
    return this.#nodes.map((node) => ({
      name: node.name,
      pid: process.pid,
      peerId: node.bus.peerId,
      services: [...node.services]
    }))
  }
}
