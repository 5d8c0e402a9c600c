import { parentPort, workerData } from 'node:worker_threads'
import { toCloudError } from '@taucloud/base'
import { transpileComponent } from './transpile-component.ts'
import type { TranspileReply } from './transpile-thread.ts'

// Started by transpileInThread() with what it needs.
const { bytes, maxPages } = workerData as { bytes: Uint8Array; maxPages: number }

async function work(): Promise<TranspileReply> {
  try {
    return { code: await transpileComponent(bytes, { maxPages }) }
  } catch (error) {
    const { code, message } = toCloudError(error)
    return { error: code, message }
  }
}

parentPort?.postMessage(await work())
