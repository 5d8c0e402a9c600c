import type { Upstream } from './upstream.ts'

/** What the gateway counts. */
export interface Counters {
  requests: number
  inFlight: number
  retries: number
  /** Requests that this gateway answered with 5xx itself. */
  failures: number
  /** Answers that broke half-way. */
  cut: number
}

/** All zero. */
export function newCounters(): Counters {
  return { requests: 0, inFlight: 0, retries: 0, failures: 0, cut: 0 }
}

const METRICS: readonly [key: keyof Counters, name: string, type: string, help: string][] = [
  ['requests', 'tau_gateway_requests_total', 'counter', 'Requests received.'],
  ['inFlight', 'tau_gateway_requests_in_flight', 'gauge', 'Requests being answered.'],
  ['retries', 'tau_gateway_retries_total', 'counter', 'Requests sent to another node.'],
  [
    'failures',
    'tau_gateway_failures_total',
    'counter',
    'Requests answered 5xx by the gateway itself.'
  ],
  ['cut', 'tau_gateway_answers_cut_total', 'counter', 'Answers that broke half-way.']
]

/** The metrics of this node in Prometheus text format. */
export function metricsText(
  counters: Counters,
  upstreams: readonly Upstream[],
  hosts: number
): string {
  const lines = METRICS.flatMap(([key, name, type, help]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    `${name} ${String(counters[key])}`
  ])
  lines.push(
    '# HELP tau_gateway_hosts Host names that are routed.',
    '# TYPE tau_gateway_hosts gauge'
  )
  lines.push(`tau_gateway_hosts ${String(hosts)}`)
  lines.push('# HELP tau_gateway_upstream_load Requests at a node, as last known.')
  lines.push('# TYPE tau_gateway_upstream_load gauge')
  for (const { peer, load } of upstreams)
    lines.push(`tau_gateway_upstream_load{peer="${peer}"} ${String(load)}`)
  return [...lines, ''].join('\n')
}
