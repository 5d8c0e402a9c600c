import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { CloudError, isErrorCode } from '@taucloud/base'
import type { ComponentCode, TranspileOptions } from './transpile-component.ts'

/** Heap of the thread, in MiB: enough for components of the largest size accepted. */
const HEAP_MIB = 1_024

/**
 * As transpileComponent(), in a thread of its own that ends with the work. Cancelling ends it at once.
 *
 * @throws {CloudError} as transpileComponent(), and `resource_exhausted` when it takes too much memory
 */
export function transpileInThread(
  bytes: Uint8Array,
  options: TranspileOptions & { readonly signal?: AbortSignal }
): Promise<ComponentCode> {
  const { maxPages, signal } = options
  const file = new URL(`./transpile-worker${extname(import.meta.url)}`, import.meta.url)
  const worker = new Worker(file, {
    workerData: { bytes, maxPages },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
    env: {}
  })
  return new Promise<ComponentCode>((resolve, reject) => {
    worker.once('message', (reply: TranspileReply) => {
      if ('code' in reply) resolve(reply.code)
      else
        reject(new CloudError(isErrorCode(reply.error) ? reply.error : 'internal', reply.message))
    })
    const gone = (cause?: unknown): void => {
      reject(
        new CloudError('resource_exhausted', 'Cannot transpile component: it takes too much', {
          cause
        })
      )
    }
    worker.once('error', gone)
    worker.once('exit', gone)
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true })
  }).finally(() => worker.terminate())
}

/** What the thread answers. */
export type TranspileReply =
  { readonly code: ComponentCode } | { readonly error: string; readonly message: string }
