/** Which jobs have not ended, by project: an index in memory of the `open` keys of the map. */
export class OpenJobs {
  readonly #byProject = new Map<string, Set<string>>()
  #size = 0

  get size(): number {
    return this.#size
  }

  add(project: string, id: string): void {
    const ids = this.#byProject.get(project) ?? new Set()
    if (ids.has(id)) return
    ids.add(id)
    this.#byProject.set(project, ids)
    this.#size += 1
  }

  delete(project: string, id: string): void {
    const ids = this.#byProject.get(project)
    if (ids?.delete(id) !== true) return
    this.#size -= 1
    if (ids.size === 0) this.#byProject.delete(project)
  }

  projects(): string[] {
    return [...this.#byProject.keys()]
  }

  idsOf(project: string): string[] {
    return [...(this.#byProject.get(project) ?? [])]
  }
}
