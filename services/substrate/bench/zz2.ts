import { GuestThread, inspectModule, createThreadMemory } from '@taucloud/wasm'
import { parseRelease, parseFileTable } from '@taucloud/project'
import { WorkerThread } from '../src/worker/worker-thread.ts'
import { MemoryContent } from '../src/testing/memory-content.ts'
import { deploy, hostOf, ZONE } from '../src/testing/releases.ts'
import { pingGuest } from '../src/testing/guests.ts'
import { load } from './load.ts'
import { fork } from 'node:child_process'
import { once } from 'node:events'
if (process.argv[2] !== 'server') {
  const c = fork(import.meta.filename, ['server'], {
    execArgv: [
      '--conditions=@taucloud/source',
      '--cpu-prof',
      '--cpu-prof-dir=/tmp/work/http-eng/prof'
    ]
  })
  const [{ port, port2 }] = (await once(c, 'message')) as any
  const cpu = async () => {
    c.send('x')
    return ((await once(c, 'message')) as any)[0]
  }
  for (const path of [process.env.MODE!, process.env.MODE!, process.env.MODE!, process.env.MODE!, process.env.MODE!]) {
    await load({ port: path === '/bare' ? port2 : port, host: hostOf(), path }, { connections: 32, durationMs: 500 })
    const b = await cpu()
    const { requests, failures } = await load(
      { port, host: hostOf(), path },
      { connections: 32, durationMs: 1500 }
    )
    console.log(path, (((await cpu()) - b) / requests).toFixed(2), failures)
  }
  c.disconnect()
} else {
  const content = new MemoryContent()
  const record = await deploy(content, {
    module: await pingGuest(),
    functions: {
      'GET /restore': 'ping',
      'GET /pooled': { entry: 'ping', name: 'pooled', isolation: 'pooled' }
    }
  })
  const release = parseRelease(await content.getBlock(record.release))
  const epoch = createThreadMemory()
  let t: WorkerThread
  const s = (await import('node:http')).createServer({ optimizeEmptyRequests: true, keepAliveTimeout: 65000 }, (q, s) => { s.writeHead(200, ['content-length', '4']); s.end('pong', 'latin1') }); await new Promise<void>(r => s.listen(0, '127.0.0.1', r)); const port2 = (s.address() as any).port
  const start = {
    host: '127.0.0.1',
    port: 0,
    reusePort: false,
    listens: true,
    zone: ZONE,
    limits: { maxInFlight: 1000, maxBodyBytes: 1e6, fileCacheBytes: 1e6, residentFunctions: 100 },
    epoch,
    threads: 1,
    pulse: new SharedArrayBuffer(4)
  }
  t = new WorkerThread(start as any, new GuestThread({ memory: epoch }), (m: any) => {
    if (m.kind === 'listening') process.send!({ port: m.port, port2 })
  })
  const bytes = await pingGuest()
  const cid = release.functions[0]!.module
  t.handle({
    kind: 'prepare',
    ticket: 1,
    bundle: {
      key: 'a/main',
      cid: record.release,
      hosts: [hostOf()],
      release,
      fileTables: new Map()
    },
    modules: [{ cid, module: new WebAssembly.Module(bytes), info: inspectModule(bytes) }],
    warm: release.functions.map((f) => f.id)
  })
  t.handle({ kind: 'switch', ticket: 1 })
  await t.start()
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send!(user + system)
  })
  process.on('disconnect', () => process.exit(0))
}
