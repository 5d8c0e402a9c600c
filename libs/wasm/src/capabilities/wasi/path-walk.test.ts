import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FileSystem } from './file-system.ts'
import type { FileSystemNode } from './file-node.ts'
import { walk } from './path-walk.ts'

/** A tree of a, a/b, and a/file, with links that point about and out. */
function tree(): { system: FileSystem; inside: Set<FileSystemNode> } {
  const system = new FileSystem({ maxBytes: 10_000, maxNodes: 100, device: 1 })
  const a = system.create('directory')
  const b = system.create('directory')
  const file = system.create('file')
  assert.ok(a !== undefined && b !== undefined && file !== undefined)
  system.link(system.root, 'a', a)
  system.link(a, 'b', b)
  system.link(a, 'file', file)
  const inside = new Set<FileSystemNode>([a, b, file])
  for (const [name, target] of [
    ['up', '../../..'],
    ['loop', 'loop'],
    ['back', '..'],
    ['root', '/']
  ]) {
    const link = system.create('symlink', target ?? '')
    assert.ok(link !== undefined)
    system.link(b, name ?? '', link)
    inside.add(link)
  }
  return { system, inside }
}

test('no path from a directory leads to what is not below it', () => {
  const { system, inside } = tree()
  const a = system.root.entries.get('a')?.node
  assert.ok(a?.kind === 'directory')
  const name = fc.constantFrom(
    'a',
    'b',
    'file',
    'up',
    'loop',
    'back',
    'root',
    '..',
    '.',
    '',
    'none'
  )
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), fc.boolean(), (names, follow) => {
      const place = walk(a, names.join('/'), follow)
      if (typeof place === 'number') return
      assert.ok(place.node === undefined || inside.has(place.node))
      assert.ok(place.parent === undefined || inside.has(place.parent))
    }),
    { numRuns: 2_000 }
  )
})

test('a path of many dots and slashes is walked at once', () => {
  const { system } = tree()
  const place = walk(system.root, 'a/' + './'.repeat(2_000) + 'b', false)
  assert.ok(typeof place !== 'number' && place.name === 'b')
  assert.equal(walk(system.root, 'a/file/.', false), 54)
  assert.equal(walk(system.root, 'a/b/loop/', false), 32)
  assert.equal(walk(system.root, 'x'.repeat(256), false), 37)
})
