import { toCloudError } from '@taucloud/base'
import type { CloudError } from '@taucloud/base'

/** Bytes of a body that are kept to be sent again. */
const KEPT_BYTES = 64 * 1024

/** A request body that can be read again as long as it is small, for a request that may have to be sent twice. */
export class ReplayableBody {
  readonly #source: AsyncIterator<Uint8Array>
  readonly #kept: Uint8Array[] = []
  /** Chunks that were let go: the place of the first kept one. */
  #gone = 0
  #bytes = 0
  #isOver = false
  #pulling: Promise<void> | undefined
  /** What ended the body before its end: the client's doing, not the node's. */
  failure: CloudError | undefined

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Can it be read from its beginning once more? */
  get canReplay(): boolean {
    return this.#gone === 0
  }

  /** The body from its beginning. One reader at a time; a new one takes the place of the one before. */
  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let place = 0; ;) {
      const chunk = this.#kept[place - this.#gone]
      if (chunk !== undefined) {
        place += 1
        if (this.#bytes > KEPT_BYTES) this.#letGo(place)
        yield chunk
      } else if (this.#isOver) return
      else await this.#pull()
    }
  }

  #letGo(before: number): void {
    this.#kept.splice(0, before - this.#gone)
    this.#gone = before
  }

  /** Takes the next chunk. A reader that gave up may have asked for it already: then both wait for the same one. */
  #pull(): Promise<void> {
    this.#pulling ??= this.#source
      .next()
      .then((next) => {
        if (next.done === true) this.#isOver = true
        else {
          this.#bytes += next.value.length
          this.#kept.push(next.value)
        }
      })
      .catch((error: unknown) => {
        this.failure = toCloudError(error)
        throw this.failure
      })
      .finally(() => (this.#pulling = undefined))
    return this.#pulling
  }
}
