import { CloudError } from '@taucloud/base'

/** The refusal of a module that breaks the binary format or uses what guests may not use; says where and why. */
export function malformed(offset: number, reason: string): CloudError {
  return new CloudError('invalid_argument', `Cannot read module at byte ${offset}: ${reason}`)
}
