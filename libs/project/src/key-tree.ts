import { alternativesOf, GROUPS } from './fields/field.ts'
import type { Declaration } from './fields/field.ts'
import { nearest } from './suggestion.ts'

/** The keys that a declaration knows at each level of a document, to tell typing errors from fields. */
export class KeyTree {
  readonly #children = new Map<string, KeyTree>()
  /** Whatever stands below is somebody else's. */
  #isOpen = false

  /** @param cloud what `*` stands for; entries of other clouds are left alone */
  static of(declaration: Declaration, cloud: string | undefined): KeyTree {
    const root = new KeyTree()
    for (const { path, alias } of declaration.fields) {
      root.#add(path.split('/'), cloud)
      if (alias !== undefined) root.#add(alias.split('/'), cloud)
    }
    for (const path of declaration.legacy ?? []) root.#open(path)
    if (declaration.kind === 'project' || declaration.kind === 'application') {
      for (const group of GROUPS) root.#open(group)
    }
    return root
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  child(key: string): KeyTree | undefined {
    return this.#children.get(key)
  }

  /** The warning for a key that nobody knows here. */
  describe(path: string, key: string): string {
    const suggestion = nearest(key, this.#children.keys())
    const hint = suggestion === undefined ? '' : `: did you mean '${suggestion}'?`
    return `unknown key '${path}' is ignored${hint}`
  }

  #add(segments: readonly string[], cloud: string | undefined): void {
    const [head, ...rest] = segments
    if (head === undefined) return
    if (head === '*') {
      this.#isOpen = true
      if (cloud !== undefined) this.#at(cloud).#add(rest, cloud)
      return
    }
    for (const key of alternativesOf(head) ?? [head]) this.#at(key).#add(rest, cloud)
  }

  #open(key: string): void {
    this.#at(key).#isOpen = true
  }

  #at(key: string): KeyTree {
    let child = this.#children.get(key)
    if (child === undefined) {
      child = new KeyTree()
      this.#children.set(key, child)
    }
    return child
  }
}
