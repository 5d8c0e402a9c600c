import { toCloudError } from '@taucloud/base'
import type { ErrorCode } from '@taucloud/base'
import type { GuestInstance } from '../guest/guest-instance.ts'

/**
 * Suspends the guest until a backend answers, and continues it with the error number that one of the two gives: `done`
 * for an answer, `failed` for the code of a failure. Both run only while the call is in progress.
 *
 * @returns what the host function must return
 */
export function askBackend<T>(
  instance: GuestInstance,
  operation: Promise<T>,
  o: { done: (answer: T) => number; failed: (code: ErrorCode) => number }
): number {
  const settled = operation.then(
    (answer) => () => o.done(answer),
    (error: unknown) => {
      const { code } = toCloudError(error)
      return () => o.failed(code)
    }
  )
  return instance.suspend(settled, (finish) => finish())
}
