import { PacketReader } from './pkt-line.ts'

/** One ref that a push wants to change. */
export interface RefCommand {
  readonly ref: string
  /** 40 hex digits; zeros when the ref is new. */
  readonly before: string
  /** 40 hex digits; zeros when the ref goes. */
  readonly after: string
}

/** Longest head of a push: its commands and options. */
export const MAX_HEAD_BYTES = 1024 * 1024
/** Most refs in one push. */
export const MAX_COMMANDS = 500
const MAX_OPTIONS = 16
const MAX_OPTION_BYTES = 256
const MAX_SHALLOW = 1000
const COMMAND = /^([0-9a-f]{40}) ([0-9a-f]{40}) (\S.*)$/
export const ZERO_ID = '0'.repeat(40)

type Section = 'commands' | 'options' | 'done'

/**
 * Reads the head of a `receive-pack` request: the command list, then the push options when the client announced them.
 * Keeps the bytes, since git gets them too. https://git-scm.com/docs/pack-protocol#_reference_update_request_and_packfile_transfer
 */
export class CommandList {
  readonly commands: RefCommand[] = []
  readonly options: string[] = []
  /** What is wrong with the head; set once. */
  problem: string | undefined
  readonly #reader = new PacketReader()
  readonly #chunks: Uint8Array[] = []
  #capabilities: ReadonlySet<string> | undefined
  #section: Section = 'commands'
  #bytes = 0
  #shallow = 0

  get isDone(): boolean {
    return this.#section === 'done' || this.problem !== undefined
  }

  /** Large pushes are announced by a request whose body is one flush packet: it is no push. */
  get isProbe(): boolean {
    return this.problem === undefined && this.commands.length === 0
  }

  has(capability: string): boolean {
    return this.#capabilities?.has(capability) === true
  }

  /** Everything that was read, for git. */
  bytes(): Buffer {
    return Buffer.concat(this.#chunks)
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk)
    this.#bytes += chunk.length
    for (const payload of this.#reader.push(chunk)) {
      if (payload === undefined) this.#endSection()
      else this.#line(payload.toString('utf8').replace(/\n$/, ''))
      if (this.isDone) return
    }
    if (this.#reader.isBroken) this.problem = 'it is not made of packets'
    if (this.#bytes > MAX_HEAD_BYTES) this.problem = 'its list of refs is too long'
  }

  /** The body is over. */
  end(): void {
    if (!this.isDone) this.problem = 'it ended within its list of refs'
  }

  #endSection(): void {
    const hasOptions = this.#section === 'commands' && this.has('push-options')
    this.#section = hasOptions ? 'options' : 'done'
  }

  #line(line: string): void {
    if (this.#section === 'options') this.#option(line)
    else if (line.startsWith('shallow ')) this.#countShallow()
    else this.#command(line)
  }

  #option(line: string): void {
    this.options.push(line)
    if (this.options.length > MAX_OPTIONS || Buffer.byteLength(line) > MAX_OPTION_BYTES) {
      this.problem = 'it has too many or too long push options'
    }
  }

  #countShallow(): void {
    this.#shallow += 1
    if (this.#shallow > MAX_SHALLOW) this.problem = 'it comes from too shallow a clone'
  }

  #command(line: string): void {
    const [text = '', capabilities] = line.split('\0')
    this.#capabilities ??= new Set((capabilities ?? '').trim().split(' '))
    const [, before, after, ref] = COMMAND.exec(text) ?? []
    if (before === undefined || after === undefined || ref === undefined) {
      this.problem = 'its list of refs is malformed'
      return
    }
    this.commands.push({ before, after, ref })
    if (this.commands.length > MAX_COMMANDS) {
      this.problem = `it changes more than ${MAX_COMMANDS} refs`
    }
  }
}
