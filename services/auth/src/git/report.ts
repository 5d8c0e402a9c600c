import { FLUSH, PacketReader, band, packet } from './pkt-line.ts'
import type { CommandList } from './command-list.ts'

/**
 * Reads git's answer to a push on its way to the client: learns from the report (band 1) what became of each ref, lets
 * everything through but the last flush packet, after which nothing could be said to the pusher.
 * https://git-scm.com/docs/pack-protocol#_report_status
 */
export class ReportReader {
  /** What git said about unpacking: `ok`, or why not; undefined before it said anything. */
  unpack: string | undefined
  readonly #accepted = new Set<string>()
  readonly #outer = new PacketReader()
  readonly #inner = new PacketReader()

  /** @returns what the client may have of this chunk */
  push(chunk: Uint8Array): Buffer {
    const through: Buffer[] = []
    for (const payload of this.#outer.push(chunk)) {
      if (payload === undefined) continue
      through.push(packet(payload))
      if (payload[0] === 1) this.#report(payload.subarray(1))
    }
    return Buffer.concat(through)
  }

  #report(bytes: Buffer): void {
    for (const payload of this.#inner.push(bytes)) {
      if (payload !== undefined) this.#line(payload.toString('utf8').replace(/\n$/, ''))
    }
  }

  #line(line: string): void {
    if (line.startsWith('unpack ')) this.unpack = line.slice('unpack '.length)
    // `option …` lines of report-status-v2 follow an `ok` and change nothing here.
    else if (line.startsWith('ok ')) this.#accepted.add(line.slice('ok '.length))
  }

  /** Has the ref been written? */
  isAccepted(ref: string): boolean {
    return this.#accepted.has(ref)
  }
}

/**
 * The answer to a push that is refused without git: every ref with the reason, and a line for the person. Clients
 * print `! [remote rejected] main -> main (<why>)`.
 */
export function refusal(head: CommandList, why: string): Buffer {
  const lines = head.commands.map(({ ref }) => packet(`ng ${ref} ${why}\n`))
  const report = Buffer.concat([packet('unpack ok\n'), ...lines, FLUSH])
  return Buffer.concat([band(1, report), band(2, `refused: ${why}\n`), FLUSH])
}
