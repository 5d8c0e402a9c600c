import { CloudError } from '@taucloud/base'
import type { GuestInstance } from '../guest/guest-instance.ts'

/** Tells in the function's log what was refused and which line would allow it; other failures are the guest's own matter. */
export function reportDenial(instance: GuestInstance, error: unknown): void {
  if (!(error instanceof CloudError) || error.code !== 'permission_denied') return
  instance.output.append('log', Buffer.from(`${error.message}\n`))
}
