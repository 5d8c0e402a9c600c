import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parse } from 'yaml'
import { removeYamlValue, setYamlValue } from './yaml-edit.ts'

/** The value at a path of a document. */
function valueAt(path: string, text: string): unknown {
  let node: unknown = parse(text)
  for (const key of path.split('/')) {
    node =
      typeof node === 'object' && node !== null
        ? Object.entries(node).find(([k]) => k === key)?.[1]
        : undefined
  }
  return node
}

const TEXT = `# head
id:   x   # the id

# how it is called
trigger:
    type: http    # or https
    # where
    domains:
      - one # first
      # between
      - "two"
      - three
    paths: [ /a,  '/b' ]

source: .
long: |
  a
  b
flow: {a: 1, b: {c: d}}  # all in one
nothing:
tail: 'quoted'
# end
`

const set = (path: string, value: Parameters<typeof setYamlValue>[2], text = TEXT): string =>
  setYamlValue(text, path.split('/'), value)
const remove = (path: string, text = TEXT): string => removeYamlValue(text, path.split('/'))

/** Lines that are only in one of the two texts. */
function changed(before: string, after: string): { gone: string[]; added: string[] } {
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  return {
    gone: old.filter((line) => !fresh.includes(line)),
    added: fresh.filter((line) => !old.includes(line))
  }
}

test('C45 setting a value changes its own line and nothing else', () => {
  const cases: [string, Parameters<typeof setYamlValue>[2], string[], string[]][] = [
    ['id', 'y', ['id:   x   # the id'], ['id:   y   # the id']],
    ['trigger/type', 'p2p', ['    type: http    # or https'], ['    type: p2p    # or https']],
    ['tail', 'new', ["tail: 'quoted'"], ["tail: 'new'"]],
    ['source', 'true', ['source: .'], ['source: "true"']],
    ['source', '1.0', ['source: .'], ['source: "1.0"']],
    ['source', 'a: b #c', ['source: .'], ['source: "a: b #c"']],
    ['nothing', 'x', ['nothing:'], ['nothing: x']],
    ['nothing', true, ['nothing:'], ['nothing: true']],
    ['trigger/paths', ['/c, d', 'e'], ["    paths: [ /a,  '/b' ]"], ['    paths: ["/c, d", e]']],
    [
      'flow/b/c',
      'e, f',
      ['flow: {a: 1, b: {c: d}}  # all in one'],
      ['flow: {a: 1, b: {c: "e, f"}}  # all in one']
    ],
    ['long', 'x', ['long: |', '  a', '  b'], ['long: x']]
  ]
  for (const [path, value, gone, added] of cases) {
    assert.deepEqual(changed(TEXT, set(path, value)), { gone, added }, path)
  }
})

test('C45 a changed list keeps the lines of the items that stay, with their comments', () => {
  assert.deepEqual(changed(TEXT, set('trigger/domains', ['one', 'two', 'three', 'four'])), {
    gone: [],
    added: ['      - four']
  })
  assert.deepEqual(changed(TEXT, set('trigger/domains', ['one', 'x', 'three'])), {
    gone: ['      - "two"'],
    added: ['      - x']
  })
  assert.deepEqual(changed(TEXT, set('trigger/domains', ['three'])).added, [])
  assert.deepEqual(valueAt('trigger/domains', set('trigger/domains', [])), [])
  assert.deepEqual(
    valueAt('trigger/domains', set('trigger/domains', ['zero', 'one', 'two', 'three'])),
    ['zero', 'one', 'two', 'three']
  )
})

test('C45 a new key is added where it belongs, in the style of its surroundings', () => {
  const added = (path: string, value: Parameters<typeof setYamlValue>[2]) =>
    changed(TEXT, set(path, value)).added
  assert.deepEqual(added('trigger/method', 'GET'), ['    method: GET'])
  assert.deepEqual(added('execution/limits/timeout', '1s'), [
    'execution:',
    '  limits:',
    '    timeout: 1s'
  ])
  assert.deepEqual(added('flow/e/f', 'g'), ['flow: {a: 1, b: {c: d}, e: {f: g}}  # all in one'])
  assert.deepEqual(added('nothing/below', 'x'), ['  below: x'])
  assert.equal(set('a/b', 'c', ''), 'a:\n  b: c\n')
  assert.equal(set('a', 'c', '# only this'), '# only this\na: c\n')
  assert.equal(set('b', 'c', 'a: 1'), 'a: 1\nb: c\n')
  assert.equal(set('b', 'c', '{}'), '{b: c}')
  assert.equal(set('b', ['c'], 'a: |\n  x\n'), 'a: |\n  x\nb: [c]\n')
})

test('C45 removing a key takes its lines, and the maps that would be left empty', () => {
  assert.deepEqual(changed(TEXT, remove('source')).gone, ['source: .'])
  assert.deepEqual(changed(TEXT, remove('long')).gone, ['long: |', '  a', '  b'])
  assert.equal(remove('flow/b/c').includes('flow: {a: 1}'), true)
  assert.equal(remove('flow/a').includes('flow: {b: {c: d}}'), true)
  assert.equal(remove('none/such'), TEXT)
  assert.equal(remove('id/x'), TEXT)
  assert.equal(remove('a/b', 'z: 1\na:\n  b: c\n'), 'z: 1\n')
  assert.equal(valueAt('nothing', remove('nothing')), undefined)
})

test('a value that stands for another one is replaced on its own, comments kept', () => {
  const edited = set('b', 'z', '# head\na: &x y\nb: *x # same\nc: *x\n')
  assert.deepEqual(
    ['a', 'b', 'c'].map((key) => valueAt(key, edited)),
    ['y', 'z', 'y']
  )
  assert.match(edited, /^# head\n/)
})

test('what is no map, or is in the way, is refused', () => {
  for (const text of ['- a', 'text', 'a: [', 'a: 1\n---\nb: 1\n']) {
    assert.throws(() => set('a', 'b', text), { code: 'failed_precondition' }, text)
  }
  assert.throws(() => set('id/below', 'b'), {
    code: 'failed_precondition',
    message: 'Cannot edit the document: "id" is not a map'
  })
})

test('any sequence of edits gives the values that were set, and keeps every comment', () => {
  const path = fc.constantFrom(
    'id',
    'trigger/type',
    'trigger/domains',
    'trigger/paths',
    'trigger/x',
    'flow/b/c',
    'flow/n',
    'nothing',
    'new/a/b',
    'new/a/c',
    'tail',
    'long'
  )
  const text = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      'true',
      'null',
      '~',
      '1',
      '- a',
      'a: b',
      '# x',
      '[',
      '}',
      ' a ',
      'é',
      '*x',
      '&y',
      '!z',
      "it's",
      'a\nb',
      ''
    )
  )
  const value = fc.oneof(text, fc.boolean(), fc.array(text, { maxLength: 4 }))
  const edit = fc.record({ path, value: fc.option(value, { nil: undefined }) })
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
      let document = TEXT
      for (const { path: at, value: wanted } of edits) {
        document = wanted === undefined ? remove(at, document) : set(at, wanted, document)
        const found = valueAt(at, document)
        assert.deepEqual(found, wanted)
      }
      for (const comment of ['# head', '# how it is called', '# end']) {
        assert.equal(document.split(comment).length, 2, comment)
      }
    }),
    { numRuns: 300 }
  )
})
