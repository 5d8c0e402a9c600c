import type { KeyValueStore } from '@taucloud/store'

const JOBS = 'job/'
const RELEASES = 'release/'
const BEGUN = Uint8Array.of(0)
const WHOLE = Uint8Array.of(1)

/** Name under which the blocks of a build job are pinned. */
export function jobOwner(job: string): string {
  return `job:${job}`
}

/** Name under which everything of a release is pinned. */
export function releaseOwner(release: string): string {
  return `release:${release}`
}

/**
 * Why this node keeps what it keeps, on disk: jobs with the time their blocks may go, releases and whether they are
 * whole here. An entry is written before its first pin and deleted after its last, so that no pin is without one.
 */
export class Ledger {
  readonly #store: KeyValueStore
  readonly #jobs = new Map<string, number>()
  readonly #releases = new Map<string, boolean>()

  constructor(store: KeyValueStore) {
    this.#store = store
  }

  /** Reads what an earlier run left. */
  async open(): Promise<void> {
    for await (const [key, value] of this.#store.list(JOBS)) {
      const expiresAtMs = Number(new TextDecoder().decode(value))
      this.#jobs.set(key.slice(JOBS.length), Number.isFinite(expiresAtMs) ? expiresAtMs : 0)
    }
    for await (const [key, value] of this.#store.list(RELEASES)) {
      this.#releases.set(key.slice(RELEASES.length), value[0] === WHOLE[0])
    }
  }

  /** Jobs whose blocks are kept, with the time they may go (milliseconds since the epoch). */
  get jobs(): ReadonlyMap<string, number> {
    return this.#jobs
  }

  /** CIDs of the releases that are kept here, false while not yet whole. */
  get releases(): ReadonlyMap<string, boolean> {
    return this.#releases
  }

  /** Keeps the blocks of a job until then. */
  async keepJob(job: string, expiresAtMs: number): Promise<void> {
    this.#jobs.set(job, expiresAtMs)
    await this.#store.put(JOBS + job, new TextEncoder().encode(String(expiresAtMs)), { sync: true })
  }

  async forgetJob(job: string): Promise<void> {
    this.#jobs.delete(job)
    await this.#store.delete(JOBS + job)
  }

  /** Notes a release: first that it is wanted, then that everything of it is pinned. */
  async keepRelease(release: string, isWhole: boolean): Promise<void> {
    await this.#store.put(RELEASES + release, isWhole ? WHOLE : BEGUN, { sync: true })
    this.#releases.set(release, isWhole)
  }

  async forgetRelease(release: string): Promise<void> {
    this.#releases.delete(release)
    await this.#store.delete(RELEASES + release)
  }
}
