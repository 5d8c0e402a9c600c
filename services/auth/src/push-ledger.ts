import type { Logger } from '@taucloud/base'
import type { PushRecord, RefChange } from '@taucloud/protocol/auth'
import { ZERO_ID } from './git/command-list.ts'
import type { Repositories, RepositoryRef } from './git/repositories.ts'
import { Turns } from './turns.ts'
import type { AuthStore } from './store.ts'

/** What is to be recorded of a push. */
export interface NewPush {
  readonly refs: readonly RefChange[]
  readonly pusher: string
  readonly skip: boolean
  readonly environment: string
}

interface RepositoryState {
  sequence: number
  pushedAtMs: number
  readonly tips: Map<string, string>
  /** Pushes that git is receiving now. */
  receiving: number
}

export interface PushLedgerParts {
  store: AuthStore
  repositories: Repositories
  logger: Logger
  /** Called with every push that was found in the refs without a record of it. */
  onFound(repository: RepositoryRef, push: PushRecord): void
}

/** Pushes of a repository that stay on record. */
const KEPT_PUSHES = 1000

/**
 * Numbers the pushes of each repository and writes each down as one event. A push whose event was not written, because
 * the node died between git's report and the record, shows as a difference between the refs and what the events say
 * they are; it is found and recorded before the repository accepts another push.
 */
export class PushLedger {
  readonly #parts: PushLedgerParts
  readonly #states = new Map<string, RepositoryState>()
  readonly #turns = new Turns()

  constructor(parts: PushLedgerParts) {
    this.#parts = parts
  }

  /** Announces a push: unrecorded ones are found first. Whoever calls it calls `leave` once. */
  enter(ref: RepositoryRef): Promise<{ tips: ReadonlyMap<string, string>; leave: () => void }> {
    return this.#turns.run(ref.name, async () => {
      const state = await this.#stateOf(ref)
      state.receiving += 1
      return { tips: state.tips, leave: () => void (state.receiving -= 1) }
    })
  }

  /** Records a push. On disk when it resolves. */
  record(ref: RepositoryRef, push: NewPush): Promise<PushRecord> {
    return this.#turns.run(ref.name, async () => {
      const state = await this.#stateOf(ref)
      try {
        return await this.#append(ref.name, state, push)
      } catch (error) {
        // The refs are written and the record is not: the next who looks compares them again.
        this.#states.delete(ref.name)
        throw error
      }
    })
  }

  /** Compares the refs with the record, unless a push is under way that will be recorded itself. */
  reconcile(ref: RepositoryRef): Promise<void> {
    return this.#turns.run(ref.name, async () => {
      const known = this.#states.get(ref.name)
      if (known === undefined) await this.#stateOf(ref)
      else if (known.receiving === 0) await this.#recover(ref, known)
    })
  }

  /** Forgets a repository that is no more. */
  forget(name: string): void {
    this.#states.delete(name)
  }

  async #stateOf(ref: RepositoryRef): Promise<RepositoryState> {
    const known = this.#states.get(ref.name)
    if (known !== undefined) return known
    const { store } = this.#parts
    const last = await store.getLastPush(ref.name)
    const tips = await store.getTips(ref.name)
    const state = {
      sequence: last?.sequence ?? 0,
      pushedAtMs: last?.pushedAtMs ?? 0,
      tips,
      receiving: 0
    }
    // The tips follow the event, so those of the last one may be missing.
    if (last !== undefined) await this.#applyTips(ref.name, state, last)
    await this.#recover(ref, state)
    this.#states.set(ref.name, state)
    return state
  }

  async #recover(ref: RepositoryRef, state: RepositoryState): Promise<void> {
    const refs = differences(state.tips, await this.#parts.repositories.listRefs(ref))
    if (refs.length === 0) return
    const push = await this.#append(ref.name, state, {
      refs,
      pusher: '',
      skip: false,
      environment: ''
    })
    this.#parts.logger.warn('unrecorded push found', {
      repository: ref.name,
      sequence: push.sequence,
      refs: refs.length
    })
    this.#parts.onFound(ref, push)
  }

  async #append(repository: string, state: RepositoryState, push: NewPush): Promise<PushRecord> {
    const record: PushRecord = {
      ...push,
      refs: [...push.refs],
      sequence: state.sequence + 1,
      // A clock that was set back must not make a later push the older one.
      pushedAtMs: Math.max(Date.now(), state.pushedAtMs + 1)
    }
    await this.#parts.store.putPush(repository, record)
    state.sequence = record.sequence
    state.pushedAtMs = record.pushedAtMs
    await this.#applyTips(repository, state, record)
    const old = record.sequence - KEPT_PUSHES
    if (old > 0) await this.#parts.store.deletePush({ repository, sequence: old })
    return record
  }

  async #applyTips(repository: string, state: RepositoryState, push: PushRecord): Promise<void> {
    const { store } = this.#parts
    for (const { ref, after } of push.refs) {
      if (after === ZERO_ID) {
        state.tips.delete(ref)
        await store.deleteTip(repository, ref)
      } else if (state.tips.get(ref) !== after) {
        state.tips.set(ref, after)
        await store.putTip(repository, ref, { commit: after, sequence: push.sequence })
      }
    }
  }
}

/** What must have been pushed to come from the known tips to the refs that are there. */
export function differences(
  known: ReadonlyMap<string, string>,
  actual: ReadonlyMap<string, string>
): RefChange[] {
  const changes: RefChange[] = []
  for (const ref of new Set([...known.keys(), ...actual.keys()])) {
    const before = known.get(ref) ?? ZERO_ID
    const after = actual.get(ref) ?? ZERO_ID
    if (before !== after) changes.push({ ref, before, after })
  }
  return changes
}
