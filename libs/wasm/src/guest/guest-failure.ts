import { CloudError } from '@taucloud/base'

/** The failure of a call whose guest ran too long without waiting. */
export function sliceFailure(sliceMs: number): CloudError {
  return new CloudError(
    'deadline_exceeded',
    `Cannot finish the call: the guest ran for ${sliceMs} ms without a pause`
  )
}

/** Names what ended a guest, without a word of the host's. */
export function guestFailure(error: unknown): CloudError {
  if (error instanceof CloudError) return error
  if (error instanceof WebAssembly.RuntimeError) return trapped(error.message, error)
  if (error instanceof RangeError && error.message.includes('call stack'))
    return trapped('call stack exhausted', error)
  if (error instanceof WebAssembly.Exception) return trapped('uncaught exception', error)
  return new CloudError('internal', 'Cannot finish the call: the host failed', { cause: error })
}

function trapped(reason: string, cause: unknown): CloudError {
  return new CloudError('internal', `guest trapped: ${reason}`, { cause })
}
