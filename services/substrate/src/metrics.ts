import type { WorkerCounters } from './messages.ts'

interface Metric {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge'
  readonly of: (counters: WorkerCounters) => number
}

const WORKER_METRICS: readonly Metric[] = [
  {
    name: 'tau_substrate_requests_total',
    help: 'Requests received, on sockets and over the bus.',
    type: 'counter',
    of: (counters) => counters.requests
  },
  {
    name: 'tau_substrate_requests_in_flight',
    help: 'Requests being answered.',
    type: 'gauge',
    of: (counters) => counters.inFlight
  },
  {
    name: 'tau_substrate_cold_starts_total',
    help: 'Functions opened because they did not live in the thread.',
    type: 'counter',
    of: (counters) => counters.coldStarts
  },
  {
    name: 'tau_substrate_traps_total',
    help: 'Calls of functions that ended in a trap.',
    type: 'counter',
    of: (counters) => counters.traps
  },
  {
    name: 'tau_substrate_deadlines_total',
    help: 'Calls of functions that were ended at their time limit.',
    type: 'counter',
    of: (counters) => counters.deadlines
  },
  {
    name: 'tau_substrate_resident_functions',
    help: 'Functions that live in a thread.',
    type: 'gauge',
    of: (counters) => counters.residents
  },
  {
    name: 'tau_substrate_file_cache_bytes',
    help: 'Bytes of website files kept in memory.',
    type: 'gauge',
    of: (counters) => counters.cachedFileBytes
  }
]

/** The metrics of this node in Prometheus text format, a series per worker. */
export function metricsText(workers: readonly WorkerCounters[], branches: number): string {
  const series = WORKER_METRICS.flatMap((metric) => [
    `# HELP ${metric.name} ${metric.help}`,
    `# TYPE ${metric.name} ${metric.type}`,
    ...workers.map(
      (counters, index) =>
        `${metric.name}{worker="${String(index)}"} ${String(metric.of(counters))}`
    )
  ])
  return [
    ...series,
    '# HELP tau_substrate_branches Branches that this node knows.',
    '# TYPE tau_substrate_branches gauge',
    `tau_substrate_branches ${String(branches)}`,
    ''
  ].join('\n')
}
