import { CloudError, toCloudError } from '@taucloud/base'
import type { FunctionCode } from '@taucloud/project/release'
import { P2PEvent, PubSubEvent } from '@taucloud/wasm'
import type { BackendCallOptions } from '@taucloud/wasm'
import type { Branches, LoadedBranch } from '../worker/branches.ts'
import { leave } from '../worker/functions.ts'
import type { Functions } from '../worker/functions.ts'
import type { OutputGate } from '../worker/output-gate.ts'
import type { CommandCall, MessageCall, TriggerCalls, TriggerTarget } from './trigger-calls.ts'

export interface TriggerRunnerComponents {
  readonly branches: Branches
  readonly functions: Functions
  readonly output: OutputGate
  readonly broadcast: TriggerCalls['broadcast']
  /** Counts a call that failed. */
  readonly failed: (code: string) => void
}

/** Runs functions of this thread for messages and commands. One call begins per turn of the event loop, so that requests come between. */
export class TriggerRunner implements TriggerCalls {
  readonly #components: TriggerRunnerComponents
  #lastTurn: Promise<void> = Promise.resolve()

  constructor(components: TriggerRunnerComponents) {
    this.#components = components
  }

  async message(call: MessageCall, { signal }: BackendCallOptions): Promise<object> {
    await this.#run(call, new PubSubEvent(call), signal)
    return {}
  }

  async command(call: CommandCall, { signal }: BackendCallOptions): Promise<{ data?: Uint8Array }> {
    const { command, protocol, data, from, to, hops } = call
    const event = new P2PEvent({ command, body: { data, protocol, command }, from, to, hops })
    await this.#run(call, event, signal)
    return event.response === undefined ? {} : { data: event.response }
  }

  broadcast(...args: Parameters<TriggerCalls['broadcast']>): Promise<object> {
    return this.#components.broadcast(...args)
  }

  async #run(
    target: TriggerTarget,
    event: PubSubEvent | P2PEvent,
    signal: AbortSignal
  ): Promise<void> {
    const branch = await this.#loaded(target.branch)
    const fn = branch.triggers.get(target.function)
    if (fn === undefined)
      throw new CloudError('not_found', 'Cannot call the function: its release is served no more')
    try {
      const { functions } = this.#components
      const resident = functions.get(branch, fn) ?? (await functions.load(branch, fn))
      resident.inFlight += 1
      try {
        await this.#turn()
        await resident.guest.call(event, signal)
      } finally {
        leave(resident)
      }
    } catch (error) {
      throw this.#failed(branch, fn, error)
    }
  }

  async #loaded(key: string): Promise<LoadedBranch> {
    const { branches } = this.#components
    const branch = branches.get(key)
    if (branch === undefined)
      throw new CloudError('not_found', 'Cannot call the function: its branch is not served')
    if (branch.loaded === undefined) await branches.load(branch)
    const loaded = branches.loaded(key)
    if (loaded !== undefined) return loaded
    throw new CloudError('unavailable', 'Cannot call the function: its release is not here')
  }

  #turn(): Promise<void> {
    return (this.#lastTurn = this.#lastTurn.then(
      () =>
        new Promise((resolve) => {
          setImmediate(resolve)
        })
    ))
  }

  /** The reason goes to the function's own log; the caller learns no more than the kind of failure. */
  #failed(branch: LoadedBranch, fn: FunctionCode, thrown: unknown): CloudError {
    const { code } = toCloudError(thrown)
    const message = thrown instanceof CloudError ? thrown.message : 'failed on the node'
    const origin = { project: branch.project, branch: branch.name, function: fn.name }
    this.#components.output.say(origin, `error: ${message}`)
    this.#components.failed(code)
    return new CloudError(code, 'The function failed', { cause: thrown })
  }
}
