import { CloudError, toCloudError } from '@taucloud/base'

/** Longest deadline that fits the wire and Node's timers: 24 days. */
const MAX_TTL_MS = 2 ** 31 - 1

/** A deadline as it travels: whole milliseconds from now, at least 1; 0 stands for none. */
export function ttlOf(timeoutMs: number | undefined): number {
  if (timeoutMs === undefined || !Number.isFinite(timeoutMs)) return 0
  return Math.min(MAX_TTL_MS, Math.max(1, Math.ceil(timeoutMs)))
}

/** The failure that an aborted signal stands for. */
export function abortReason(signal: AbortSignal): CloudError {
  const error = toCloudError(signal.reason)
  if (error.code !== 'internal' || signal.reason instanceof CloudError) return error
  return new CloudError('canceled', 'The request was canceled', { cause: signal.reason })
}

/** The failure of a call that took too long. */
export function tooLate(what: string, timeoutMs: number): CloudError {
  return new CloudError(
    'deadline_exceeded',
    `Cannot call ${what}: no answer within ${timeoutMs} ms`
  )
}

/** Waits for work of others no longer than the caller has time or interest. */
export async function withinDeadline<T>(
  work: Promise<T>,
  bounds: { signal?: AbortSignal | undefined; timeoutMs?: number | undefined; what: string }
): Promise<T> {
  const { signal, timeoutMs, what } = bounds
  if (signal === undefined && timeoutMs === undefined) return work
  if (signal?.aborted === true) throw abortReason(signal)
  const { promise, reject } = Promise.withResolvers<never>()
  const onAbort = (): void => {
    if (signal !== undefined) reject(abortReason(signal))
  }
  signal?.addEventListener('abort', onAbort, { once: true })
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => reject(tooLate(what, timeoutMs)), Math.min(MAX_TTL_MS, timeoutMs))
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}
