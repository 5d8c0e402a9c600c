// What the tests of this package share: small trees written in place, and the worked example of the format (§27).
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { ConfigError, formatDiagnostic } from './diagnostics.ts'
import type { ProjectTree } from './layout.ts'

const SHOP = new URL('../fixtures/shop/', import.meta.url)

/** Any id: for documents whose id does not matter, each one its own. */
export const PROJECT_ID = 'Qmf1ryjRXdaiiDymMwWcDcZAQNgw4kYKH3BYEv3tDaQN3T'
export const IDS = [
  'QmPbUCBaYy1qHD86ZKpzrjdX4oFRi5fFqfpYLp3qpAmnN8',
  'QmRXqLqV675vcohy5ZXD5ui1D3zeTuZKxm2PjxuAgCg4jL',
  'QmQWedySNyKVxS6hNzHY2uTXcBLnhaz2mbJRTyzo6AZURe',
  'Qmd9UjpYPxuTZJHdFtbLv9TY28TDLtD9dSbs3snCqiHiYf',
  'QmfWdHFSVF1eLzDgXMzoqcsi3W3aCksu4ykvAbgzm5ucnL',
  'QmVzYtfNoaJBGyAnjPrS9yqc6HpjyyGAZpv1FpZo9vJtaq'
] as const

/** A tree of text files; a project document is added if there is none. */
export function treeOf(files: Record<string, string>): Map<string, Uint8Array> {
  const all = { 'config.yaml': `id: ${PROJECT_ID}\nname: shop\n`, ...files }
  return new Map(Object.entries(all).map(([path, text]) => [path, Buffer.from(text)]))
}

/** The files of the worked example, some of them changed, or left out with `undefined`. */
export function shopTree(changes: Record<string, string | undefined> = {}): ProjectTree {
  const root = new URL('config/', SHOP)
  const paths = globSync('**/*.yaml', { cwd: root })
  const tree = new Map<string, Uint8Array>(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(new URL(path, root))])
  )
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) tree.delete(path)
    else tree.set(path, Buffer.from(text))
  }
  return tree
}

/** One file of the worked example as text. */
export function shopFile(path: string): string {
  return readFileSync(new URL(path, SHOP), 'utf8')
}

/** What is reported when a tree is refused, rendered, one text each; fails if it is not. */
export function errorsOf(run: () => unknown): string[] {
  try {
    run()
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error))
    assert.equal(error.code, 'invalid_argument')
    return error.diagnostics.map(formatDiagnostic)
  }
  return assert.fail('nothing was refused')
}
