/** Answers kept for their read, and rerouted resolvers; beyond this the oldest is forgotten. */
const MAX_KEPT = 128

/** Where a resolver asks, when not at the name servers of the node. */
export interface Route {
  readonly server: string
  readonly network: string
}

/** The resolvers of one instance, numbers from 0, and answers that wait to be read. */
export class ResolverState {
  #count = 0
  #routes = new Map<number, Route>()
  readonly #answers = new Map<string, string>()
  #start = { count: 0, routes: new Map<number, Route>() }

  get count(): number {
    return this.#count
  }

  newResolver(): void {
    this.#count++
  }

  has(resolver: number): boolean {
    return resolver < this.#count
  }

  route(resolver: number): Route | undefined {
    return this.#routes.get(resolver)
  }

  reroute(resolver: number, route: Route): void {
    put(this.#routes, resolver, route)
  }

  reset(resolver: number): void {
    this.#routes.delete(resolver)
  }

  keep(key: string, answer: string): void {
    put(this.#answers, key, answer)
  }

  kept(key: string): string | undefined {
    return this.#answers.get(key)
  }

  drop(key: string): void {
    this.#answers.delete(key)
  }

  end(): void {
    this.#answers.clear()
  }

  snapshot(): void {
    this.#start = { count: this.#count, routes: new Map(this.#routes) }
  }

  restore(): void {
    this.#count = this.#start.count
    this.#routes = new Map(this.#start.routes)
    this.end()
  }
}

function put<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > MAX_KEPT && oldest !== undefined) map.delete(oldest)
}
