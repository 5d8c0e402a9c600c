import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { FLUSH, packet } from '../git/pkt-line.ts'

const TYPES = { commit: 1, tree: 2, blob: 3 }
type ObjectType = keyof typeof TYPES

/** A tree entry: mode, name, object id. */
export type Entry = readonly [mode: string, name: string | Buffer, id: string]

/** Git objects written by hand, so that no check of a client stands in between. */
export class Objects {
  readonly #objects = new Map<string, { type: ObjectType; body: Buffer }>()

  put(type: ObjectType, content: string | Buffer): string {
    const body = Buffer.from(content)
    const id = createHash('sha1').update(`${type} ${body.length}\0`).update(body).digest('hex')
    this.#objects.set(id, { type, body })
    return id
  }

  blob(content: string | Buffer): string {
    return this.put('blob', content)
  }

  tree(entries: readonly Entry[]): string {
    const parts = entries.map(([mode, name, id]) =>
      Buffer.concat([
        Buffer.from(`${mode} `),
        Buffer.from(name),
        Buffer.of(0),
        Buffer.from(id, 'hex')
      ])
    )
    return this.put('tree', Buffer.concat(parts))
  }

  commit(tree: string, more: { author?: string; message?: string } = {}): string {
    const { author = 'author a <a@b> 1700000000 +0000\n', message = 'm' } = more
    return this.put(
      'commit',
      `tree ${tree}\n${author}committer a <a@b> 1700000000 +0000\n\n${message}\n`
    )
  }

  /** Everything that was put, as a pack. */
  pack(): Buffer {
    const head = Buffer.alloc(12, 'PACK')
    head.writeUInt32BE(2, 4)
    head.writeUInt32BE(this.#objects.size, 8)
    const entries = [...this.#objects.values()].map(({ type, body }) =>
      Buffer.concat([entryHead(TYPES[type], body.length), deflateSync(body)])
    )
    const pack = Buffer.concat([head, ...entries])
    return Buffer.concat([pack, createHash('sha1').update(pack).digest()])
  }
}

function entryHead(type: number, size: number): Buffer {
  const bytes = [(type << 4) | (size & 15)]
  for (let rest = size >> 4; rest > 0; rest >>= 7) {
    bytes.push((bytes.pop() ?? 0) | 0x80, rest & 0x7f)
  }
  return Buffer.from(bytes)
}

/** The body of a push that creates one ref. */
export function pushBody(ref: string, id: string, pack: Buffer): Buffer {
  const command = `${'0'.repeat(40)} ${id} ${ref}\0 report-status side-band-64k agent=test`
  return Buffer.concat([packet(command), FLUSH, pack])
}
