import type { RouteHandler } from './routes.ts'
import type { Router } from './router.ts'

/** What a service says about itself. */
export interface Health {
  /** Why it should get no requests now, or undefined when it is ready. */
  notReady(): string | undefined
  /** Prometheus text format. */
  metrics(): string | Promise<string>
}

/** Adds `GET /healthz` (the process answers), `/readyz` (200 or 503 with the reason) and `/metrics`. */
export function addHealthRoutes(router: Router<RouteHandler>, health: Health): void {
  router.add('GET', '/healthz', () => ({ text: 'ok\n' }))
  router.add('GET', '/readyz', () => {
    const reason = health.notReady()
    return reason === undefined ? { text: 'ready\n' } : { status: 503, text: `${reason}\n` }
  })
  router.add('GET', '/metrics', async () => ({
    text: await health.metrics(),
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }
  }))
}
