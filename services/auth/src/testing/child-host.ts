// A node with auth and a build service, in a process that a test can kill:
//   node child-host.ts FOLDER [KEY]
// With KEY the process kills itself just before the first write of a key that starts with it.
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { silentLogger } from '@taucloud/base'
import {
  generateCloudRoot,
  generateNodeKey,
  generateSwarmKey,
  issueNodeCertificate,
  loadCloudRoot,
  loadNodeKey,
  saveCloudRoot,
  saveNodeKey
} from '@taucloud/identity'
import type { CloudRoot, NodeKey } from '@taucloud/identity'
import { createReplicatedMap, openStore } from '@taucloud/store'
import { createBus } from '@taucloud/transport'
import { Auth } from '../service.ts'
import type { AuthMap } from '../store.ts'
import { BuildService } from './build-service.ts'

const [folder = '', killAt] = process.argv.slice(2)
await mkdir(folder, { recursive: true })

async function identity(): Promise<{ key: NodeKey; root: CloudRoot }> {
  const files = { key: join(folder, 'node.key'), root: join(folder, 'root.key') }
  if (!existsSync(files.root)) {
    await saveNodeKey(files.key, await generateNodeKey())
    await saveCloudRoot(files.root, await generateCloudRoot('test'))
  }
  return { key: await loadNodeKey(files.key), root: await loadCloudRoot(files.root) }
}

const { key, root } = await identity()
const trust = { cloud: root.name, rootPeerId: root.peerId }
const certificate = await issueNodeCertificate(root, {
  cloud: root.name,
  peerId: key.peerId,
  roles: ['auth', 'patrick', 'tns'],
  shape: 'test',
  notAfter: Date.now() + 3_600_000,
  serial: 1
})
const listen = ['/ip4/127.0.0.1/tcp/0']
const swarmKey = generateSwarmKey()
const bus = createBus({ key, certificate, trust, swarmKey, listen, bootstrap: [], profile: 'dev' })
const store = await openStore(join(folder, 'store'))
const map = createReplicatedMap({
  space: 'auth',
  role: 'auth',
  bus,
  key,
  certificate,
  trust,
  store
})
await bus.start()
await map.start()

const fragile: AuthMap = {
  get: (name) => map.get(name),
  delete: (name) => map.delete(name),
  list: (prefix, options) => map.list(prefix, options),
  put: (name, value, options) => {
    if (killAt !== undefined && name.startsWith(killAt)) process.kill(process.pid, 'SIGKILL')
    return map.put(name, value, options)
  }
}

const builds = new BuildService(bus)
builds.beforeSubmit = async ({ branch, commit, sequence }) => {
  process.stdout.write(`job ${branch} ${commit} ${sequence}\n`)
}
await builds.start()
const auth = new Auth(
  { bus, trust, map: fragile, logger: silentLogger },
  {
    folder: join(folder, 'git'),
    listen: { host: '127.0.0.1', port: 0 },
    zone: 'test.localhost',
    adminToken: 'admin-token-of-the-tests'
  }
)
await auth.start()
process.stdout.write(`ready http://${auth.httpAddress()}\n`)
