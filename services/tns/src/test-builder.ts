import { silentLogger } from '@taucloud/base'
import {
  generateCloudRoot,
  generateNodeKey,
  issueCapability,
  issueNodeCertificate
} from '@taucloud/identity'
import type { CapabilityClaims, Role } from '@taucloud/identity'
import { encodeRelease } from '@taucloud/project/release'
import { H } from '@taucloud/project/ids'
import type { Release } from '@taucloud/project/release'
import type { PublishRequest } from '@taucloud/protocol/tns'
import { ChangeFeed } from './feed.ts'
import type { TnsContext } from './handlers/context.ts'
import { parseChange, TnsStore } from './store.ts'
import { PROJECT_A } from './test-entry.ts'
import { TestMap } from './test-map.ts'
import { ReleaseView } from './view.ts'

export const ZONE = 'dream.localhost'
/** The clock of every test node, milliseconds since the epoch. */
export const NOW = 1_800_000_000_000

const CONFIG = 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy'

/** The host that tools would generate for a project. */
export function hostOf(project: string, prefix = 'hello'): string {
  return `${prefix}-${project.slice(-8).toLowerCase()}.${ZONE}`
}

/** A release with one website that answers for the hosts. */
export function releaseFor(changes: Partial<Release> = {}, hosts?: string[]): Release {
  const project = changes.project ?? PROJECT_A
  return {
    version: 1,
    project,
    projectName: 'shop',
    branch: 'main',
    pushedAtMs: NOW,
    commits: [{ repository: 'shop', commit: 'a'.repeat(40) }],
    config: CONFIG,
    functions: [],
    websites: [
      {
        id: H(`${project} site`),
        name: 'site',
        application: '',
        hosts: hosts ?? [hostOf(project)],
        paths: ['/'],
        files: CONFIG
      }
    ],
    ...changes
  }
}

/** What a test varies of a publication. */
export interface Attempt {
  release?: Release
  bytes?: Uint8Array
  job?: string
  attempt?: number
  claims?: Partial<CapabilityClaims>
  issuerRole?: Role
}

/** A cloud with a broker that grants and a builder that publishes, to as many tns nodes as wanted. */
export async function startBuilder() {
  const root = await generateCloudRoot('test')
  const [broker, builder] = await Promise.all([generateNodeKey(), generateNodeKey()])
  const certify = (role: Role) => {
    const notAfter = NOW + 3_600_000
    const claims = { cloud: 'test', peerId: broker.peerId, roles: [role], shape: role }
    return issueNodeCertificate(root, { ...claims, notAfter, serial: 1 })
  }

  /** A publication as a faithful builder sends it, but for what the test changes. */
  const request = async (attempt: Attempt = {}): Promise<PublishRequest> => {
    const release = attempt.release ?? releaseFor()
    const job = attempt.job ?? `job-${String(release.pushedAtMs)}`
    const number = attempt.attempt ?? 1
    const capability = await issueCapability(
      broker,
      await certify(attempt.issuerRole ?? 'patrick'),
      {
        peer: builder.peerId,
        project: release.project,
        actions: ['release.publish'],
        job,
        attempt: number,
        branch: release.branch,
        pushedAtMs: release.pushedAtMs,
        notAfter: NOW + 60_000,
        ...attempt.claims
      }
    )
    const bytes = attempt.bytes ?? encodeRelease(release)
    return { capability, release: bytes, job, attempt: number, holders: [] }
  }

  /** A tns node that has caught up, over a map of its own. */
  const node = (map = new TestMap()): TnsContext & { map: TestMap } => {
    const view = new ReleaseView()
    const feed = new ChangeFeed(view)
    map.onChange(({ key, value }) => {
      feed.changed(view.apply(parseChange(key, value)))
    })
    return {
      map,
      store: new TnsStore(map),
      view,
      feed,
      trust: { cloud: 'test', rootPeerId: root.peerId },
      zone: ZONE,
      logger: silentLogger,
      now: () => NOW,
      isReady: () => true
    }
  }
  return { peer: builder.peerId, request, node }
}
