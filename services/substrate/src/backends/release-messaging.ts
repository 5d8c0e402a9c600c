import { CloudError } from '@taucloud/base'
import { Messaging } from '@taucloud/project/messaging'
import { branchKey } from '@taucloud/protocol/tns'
import type { GuestContext } from '@taucloud/wasm'
import type { ReleaseBundle } from '../messages.ts'

/** The release that a branch serves. @throws {CloudError} why it cannot be had */
export type BundleOf = (key: string) => Promise<ReleaseBundle>

const COMPILED = new WeakMap<ReleaseBundle, Messaging>()

/** Channels and services of the release that a branch serves now. @throws {CloudError} why it cannot be had */
export async function messagingOf(bundleOf: BundleOf, key: string): Promise<Messaging> {
  const bundle = await bundleOf(key)
  let messaging = COMPILED.get(bundle)
  if (messaging === undefined) COMPILED.set(bundle, (messaging = new Messaging(bundle.release)))
  return messaging
}

/** `<project>/<branch>` of a calling function. @throws {CloudError} `not_found` when it runs for no branch */
export function keyOf({ project, branch }: GuestContext): string {
  if (branch !== undefined && branch !== '') return branchKey({ project, branch })
  throw new CloudError('not_found', 'Cannot look the branch up: the function runs for none')
}
