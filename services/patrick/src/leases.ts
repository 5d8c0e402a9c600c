/** A builder at work on a job, as this broker knows it. */
export interface Lease {
  readonly job: string
  readonly project: string
  readonly attempt: number
  readonly builder: string
}

interface Held extends Lease {
  timer: NodeJS.Timeout
}

/**
 * Leases in force, in memory only: a broker that restarts gives every builder one whole lease to be heard from again. At most one per project,
 * unless brokers disagreed for a while.
 */
export class Leases {
  readonly #leaseMs: number
  readonly #onExpire: (lease: Lease) => void
  readonly #held = new Map<string, Held>()

  constructor(leaseMs: number, onExpire: (lease: Lease) => void) {
    this.#leaseMs = leaseMs
    this.#onExpire = onExpire
  }

  get size(): number {
    return this.#held.size
  }

  ofProject(project: string): Lease | undefined {
    return this.#held.values().find((lease) => lease.project === project)
  }

  /** Starts a lease, or begins its time anew. */
  renew(lease: Lease): void {
    clearTimeout(this.#held.get(lease.job)?.timer)
    const timer = setTimeout(() => this.#expire(lease), this.#leaseMs)
    this.#held.set(lease.job, { ...lease, timer })
  }

  #expire(lease: Lease): void {
    this.#held.delete(lease.job)
    this.#onExpire(lease)
  }

  /** Gives a job's lease up; nothing expires any more. */
  release(job: string): void {
    clearTimeout(this.#held.get(job)?.timer)
    this.#held.delete(job)
  }

  clear(): void {
    for (const { timer } of this.#held.values()) clearTimeout(timer)
    this.#held.clear()
  }
}
