import { silentLogger } from '@taucloud/base'
import type { GuestContext } from '@taucloud/wasm'
import { TenantData } from '../tenant-data.ts'

/** Compiled configuration with what tests of data backends open, as the conformance suite says. */
export const DATA_CONFIG = {
  id: 'project',
  databases: {
    d1: { name: 'db', match: '/db', useRegex: false, size: 1_000 },
    d2: { name: 'many', match: '^/many/', useRegex: true, size: 1_000_000 }
  },
  storages: {
    s1: { name: 'files', match: '/files', size: 10_000, type: 'object' },
    s2: { name: 'kept', match: '/kept', size: 10_000, type: 'object', versioning: true }
  },
  applications: { 'app-id': { name: 'app' } }
}

/** The data of a node in a folder, started; every project has {@link DATA_CONFIG} on the branch `main`. */
export async function openData(folder: string): Promise<TenantData> {
  const releases = {
    served: (key: string) => (key.endsWith('/main') ? 'release' : undefined),
    config: () => Promise.resolve(Buffer.from(JSON.stringify(DATA_CONFIG)))
  }
  const data = new TenantData({ folder, releases, logger: silentLogger })
  await data.start()
  return data
}

/** A function of a project. */
export function functionOf(project: string): GuestContext {
  return { project, application: '', function: 'fn', branch: 'main' }
}
