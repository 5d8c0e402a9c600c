import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileProject } from './compiler.ts'
import type { CompiledObject, IndexValue } from './compiled.ts'
import { IDS, treeOf } from './testing.ts'
import { H } from './ids.ts'
import { indexesOf } from './indexes.ts'
import { lookUpHttp, resolveLink } from './lookups.ts'
import { Directory, mergedValue, mergeIndex } from './publishing.ts'
import type { SharedEntry } from './publishing.ts'

const FUNCTIONS_KEY = 'http/functions/example/a/links'

/** A project with a function `f` on `/<path>` of the shared host, or without. */
function project(id: string, path?: string): CompiledObject {
  const files: Record<string, string> = {
    'config.yaml': `id: ${id}\n`,
    'domains/d.yaml': `id: ${H(`${id} d`)}\nfqdn: a.example\n`
  }
  if (path !== undefined) {
    files['functions/f.yaml'] =
      `id: ${H(`${id} f`)}\ntrigger: {type: http, method: GET, domains: [d], paths: [${path}]}\n` +
      'source: .\nexecution: {timeout: 1s, memory: 1MB, call: f}\n'
  }
  return compileProject(treeOf(files), { branch: 'main' }).object
}

const link = (branch: string, id: string) =>
  `branches/${branch}/projects/${id}/functions/${H(`${id} f`)}`

test('C38 a removed function takes its links along, and those of another project on the host remain', () => {
  const directory = new Directory()
  const [one, two] = [IDS[0], IDS[1]]
  directory.publish({ object: project(one, '/one'), branch: 'main', commit: 'c1' })
  directory.publish({ object: project(two, '/two'), branch: 'main', commit: 'c1' })
  assert.deepEqual(directory.index(FUNCTIONS_KEY), [link('main', one), link('main', two)].sort())
  directory.publish({ object: project(one), branch: 'main', commit: 'c2' })
  assert.deepEqual(directory.index(FUNCTIONS_KEY), [link('main', two)])
  assert.equal(directory.index(`wasm/project/${one}/modules/functions/f/links`), undefined)
  directory.publish({ object: project(two), branch: 'main', commit: 'c2' })
  assert.equal(directory.index(FUNCTIONS_KEY), undefined)
  assert.equal(directory.index('domains/example/a/links'), null)
})

test('C39 two branches are each served from their own commit', () => {
  const directory = new Directory()
  directory.publish({ object: project(IDS[0], '/old'), branch: 'main', commit: 'c1' })
  directory.publish({ object: project(IDS[0], '/new'), branch: 'next', commit: 'c2' })
  const answers = (branches: string[], path: string) => {
    const match = lookUpHttp(directory, branches, { host: 'a.example', method: 'GET', path })
    return match && `${match.branch}@${match.commit}`
  }
  assert.equal(answers(['main'], '/old'), 'main@c1')
  assert.equal(answers(['main'], '/new'), undefined)
  assert.equal(answers(['next'], '/new'), 'next@c2')
  assert.equal(answers(['main', 'next'], '/new'), 'next@c2')
  directory.publish({ object: project(IDS[0]), branch: 'main', commit: 'c3' })
  assert.deepEqual(directory.index(FUNCTIONS_KEY), [link('next', IDS[0])])
})

test('C42 a stale link is skipped', () => {
  const directory = new Directory()
  directory.publish({ object: project(IDS[0], '/f'), branch: 'main', commit: 'c1' })
  const stale = [
    link('gone', IDS[0]),
    link('main', IDS[1]),
    `branches/main/projects/${IDS[0]}/functions/${IDS[2]}`,
    `branches/main/projects/${IDS[0]}/applications/${IDS[2]}/functions/${IDS[2]}`,
    `branches/main/projects/${IDS[0]}/nothing/${IDS[2]}`,
    'nonsense',
    ''
  ]
  for (const text of stale) {
    assert.equal(resolveLink(directory, ['main', 'gone'], text), undefined, text)
  }
  assert.equal(resolveLink(directory, ['main'], link('main', IDS[0]))?.commit, 'c1')
})

test('publishing in any order gives what each owner published last', () => {
  const owner = fc.constantFrom('a', 'b', 'c')
  const index = fc.dictionary(
    fc.constantFrom('k1', 'k2', 'k3'),
    fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 2 }),
    { noNullPrototype: true }
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(owner, index), { maxLength: 12 }), (publications) => {
      const stored = new Map<string, SharedEntry>()
      const last = new Map<string, ReadonlyMap<string, IndexValue>>()
      for (const [who, entries] of publications) {
        const next = new Map<string, IndexValue>(Object.entries(entries))
        const previous = last.get(who)?.keys() ?? []
        for (const [key, entry] of mergeIndex((k) => stored.get(k), who, { previous, next })) {
          if (entry === undefined) stored.delete(key)
          else stored.set(key, entry)
        }
        last.set(who, next)
      }
      for (const key of ['k1', 'k2', 'k3']) {
        const owners = [...last].filter(([, entries]) => entries.has(key))
        const expected = owners.flatMap(([, entries]) => entries.get(key) ?? [])
        const entry = stored.get(key)
        const actual = entry === undefined ? [] : mergedValue(entry)
        assert.deepEqual(new Set(actual as readonly string[]), new Set(expected))
      }
    })
  )
})

test('the index of an object without resources has no entry', () => {
  assert.equal(indexesOf({ id: IDS[0] }, 'main').size, 0)
})
