import { ERRNO } from '../../gen/abi.ts'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'
import type { BoundCapability, Capability } from '../capability.ts'
import { eventOf } from '../event/event-of.ts'
import { guestText, writeBytes, writeCell } from '../guest-text.ts'
import { MAX_CHANNEL_BYTES, MAX_MESSAGE_BYTES } from './pubsub-backend.ts'
import type { PubSubBackend } from './pubsub-backend.ts'
import { PUBSUB_EVENT } from './pubsub-event.ts'
import type { PubSubEvent } from './pubsub-event.ts'

type EventBytes = (event: PubSubEvent) => Uint8Array | undefined

const data: EventBytes = (event) => event.data
const channel: EventBytes = (event) => event.channel

/** Lets a guest read the message it was called for, and publish. */
export const pubsubCapability: Capability = {
  name: 'pubsub',
  provides: () => [...abiFunctions('pubsub-event'), ...abiFunctions('pubsub-node')],
  checkGrants: needsNoGrant,
  createState: (instance) => new PubSubState(instance)
}

class PubSubState implements BoundCapability {
  readonly #instance: GuestInstance
  /** What the size call answered, for the read call of the same channel. */
  #path: { channel: string; bytes: Uint8Array } | undefined
  readonly #functions: Readonly<Record<string, WebAssembly.HostCallable>>

  constructor(instance: GuestInstance) {
    this.#instance = instance
    this.#functions = {
      getMessageDataSize: this.#sizeOf(data),
      getMessageData: this.#readOf(data),
      getMessageChannelSize: this.#sizeOf(channel),
      getMessageChannel: this.#readOf(channel),
      publishToChannel: this.#publish.bind(this),
      setSubscriptionChannel: this.#subscribe.bind(this),
      getWebSocketURLSize: this.#pathSize.bind(this),
      getWebSocketURL: this.#readPath.bind(this)
    }
  }

  bind(name: string): WebAssembly.HostCallable {
    const callable = this.#functions[name]
    if (callable === undefined) throw new RangeError(`The pubsub capability has no ${name}`)
    return callable
  }

  restore(): void {
    this.#path = undefined
  }

  #sizeOf(bytes: EventBytes): WebAssembly.HostCallable {
    return (eventId: number, cell: number) => {
      const event = eventOf(this.#instance, eventId, PUBSUB_EVENT)
      if (typeof event === 'number') return event
      const found = bytes(event)
      if (found === undefined) return ERRNO.CHANNEL_NOT_FOUND
      return writeCell(this.#instance.memory, cell >>> 0, found.length)
    }
  }

  #readOf(bytes: EventBytes): WebAssembly.HostCallable {
    return (eventId: number, buffer: number) => {
      const event = eventOf(this.#instance, eventId, PUBSUB_EVENT)
      if (typeof event === 'number') return event
      const found = bytes(event)
      if (found === undefined) return ERRNO.CHANNEL_NOT_FOUND
      return writeBytes(this.#instance.memory, buffer >>> 0, found)
    }
  }

  #publish(name: number, nameLength: number, body: number, bodyLength: number): number {
    const { memory, backends } = this.#instance
    if (!memory.has(body >>> 0, bodyLength >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const target = this.#channelAt(name >>> 0, nameLength >>> 0)
    if (typeof target === 'number') return target
    const { pubsub } = backends
    const length = bodyLength >>> 0
    if (pubsub === undefined || target === undefined || length > MAX_MESSAGE_BYTES)
      return ERRNO.PUBLISH_FAILED
    const message = memory.copy(body >>> 0, length)
    const hops = this.#hops()
    return this.#ask(
      (context, options) =>
        pubsub.publish({ context, channel: target, data: message, hops }, options),
      ERRNO.PUBLISH_FAILED
    )
  }

  #subscribe(name: number, nameLength: number): number {
    const found = this.#channelAt(name >>> 0, nameLength >>> 0)
    if (typeof found === 'number') return found
    const { pubsub } = this.#instance.backends
    if (pubsub === undefined || found === undefined) return ERRNO.SUBSCRIBE_FAILED
    const target = found.startsWith('/') ? found.slice(1) : found
    return this.#ask(
      (context, options) => pubsub.subscribe({ context, channel: target }, options),
      ERRNO.SUBSCRIBE_FAILED
    )
  }

  #pathSize(name: number, nameLength: number, cell: number): number {
    const { memory } = this.#instance
    return this.#withPath(name >>> 0, nameLength >>> 0, (path) =>
      writeCell(memory, cell >>> 0, path.length)
    )
  }

  #readPath(name: number, nameLength: number, buffer: number): number {
    const { memory } = this.#instance
    return this.#withPath(name >>> 0, nameLength >>> 0, (path) =>
      writeBytes(memory, buffer >>> 0, path)
    )
  }

  #withPath(address: number, length: number, use: (path: Uint8Array) => number): number {
    const target = this.#channelAt(address, length)
    if (typeof target === 'number') return target
    const { context, backends, signal } = this.#instance
    const { pubsub } = backends
    if (pubsub === undefined || target === undefined) return ERRNO.GET_WEB_SOCKET_URL_FAILED
    if (this.#path?.channel === target) return use(this.#path.bytes)
    const asked = settled(pubsub.webSocketPath({ context, channel: target }, { signal }))
    return this.#instance.suspend(asked, (answer) => {
      if (answer === undefined) return ERRNO.GET_WEB_SOCKET_URL_FAILED
      const bytes = Buffer.from(answer.path)
      this.#path = { channel: target, bytes }
      return use(bytes)
    })
  }

  /** The name of a channel; a number is an error, `undefined` what cannot be the name of one. */
  #channelAt(address: number, length: number): string | number | undefined {
    const { memory } = this.#instance
    if (!memory.has(address, length)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    return guestText(memory, address, { length, maxBytes: MAX_CHANNEL_BYTES })
  }

  #hops(): number {
    const { event } = this.#instance
    return event !== undefined && 'hops' in event ? event.hops + 1 : 0
  }

  #ask(
    call: (
      context: GuestInstance['context'],
      options: Parameters<PubSubBackend['publish']>[1]
    ) => Promise<object>,
    failure: number
  ): number {
    const { context, signal } = this.#instance
    return this.#instance.suspend(settled(call(context, { signal })), (answer) =>
      answer === undefined ? failure : ERRNO.NONE
    )
  }
}

/** The answer, or `undefined` whatever the reason: guests see a number, not a word of the host. */
function settled<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch(() => undefined)
}
