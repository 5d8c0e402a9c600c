import type { Logger } from '@taucloud/base'
import type { Changes } from './changes.ts'
import type { EndState } from './job.ts'
import type { Logbook } from './logbook.ts'
import type { JobStore } from './store.ts'

export interface BrokerComponents {
  store: JobStore
  logbook: Logbook
  changes: Changes
  logger: Logger
  /** This node's peer id, written into the attempts it gives. */
  peerId: string
}

export interface BrokerInit {
  /** How long a builder may be silent. @default 4 000 ms */
  leaseMs?: number
  /** Attempts of a job that ends by no fault of its own. @default 4: one and three more */
  maxAttempts?: number
  /** Pause before the second attempt after a reported infrastructure failure, doubled each time. @default 500 ms */
  retryDelayMs?: number
  /** How long one attempt may take in all. @default 15 minutes */
  maxAttemptMs?: number
  /** Jobs that have not ended, in all projects. @default 10 000 */
  maxOpenJobs?: number
}

/** Who speaks about which attempt. */
export interface AttemptRef {
  readonly job: string
  readonly attempt: number
  readonly builder: string
}

/** How an attempt ended. */
export interface Outcome {
  readonly state: EndState
  readonly cause: string
  readonly message: string
  readonly release: string
}

export type BrokerOptions = Readonly<Required<BrokerInit>>

export const BROKER_DEFAULTS: BrokerOptions = {
  leaseMs: 4000,
  maxAttempts: 4,
  retryDelayMs: 500,
  maxAttemptMs: 15 * 60_000,
  maxOpenJobs: 10_000
}
