import { H } from './ids.ts'
import { matcherOf } from './matcher.ts'
import type { Release, ReleaseChannel, ReleaseScope, TriggeredFunction } from './release.ts'

interface Channel extends ReleaseChannel {
  readonly covers: (channel: string) => boolean
}

/** A service of a scope, and the functions that answer its commands. */
export interface ServiceMatch {
  /** Id of the service resource. */
  readonly service: string
  /** What answers a command of it. */
  readonly functionOf: (command: string) => TriggeredFunction | undefined
}

/** The channels of one scope: of the project itself or of one application. */
export class MessagingScope {
  /** Id of the application, empty in the scope of the project. */
  readonly applicationId: string
  /** First part of its topics on the bus (project-config §22.8). */
  readonly hash: string
  readonly #channels: readonly Channel[]
  readonly #functions: readonly TriggeredFunction[]

  constructor(project: string, scope: ReleaseScope, functions: readonly TriggeredFunction[]) {
    this.applicationId = scope.applicationId
    this.hash = H(project + scope.applicationId)
    this.#channels = scope.channels.map((channel) => ({
      ...channel,
      covers: matcherOf(channel.match, channel.regex)
    }))
    this.#functions = functions
  }

  /** Does a messaging resource cover the channel? */
  allows(channel: string): boolean {
    return this.#channels.some(({ covers }) => covers(channel))
  }

  /** Does one that WebSocket clients may use? */
  allowsWebSocket(channel: string): boolean {
    return this.#channels.some(({ covers, webSocket }) => webSocket && covers(channel))
  }

  /** The functions that a message triggers: those whose own channel is covered by a resource that covers this one. */
  subscribers(channel: string): TriggeredFunction[] {
    const covering = this.#channels.filter(({ covers }) => covers(channel))
    return this.#functions.filter(
      ({ trigger }) =>
        trigger.type === 'pubsub' && covering.some(({ covers }) => covers(trigger.channel))
    )
  }
}

/** Channels and services of a release, compiled once. */
export class Messaging {
  readonly #scopes = new Map<string, MessagingScope>()
  readonly #release: Release
  readonly #applications: ReadonlyMap<string, string>

  constructor(release: Release) {
    const { functions, triggers = [], messaging = [], project } = release
    this.#release = release
    this.#applications = new Map([...functions, ...triggers].map((fn) => [fn.id, fn.application]))
    for (const scope of messaging) {
      const own = triggers.filter((fn) => fn.application === scope.application)
      this.#scopes.set(scope.application, new MessagingScope(project, scope, own))
    }
  }

  /** The scope that a function belongs to; `undefined` when it has no channels or the function is of another release. */
  scopeOf(functionId: string): MessagingScope | undefined {
    const application = this.#applications.get(functionId)
    return application === undefined ? undefined : this.#scopes.get(application)
  }

  /** The scope of a topic or WebSocket path. */
  scopeAt(hash: string): MessagingScope | undefined {
    return [...this.#scopes.values()].find((scope) => scope.hash === hash)
  }

  /** What a function asks for by protocol: a service of its application, else of the project (project-config §22.9). */
  serviceFor(functionId: string, protocol: string): ServiceMatch | undefined {
    const application = this.#applications.get(functionId)
    if (application === undefined) return undefined
    const applications = [...new Set([application, ''])]
    for (const name of applications) {
      const scope = this.#release.messaging?.find((each) => each.application === name)
      const service = scope?.services.find((each) => each.protocol === protocol)
      if (service === undefined) continue
      const functionOf = (command: string): TriggeredFunction | undefined =>
        this.#commandOf(applications, protocol, command)
      return { service: service.id, functionOf }
    }
    return undefined
  }

  #commandOf(
    applications: readonly string[],
    protocol: string,
    command: string
  ): TriggeredFunction | undefined {
    for (const application of applications) {
      const found = this.#release.triggers?.find(
        (fn) =>
          fn.application === application &&
          fn.trigger.type === 'p2p' &&
          fn.trigger.protocol === protocol &&
          fn.trigger.command === command
      )
      if (found !== undefined) return found
    }
    return undefined
  }
}
