import { CloudError } from '@taucloud/base'

/**
 * What a failed dial means. A wrong or missing swarm key looks like a broken network (pitfall P13): the sockets meet, the
 * nonces are exchanged, then nothing can be read.
 */
export function dialError(peer: string, error: unknown): CloudError {
  if (error instanceof CloudError) return error
  const causes: unknown[] = error instanceof AggregateError ? error.errors : [error]
  for (const cause of causes) {
    if (!(cause instanceof Error) || cause.name !== 'EncryptionFailedError') continue
    // A busy or a frozen peer, not a stranger.
    if (/abort|timeout|timed out/i.test(cause.message)) continue
    if (cause.message.includes('does not match expected')) {
      return new CloudError(
        'unavailable',
        `Cannot reach "${peer}": another node answers at its address`,
        {
          cause: error
        }
      )
    }
    return new CloudError(
      'permission_denied',
      `Cannot reach "${peer}": not a member of this network, check that both nodes have the same swarm key`,
      { cause: error }
    )
  }
  return new CloudError('unavailable', `Cannot reach "${peer}": ${reasonOf(error)}`, {
    cause: error
  })
}

/** What opening a stream that the peer does not serve, or not any more, means. */
export function streamError(peer: string, protocol: string, error: unknown): CloudError {
  if (error instanceof CloudError) return error
  if (error instanceof Error && error.name === 'UnsupportedProtocolError') {
    return new CloudError(
      'unimplemented',
      `Cannot open "${protocol}" at "${peer}": not served there`,
      { cause: error }
    )
  }
  return new CloudError(
    'unavailable',
    `Cannot open "${protocol}" at "${peer}": ${reasonOf(error)}`,
    { cause: error }
  )
}

function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  if (!(first instanceof Error)) return 'the connection failed'
  if (first.message.includes('ECONNREFUSED')) return 'nothing listens at its address'
  if (first.name === 'NoValidAddressesError') return 'no address is known'
  if (/timeout|abort|timed out/i.test(`${first.name} ${first.message}`)) return 'no answer in time'
  return 'the connection failed'
}
