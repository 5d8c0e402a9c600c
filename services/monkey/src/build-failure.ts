import { CloudError, toCloudError } from '@taucloud/base'
import type { ErrorCode } from '@taucloud/base'

/** Why a build failed, as `patrick.proto` lists it. Only `infrastructure` is tried again by the broker. */
export type FailureCause =
  'source' | 'config' | 'toolchain' | 'build' | 'timeout' | 'limit' | 'infrastructure'

const CODES: Record<FailureCause, ErrorCode> = {
  source: 'failed_precondition',
  config: 'invalid_argument',
  toolchain: 'failed_precondition',
  build: 'failed_precondition',
  timeout: 'deadline_exceeded',
  limit: 'resource_exhausted',
  infrastructure: 'unavailable'
}

/** A failed build with its typed cause. The message is for the person who pushed. */
export class BuildFailure extends CloudError {
  readonly failure: FailureCause

  constructor(failure: FailureCause, message: string, options?: { cause?: unknown }) {
    super(CODES[failure], message, options)
    this.failure = failure
  }
}

/**
 * Converts whatever ended a build. A `BuildFailure` passes; everything unexpected is `infrastructure`, because the
 * person who pushed cannot mend it and another attempt may succeed.
 */
export function toBuildFailure(error: unknown): BuildFailure {
  if (error instanceof BuildFailure) return error
  const known = toCloudError(error)
  return new BuildFailure('infrastructure', known.message, { cause: error })
}

/** Runs a step; a failure in it that has no cause yet gets this one. */
export async function failingWith<T>(
  failure: FailureCause,
  step: () => Promise<T> | T
): Promise<T> {
  try {
    return await step()
  } catch (error) {
    if (error instanceof BuildFailure || !(error instanceof CloudError)) throw error
    throw new BuildFailure(failure, error.message, { cause: error })
  }
}
