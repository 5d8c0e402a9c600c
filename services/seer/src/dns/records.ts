import dnsPacket from 'dns-packet'
import type { Answer, CaaData, MxData, SoaData } from 'dns-packet'
import { TYPE } from './wire.ts'

/**
 * The records of one type at one name. More than one variant means that answers take turns, each with its own choice
 * and order of records; their number is a power of two.
 */
export interface RecordSet {
  /** Seconds that a resolver may keep the answer. */
  readonly ttlSeconds: number
  readonly variants: readonly (readonly Buffer[])[]
}

/** All record sets of one name, by type. */
export type RecordSets = ReadonlyMap<number, RecordSet>

/** What records of a type say, as text or its parts. */
export interface RecordData {
  A: string
  AAAA: string
  NS: string
  CNAME: string
  TXT: string
  SOA: SoaData
  CAA: CaaData
  MX: MxData
}

/** A type whose data this file can write. */
export type RecordType = keyof RecordData

const TXT_STRING_BYTES = 255
/** Bytes of a message with one answer owned by the root, up to the answer's data. */
const DATA_OFFSET = 23

/** A set in which every answer is the same. */
export function recordSet<T extends RecordType>(
  type: T,
  ttlSeconds: number,
  data: readonly RecordData[T][]
): [number, RecordSet] {
  return [TYPE[type], { ttlSeconds, variants: [data.map((item) => encodeData(type, item))] }]
}

/** The wire form of one record's data; names in it are not compressed. */
export function encodeData<T extends RecordType>(type: T, data: RecordData[T]): Buffer {
  const parts = type === 'TXT' && typeof data === 'string' ? stringsOf(data) : data
  // The pair of type and data is sound by the signature; the library's union cannot follow a generic.
  const answer = { name: '.', type, data: parts } as Answer
  return dnsPacket.encode({ type: 'response', answers: [answer] }).subarray(DATA_OFFSET)
}

/** A TXT record holds strings of at most 255 bytes; a longer text goes into several. */
function stringsOf(text: string): Buffer[] {
  const bytes = Buffer.from(text)
  const strings = [bytes.subarray(0, TXT_STRING_BYTES)]
  for (let at = TXT_STRING_BYTES; at < bytes.length; at += TXT_STRING_BYTES) {
    strings.push(bytes.subarray(at, at + TXT_STRING_BYTES))
  }
  return strings
}
