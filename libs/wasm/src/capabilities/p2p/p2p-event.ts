/** Number of peer-to-peer events in the ABI. */
export const P2P_EVENT = 3
/** Largest data of a command and of its answer, in bytes. */
export const MAX_COMMAND_BYTES = 3 * 1024 * 1024

/** What a command says, as it reached the node that runs the function. */
export interface P2PCommand {
  /** The name that the command was sent under. */
  readonly command: string
  /** `data`, `protocol` and `command`, and whatever else the sender wrote, but not the `matcher`. */
  readonly body: Readonly<Record<string, unknown>>
  /** Ids of the calling and of the called node as binary CIDs; empty when not known. */
  readonly from: Uint8Array
  readonly to: Uint8Array
  /** How many functions called one another up to this command. @default 0 */
  readonly hops?: number
}

/** One command on a service's protocol, and the answer. */
export class P2PEvent {
  readonly type = P2P_EVENT
  readonly command: P2PCommand
  readonly hops: number
  /** What the function answered; `undefined` while it has said nothing. */
  response: Uint8Array | undefined
  /** What the size calls computed, for their read calls. */
  data: Uint8Array | undefined
  protocol: Uint8Array | undefined

  constructor(command: P2PCommand) {
    this.command = command
    this.hops = command.hops ?? 0
  }

  /** The name of the command; an entry of the body overrides it. `undefined` when that entry is no text. */
  get name(): Uint8Array | undefined {
    const { body, command } = this.command
    const name = Object.hasOwn(body, 'command') ? body.command : command
    return typeof name === 'string' ? Buffer.from(name) : undefined
  }

  /** The data of the command: the body as JSON when it has none. `undefined` when it is no bytes. */
  readData(): Uint8Array | undefined {
    const { body } = this.command
    if (Object.hasOwn(body, 'data')) return body.data instanceof Uint8Array ? body.data : undefined
    try {
      return Buffer.from(JSON.stringify(body))
    } catch {
      return undefined // cycles and big integers have no JSON
    }
  }

  end(): void {
    // Holds nothing that must be let go of.
  }
}
