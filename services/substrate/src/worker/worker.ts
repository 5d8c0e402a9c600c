import { parentPort, workerData } from 'node:worker_threads'
import { toCloudError } from '@taucloud/base'
import { GuestThread } from '@taucloud/wasm'
import type { FromWorker, ToWorker, WorkerStart } from '../messages.ts'
import { Outbox } from '../port.ts'
import { WorkerThread } from './worker-thread.ts'

// The entry of a worker thread. It only wires the port: everything else can be tested without a thread.
if (parentPort === null) throw new Error('This file is the entry of a worker thread')
const port = parentPort
// What the main thread passes, of the same build.
const start = workerData as WorkerStart
const outbox = new Outbox<FromWorker>(port)
// Budgets of the process: suspended guests take stacks, memories take address space.
const guests = new GuestThread({
  memory: start.epoch,
  maxSuspendable: Math.floor(4_000 / start.threads),
  maxMemories: Math.floor(8_000 / start.threads)
})
const thread = new WorkerThread(start, guests, (message, owned) => {
  outbox.post(message, owned)
})
port.on('message', (batch: ToWorker[]) => {
  for (const message of batch) thread.handle(message)
})
thread.start().catch((error: unknown) => {
  outbox.post({ kind: 'listen-failed', message: toCloudError(error).message })
})
