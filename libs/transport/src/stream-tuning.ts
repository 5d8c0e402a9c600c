import type { Logger } from '@taucloud/base'
import type { MessageStream, Stream } from '@libp2p/interface'

// Untuned, one small message costs four write() calls: length and ciphertext are written apart, and yamux answers every
// DATA frame with a window update of its own. Both are cured from outside; what is overridden is looked for first, so an
// upgrade that renames it costs speed and one warning, nothing else.

let warned = false

function warnOnce(logger: Logger, what: string): void {
  if (warned) return
  warned = true
  logger.warn('carrier not tuned', { missing: what })
}

/** Lets all bytes that one turn of the event loop sends to a TCP connection leave in one write. */
export function joinWrites(connection: MessageStream, logger: Logger): void {
  const socket: unknown = Reflect.get(connection, 'socket')
  const sendData: unknown = Reflect.get(connection, 'sendData')
  if (!hasCork(socket) || typeof sendData !== 'function') {
    // A websocket joins its writes itself.
    if (!String(Reflect.get(connection, 'remoteAddr')).includes('/ws'))
      warnOnce(logger, 'tcp socket')
    return
  }
  let corked = false
  const uncork = (): void => {
    corked = false
    socket.uncork()
  }
  Reflect.set(connection, 'sendData', (data: unknown): unknown => {
    if (!corked) {
      corked = true
      socket.cork()
      process.nextTick(uncork)
    }
    const result: unknown = Reflect.apply(sendData, connection, [data])
    return result
  })
}

/** Grants the peer of a stream new window only when half of it is used, as the Go implementation does. */
export function grantLazily(stream: Stream, logger: Logger): void {
  const grant: unknown = Reflect.get(stream, 'sendWindowUpdate')
  if (!isYamux(stream) || typeof grant !== 'function') {
    warnOnce(logger, 'yamux window')
    return
  }
  // The first update may carry the flag that opens the stream.
  let first = true
  Reflect.set(stream, 'sendWindowUpdate', () => {
    if (!first && stream.recvWindowCapacity > stream.recvWindow / 2) return
    first = false
    Reflect.apply(grant, stream, [])
  })
}

function hasCork(value: unknown): value is { cork(): void; uncork(): void } {
  return typeof value === 'object' && value !== null && 'cork' in value && 'uncork' in value
}

function isYamux(stream: object): stream is { recvWindow: number; recvWindowCapacity: number } {
  return (
    'recvWindow' in stream &&
    typeof stream.recvWindow === 'number' &&
    'recvWindowCapacity' in stream &&
    typeof stream.recvWindowCapacity === 'number'
  )
}
