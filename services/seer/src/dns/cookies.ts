import { createHmac, timingSafeEqual } from 'node:crypto'

const CLIENT_BYTES = 8
const COOKIE_BYTES = 24
const MAC_BYTES = 8
const VERSION = 1
const MAX_AGE_SECONDS = 3_600
const MAX_AHEAD_SECONDS = 300

/**
 * DNS cookies (RFC 7873, shape of RFC 9018): a client that shows one has proved that it receives at its address. All
 * seers that share the secret accept each other's.
 */
export class Cookies {
  readonly #secret: Buffer

  /** @param secret at least 16 bytes */
  constructor(secret: Uint8Array) {
    this.#secret = Buffer.from(secret)
  }

  /** The 24 bytes to answer with: what the client sent first, then our part. */
  issue(sent: Buffer, address: string, nowMs: number): Buffer {
    const cookie = Buffer.alloc(COOKIE_BYTES)
    sent.copy(cookie, 0, 0, CLIENT_BYTES)
    cookie[CLIENT_BYTES] = VERSION
    cookie.writeUInt32BE(Math.floor(nowMs / 1000) >>> 0, CLIENT_BYTES + 4)
    this.#mac(cookie, address).copy(cookie, COOKIE_BYTES - MAC_BYTES)
    return cookie
  }

  /** Did this client get the cookie from us, lately, at this address? */
  isValid(cookie: Buffer, address: string, nowMs: number): boolean {
    if (cookie.length !== COOKIE_BYTES || cookie[CLIENT_BYTES] !== VERSION) return false
    const age = Math.floor(nowMs / 1000) - cookie.readUInt32BE(CLIENT_BYTES + 4)
    if (age > MAX_AGE_SECONDS || age < -MAX_AHEAD_SECONDS) return false
    return timingSafeEqual(this.#mac(cookie, address), cookie.subarray(COOKIE_BYTES - MAC_BYTES))
  }

  #mac(cookie: Buffer, address: string): Buffer {
    const mac = createHmac('sha256', this.#secret)
    mac.update(cookie.subarray(0, COOKIE_BYTES - MAC_BYTES)).update(address)
    return mac.digest().subarray(0, MAC_BYTES)
  }
}
