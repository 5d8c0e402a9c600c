import { ERRNO } from '../../gen/abi.ts'
import type { GuestInstance } from '../../guest/guest-instance.ts'
import { guestText, writeBytes, writeCell } from '../guest-text.ts'
import { MAX_COMMAND_BYTES } from './p2p-event.ts'
import { readCid } from './read-cid.ts'

const MAX_NAME_BYTES = 1024
/** Commands and discoveries that one call may hold. */
const MAX_COMMANDS = 1024
const MAX_DISCOVERIES = 64
const MAX_PEERS = 1000
const NS_PER_MS = 1e6

interface Command {
  readonly protocol: string
  readonly command: string
  response: Uint8Array
}

/** The commands, the protocol id and the peers that one instance knows of. */
export class P2PNode {
  readonly #instance: GuestInstance
  readonly #commands: Command[] = []
  readonly #discoveries: Uint8Array[] = []
  #protocolId: Uint8Array = new Uint8Array(0)

  constructor(instance: GuestInstance) {
    this.#instance = instance
  }

  /** The functions by their names in the ABI. */
  functions(): Readonly<Record<string, WebAssembly.HostCallable>> {
    return {
      newCommand: this.#newCommand.bind(this),
      sendCommand: (id: number, data: number, length: number, cell: number) =>
        this.#send(id, { data, length, cell }),
      sendCommandTo: (id: number, cid: number, data: number, length: number, cell: number) =>
        this.#sendTo(id, cid, { data, length, cell }),
      readCommandResponse: this.#readResponse.bind(this),
      listenToProtocolSize: this.#listen.bind(this),
      listenToProtocol: this.#readProtocolId.bind(this),
      discoverPeersSize: this.#discover.bind(this),
      discoverPeers: (id: number, buffer: number) =>
        writeBytes(
          this.#instance.memory,
          buffer >>> 0,
          this.#discoveries[id >>> 0] ?? new Uint8Array(0)
        )
    }
  }

  /** Forgets everything of the call that ended. */
  reset(): void {
    this.#commands.length = 0
    this.#discoveries.length = 0
    this.#protocolId = new Uint8Array(0)
  }

  #newCommand(
    protocolAt: number,
    protocolLength: number,
    commandAt: number,
    commandLength: number,
    cell: number
  ): number {
    const protocol = this.#textAt(protocolAt, protocolLength)
    if (typeof protocol === 'number') return protocol
    const command = this.#textAt(commandAt, commandLength)
    if (typeof command === 'number') return command
    const { context, signal, memory, backends } = this.#instance
    const { p2p } = backends
    if (p2p === undefined || command === undefined || command === '')
      return ERRNO.COMMAND_CREATE_FAILED
    if (protocol === undefined) return ERRNO.P2P_PROTOCOL_NOT_FOUND
    if (this.#commands.length >= MAX_COMMANDS) return ERRNO.COMMAND_CREATE_FAILED
    const asked = settled(p2p.resolve({ context, protocol }, { signal }))
    return this.#instance.suspend(asked, (found) => {
      if (found === undefined) return ERRNO.P2P_PROTOCOL_NOT_FOUND
      const id = this.#commands.length
      const errno = writeCell(memory, cell >>> 0, id)
      if (errno === ERRNO.NONE)
        this.#commands.push({ protocol, command, response: new Uint8Array(0) })
      return errno
    })
  }

  #sendTo(id: number, cid: number, o: SendArguments): number {
    if (this.#commands[id >>> 0] === undefined) return ERRNO.CLIENT_NOT_FOUND
    if (!this.#instance.memory.has(cid >>> 0, 1)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    const peer = readCid(this.#instance.memory, cid >>> 0)
    return peer === undefined ? ERRNO.INVALID_CID : this.#send(id, { ...o, peer })
  }

  #send(id: number, { data, length, cell, peer }: SendArguments): number {
    const command = this.#commands[id >>> 0]
    if (command === undefined) return ERRNO.CLIENT_NOT_FOUND
    const { memory, context, signal, backends, event } = this.#instance
    if (!memory.has(data >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    if (backends.p2p === undefined || length >>> 0 > MAX_COMMAND_BYTES) return ERRNO.P2P_SEND_FAILED
    const hops = event !== undefined && 'hops' in event ? event.hops + 1 : 0
    const { protocol, command: name } = command
    const request = {
      ...{ context, protocol, command: name, hops },
      data: memory.copy(data >>> 0, length >>> 0),
      ...(peer === undefined ? {} : { peer })
    }
    const sent = settled(backends.p2p.send(request, { signal }))
    return this.#instance.suspend(sent, (answer) => {
      if (answer === undefined) return ERRNO.P2P_SEND_FAILED
      if (answer.data === undefined) return ERRNO.MARSHAL_DATA_FAILED
      command.response = answer.data
      return writeCell(memory, cell >>> 0, answer.data.length)
    })
  }

  #readResponse(id: number, buffer: number, length: number): number {
    const command = this.#commands[id >>> 0]
    if (command === undefined) return ERRNO.CLIENT_NOT_FOUND
    if (command.response.length !== length >>> 0) return ERRNO.SIZE_MISMATCH
    return writeBytes(this.#instance.memory, buffer >>> 0, command.response)
  }

  #listen(protocolAt: number, protocolLength: number, cell: number): number {
    const protocol = this.#textAt(protocolAt, protocolLength)
    if (typeof protocol === 'number') return protocol
    const { memory, context, signal, backends } = this.#instance
    if (backends.p2p === undefined) return ERRNO.P2P_LISTEN_FAILED
    if (protocol === undefined) return ERRNO.P2P_PROTOCOL_NOT_FOUND
    const asked = settled(backends.p2p.listen({ context, protocol }, { signal }))
    return this.#instance.suspend(asked, (answer) => {
      if (answer === undefined) return ERRNO.P2P_PROTOCOL_NOT_FOUND
      this.#protocolId = Buffer.from(answer.protocolId)
      return writeCell(memory, cell >>> 0, this.#protocolId.length)
    })
  }

  #readProtocolId(_at: number, _length: number, buffer: number, length: number): number {
    if (length >>> 0 !== this.#protocolId.length) return ERRNO.EOF
    return writeBytes(this.#instance.memory, buffer >>> 0, this.#protocolId)
  }

  #discover(max: number, timeoutNs: number, idCell: number, sizeCell: number): number {
    const { memory, context, signal, backends } = this.#instance
    if (backends.p2p === undefined || this.#discoveries.length >= MAX_DISCOVERIES)
      return ERRNO.P2P_DISCOVER_FAILED
    const request = {
      context,
      max: Math.min(max >>> 0, MAX_PEERS),
      timeoutMs: (timeoutNs >>> 0) / NS_PER_MS
    }
    const asked = settled(backends.p2p.discover(request, { signal }))
    return this.#instance.suspend(asked, (answer) => {
      if (answer === undefined) return ERRNO.P2P_DISCOVER_FAILED
      const list = encodeBytesList(answer.peers)
      const id = this.#discoveries.push(list) - 1
      const errno = writeCell(memory, idCell >>> 0, id)
      return errno === ERRNO.NONE ? writeCell(memory, sizeCell >>> 0, list.length) : errno
    })
  }

  #textAt(address: number, length: number): string | number | undefined {
    const { memory } = this.#instance
    if (!memory.has(address >>> 0, length >>> 0)) return ERRNO.ADDRESS_OUT_OF_MEMORY
    return guestText(memory, address >>> 0, { length: length >>> 0, maxBytes: MAX_NAME_BYTES })
  }
}

interface SendArguments {
  readonly data: number
  readonly length: number
  readonly cell: number
  readonly peer?: Uint8Array
}

/** Each item after its length in two bytes, little-endian. */
function encodeBytesList(items: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(
    items.flatMap((item) => [Uint8Array.of(item.length & 0xff, item.length >> 8), item])
  )
}

/** The answer, or `undefined` whatever the reason: guests see a number, not a word of the host. */
function settled<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch(() => undefined)
}
