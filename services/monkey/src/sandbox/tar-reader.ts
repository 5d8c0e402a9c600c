import { CloudError } from '@taucloud/base'

/** A plain file out of an archive. */
export interface TarFile {
  /** Clean relative path, '/'-separated. */
  readonly path: string
  readonly content: Uint8Array
}

export interface TarContent {
  readonly files: readonly TarFile[]
  /** Entries that were not taken, by a printable form of their names. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[]
}

export interface TarLimits {
  readonly files: number
  readonly bytes: number
}

const BLOCK = 512
const MAX_DEPTH = 32
const MAX_PATH = 1024
const MAX_SEGMENT_BYTES = 255
const MAX_REFUSED = 1000
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Why one entry is not taken; the rest of the archive may still be. */
class EntryRefused extends Error {}

interface Header {
  readonly type: string
  readonly size: number
  readonly name: string
  readonly link: string
}

/**
 * Reads an untrusted tar archive (ustar, pax and GNU names) in memory. Only plain files and hard links to files of the
 * same archive are taken; links, devices and names that leave the tree are refused one by one.
 *
 * @throws {CloudError} `invalid_argument` for a broken archive, `resource_exhausted` over a limit
 */
export function readTar(bytes: Uint8Array, limits: TarLimits): TarContent {
  const reading = new Reading(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits)
  reading.run()
  return {
    files: [...reading.files].map(([path, content]) => ({ path, content })),
    refused: reading.refused
  }
}

class Reading {
  readonly files = new Map<string, Uint8Array>()
  readonly refused: { name: string; reason: string }[] = []
  readonly #bytes: Buffer
  readonly #limits: TarLimits
  readonly #folders = new Set<string>()
  #at = 0
  #total = 0
  #pax = new Map<string, string>()

  constructor(bytes: Buffer, limits: TarLimits) {
    this.#bytes = bytes
    this.#limits = limits
  }

  run(): void {
    while (this.#at + BLOCK <= this.#bytes.length) {
      const block = this.#bytes.subarray(this.#at, this.#at + BLOCK)
      if (block.every((byte) => byte === 0)) return
      this.#at += BLOCK
      const header = parseHeader(block)
      const body = this.#body(header.size)
      if (header.type === 'x') this.#pax = parsePax(body)
      else if (header.type === 'L') this.#pax.set('path', text(body, 0, body.length))
      else if (header.type === 'K') this.#pax.set('linkpath', text(body, 0, body.length))
      else if (header.type !== 'g') this.#entry(header, body)
    }
  }

  #body(size: number): Buffer {
    const body = this.#bytes.subarray(this.#at, this.#at + size)
    if (body.length !== size) throw broken('it is cut off')
    this.#at += Math.ceil(size / BLOCK) * BLOCK
    return body
  }

  #entry(header: Header, body: Buffer): void {
    const name = this.#pax.get('path') ?? header.name
    const link = this.#pax.get('linkpath') ?? header.link
    const hasPaxSize = this.#pax.has('size')
    this.#pax = new Map()
    if (hasPaxSize) throw broken('a size stands in a pax header')
    try {
      this.#take(header.type, cleanPath(name), { body, link })
    } catch (error) {
      if (!(error instanceof EntryRefused)) throw error
      if (this.refused.length >= MAX_REFUSED) throw overLimit('too many entries are refused')
      this.refused.push({ name: JSON.stringify(name.slice(0, 80)), reason: error.message })
    }
  }

  #take(type: string, path: string, entry: { body: Buffer; link: string }): void {
    if (type === '5') {
      if (this.files.has(path)) throw new EntryRefused('a folder has the name of a file')
      this.#folders.add(path)
    } else if (type === '0' || type === '7') this.#add(path, entry.body)
    else if (type === '1') {
      const target = this.files.get(cleanPath(entry.link))
      if (target === undefined) throw new EntryRefused('hard link to something else than a file')
      this.#add(path, target)
    } else if (type === '2') throw new EntryRefused('symbolic link')
    else throw new EntryRefused(`entry of type ${JSON.stringify(type)}`)
  }

  #add(path: string, content: Uint8Array): void {
    if (path === '' || this.#folders.has(path))
      throw new EntryRefused('a file has the name of a folder')
    if (this.files.has(path)) throw new EntryRefused('written twice')
    for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      const parent = path.slice(0, slash)
      if (this.files.has(parent)) throw new EntryRefused('its path goes through a file')
      this.#folders.add(parent)
    }
    if (this.files.size >= this.#limits.files) throw overLimit('too many files')
    this.#total += content.length
    if (this.#total > this.#limits.bytes) throw overLimit('too many bytes')
    this.files.set(path, content)
  }
}

function parseHeader(block: Buffer): Header {
  let sum = 8 * 0x20 // the checksum's own field counts as spaces
  for (const [index, byte] of block.entries()) if (index < 148 || index > 155) sum += byte
  if (octal(block, 148, 8) !== sum) throw broken('a checksum is wrong')
  const prefix = text(block, 345, 155)
  const isUstar = text(block, 257, 6) === 'ustar'
  const name = text(block, 0, 100)
  return {
    type: String.fromCharCode(block[156] === 0 ? 0x30 : (block[156] ?? 0x30)),
    size: octal(block, 124, 12),
    name: isUstar && prefix !== '' ? `${prefix}/${name}` : name,
    link: text(block, 157, 100)
  }
}

function parsePax(body: Buffer): Map<string, string> {
  const records = new Map<string, string>()
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(0x20, at)
    const length = space < 0 ? NaN : Number(body.toString('latin1', at, space))
    if (!Number.isInteger(length) || length <= space - at || at + length > body.length)
      throw broken('a pax header')
    const record = body.toString('latin1', space + 1, at + length - 1)
    const equals = record.indexOf('=')
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1))
    at += length
  }
  return records
}

/** Names are kept as latin1 until here, so that their bytes can be judged. */
function cleanPath(name: string): string {
  let path: string
  try {
    path = utf8.decode(Buffer.from(name, 'latin1'))
  } catch {
    throw new EntryRefused('its name is not UTF-8')
  }
  if (/[\p{Cc}\\]/u.test(path)) throw new EntryRefused('control character or backslash in its name')
  if (path.startsWith('/')) throw new EntryRefused('its name is absolute')
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.')
  if (segments.includes('..')) throw new EntryRefused('".." in its name')
  if (segments.length > MAX_DEPTH) throw new EntryRefused('folders are nested too deep')
  if (
    path.length > MAX_PATH ||
    segments.some((each) => Buffer.byteLength(each) > MAX_SEGMENT_BYTES)
  ) {
    throw new EntryRefused('its name is too long')
  }
  return segments.join('/')
}

function text(block: Buffer, at: number, length: number): string {
  const zero = block.indexOf(0, at)
  return block.toString('latin1', at, zero < 0 || zero > at + length ? at + length : zero)
}

function octal(block: Buffer, at: number, length: number): number {
  const digits = text(block, at, length).trim()
  if (!/^[0-7]*$/.test(digits)) throw broken('a number is not octal')
  return digits === '' ? 0 : Number.parseInt(digits, 8)
}

function broken(why: string): CloudError {
  return new CloudError('invalid_argument', `Cannot read the result of the build: ${why}`)
}

function overLimit(why: string): CloudError {
  return new CloudError('resource_exhausted', `Cannot read the result of the build: ${why}`)
}
