import type { GuestBackends } from '@taucloud/wasm'
import type { PortCalls, PortMethod } from './port-calls.ts'

/** The methods of each backend, which are all that workers may call in the main thread. */
const METHODS: Readonly<Record<keyof GuestBackends, readonly string[]>> = {
  databases: ['open', 'get', 'put', 'delete', 'list', 'listKeys', 'increment', 'compareAndSet'],
  storages: ['open', 'reopen', 'list', 'add', 'get', 'versions', 'remove', 'used'],
  content: ['push', 'read'],
  globals: ['get', 'getOrCreate', 'put'],
  outgoingHttp: ['request'],
  dns: ['lookup'],
  pubsub: ['publish', 'subscribe', 'unsubscribe', 'webSocketPath'],
  p2p: ['resolve', 'send', 'listen', 'discover']
}

/** Lets the worker at the other end of the port use the backends of this node. */
export function serveBackends(calls: PortCalls, backends: GuestBackends): void {
  const targets: Readonly<Record<string, unknown>> = { ...backends }
  for (const [name, methods] of Object.entries<readonly string[]>(METHODS)) {
    const target = targets[name]
    // The table lists methods of exactly these objects.
    if (target !== undefined) calls.serve(name, target as Record<string, PortMethod>, methods)
  }
}

/** The backends of the main thread, for the guests of this worker. @param present names of those that the node has */
export function remoteBackends(calls: PortCalls, present: readonly string[]): GuestBackends {
  const methods: Readonly<Record<string, readonly string[]>> = METHODS
  return Object.fromEntries(
    present.map((name) => [
      name,
      calls.client<Record<string, PortMethod>>(name, methods[name] ?? [])
    ])
  )
}
