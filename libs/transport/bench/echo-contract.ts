import { bidi, unary } from '../src/index.ts'
import type { Codec, Contract, Methods } from '../src/index.ts'

/** The message of the benchmark: bytes as they are, so that the carrier is measured and not a codec. */
const bytes: Codec<Uint8Array> = {
  encode: (value) => value,
  decode: (value) => value
}

const methods = { echo: unary(bytes, bytes), exchange: bidi(bytes, bytes) } satisfies Methods

export const Echo: Contract<typeof methods> = { protocol: '/tau/bench/1', methods }
export const BULK = '/tau/bench/bulk/1'
/** Bytes of one request and answer. */
export const PAYLOAD_BYTES = 256
