import { CloudError } from '@taucloud/base'

/** Counts what each build job stores here since the node started, so that no job fills the disk. */
export class JobQuotas {
  readonly #maxBytes: number
  readonly #used = new Map<string, number>()

  /** @param maxBytes of one job */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** @throws {CloudError} `resource_exhausted` when the job would have stored more than it may */
  take(job: string, bytes: number): void {
    const used = (this.#used.get(job) ?? 0) + bytes
    if (used > this.#maxBytes) {
      const limit = `${String(this.#maxBytes)} bytes`
      throw new CloudError(
        'resource_exhausted',
        `Cannot store blocks of "${job}": more than ${limit}`
      )
    }
    this.#used.set(job, used)
  }

  /** Forgets jobs that are not in the list any more. */
  retain(jobs: ReadonlyMap<string, unknown>): void {
    for (const job of this.#used.keys()) if (!jobs.has(job)) this.#used.delete(job)
  }
}
