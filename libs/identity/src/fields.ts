import { isPeerId } from './node-key.ts'
import { malformed } from './signed-record.ts'
import type { RecordKind } from './signed-record.ts'

const CLOUD_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** Reads the fields of one record; each getter throws `unauthenticated` when the field is not what it should be. */
export class Fields {
  readonly #kind: RecordKind
  readonly #body: Record<string, unknown>

  /** @param allowed every member the body may have: any other makes the record malformed */
  constructor(kind: RecordKind, body: Record<string, unknown>, allowed: readonly string[]) {
    this.#kind = kind
    this.#body = body
    if (Object.keys(body).some((key) => !allowed.includes(key))) throw malformed(kind)
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#body, name)
  }

  text(name: string, maxLength: number): string {
    const value = this.#body[name]
    if (typeof value !== 'string' || value === '' || value.length > maxLength) {
      throw malformed(this.#kind)
    }
    return value
  }

  /** A whole number from 0 to 2^53-1. */
  count(name: string): number {
    const value = this.#body[name]
    if (!isCount(value)) throw malformed(this.#kind)
    return value
  }

  peer(name: string): string {
    const value = this.text(name, 64)
    if (!isPeerId(value)) throw malformed(this.#kind)
    return value
  }

  cloud(): string {
    const value = this.text('cloud', 63)
    if (!isCloudName(value)) throw malformed(this.#kind)
    return value
  }

  /** Different texts in any order. */
  texts(name: string, bounds: { most: number; pattern: RegExp }): string[] {
    const value = this.#body[name]
    if (!Array.isArray(value) || value.length > bounds.most) throw malformed(this.#kind)
    const texts = value.filter(
      (item): item is string => typeof item === 'string' && bounds.pattern.test(item)
    )
    if (new Set(texts).size !== value.length) throw malformed(this.#kind)
    return texts
  }

  /** Whole numbers in rising order. */
  counts(name: string, most: number): number[] {
    const value = this.#body[name]
    if (!Array.isArray(value) || value.length > most || !value.every(isCount)) {
      throw malformed(this.#kind)
    }
    if (value.some((item, index) => index > 0 && item <= (value[index - 1] ?? 0))) {
      throw malformed(this.#kind)
    }
    return value
  }
}

/** Names of clouds are DNS labels: lower case letters, digits and inner hyphens, at most 63. */
export function isCloudName(text: string): boolean {
  return CLOUD_NAME.test(text)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
