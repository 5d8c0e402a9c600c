const HELP = {
  pushes: ['tau_auth_pushes_total', 'Pushes of which git accepted at least one ref']
} as const

/** Every metric of the service, in Prometheus's text format. */
export class Metrics {
  readonly #counts = new Map<keyof typeof HELP, number>()

  count(name: keyof typeof HELP): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  text(): string {
    const [name, help] = HELP.pushes
    const value = this.#counts.get('pushes') ?? 0
    return `# HELP ${name} ${help}\n# TYPE ${name} counter\n${name} ${value}\n`
  }
}
