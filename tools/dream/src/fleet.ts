import type { Startable } from '@taucloud/base'

/** A node of a running universe. */
export interface FleetNode {
  name: string
  pid: number
  peerId: string
  services: string[]
}

/** The nodes of one universe, however they are run. */
export interface Fleet extends Startable {
  nodes(): FleetNode[]
}
