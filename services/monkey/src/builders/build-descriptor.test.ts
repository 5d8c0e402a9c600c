import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseBuildDescriptor } from './build-descriptor.ts'

const parse = (text: string) => parseBuildDescriptor(text, 'f/.taubyte/config.yaml')

test('parseBuildDescriptor() reads workflow and variables', () => {
  const text = `
version: "1.00"   # ignored
environment:
  image: taubyte/go-wasi:latest
  variables:
    TARGET: release
    EMPTY:
    QUOTED: "a \\"b\\" # c"
    SINGLE: 'it''s'
workflow:
  - build
  - "test"
`
  assert.deepEqual(parse(text), {
    workflow: ['build', 'test'],
    variables: { TARGET: 'release', EMPTY: '', QUOTED: 'a "b" # c', SINGLE: "it's" }
  })
})

test('parseBuildDescriptor() takes a list at the depth of its key, a flow list and the old spelling', () => {
  assert.deepEqual(parse('workflow:\n- a\n- b\n').workflow, ['a', 'b'])
  assert.deepEqual(parse('workflow: [a, "b"]\n').workflow, ['a', 'b'])
  assert.deepEqual(parse('enviroment:\n  variables:\n    A: b\nworkflow: [a]\n').variables, {
    A: 'b'
  })
  assert.deepEqual(
    parse('environment:\n  variables:\n    A: b\n  image: x\nworkflow: [a]\n').variables,
    { A: 'b' }
  )
})

const REFUSED: Record<string, string> = {
  'no workflow': 'version: 1\n',
  'an empty workflow': 'workflow: []\n',
  'a step with a path': 'workflow:\n  - ../x\n',
  'a step that is an option': 'workflow:\n  - -c\n',
  'too many steps': `workflow:\n${'  - a\n'.repeat(33)}`,
  'an anchor': 'workflow: &a\n  - b\n',
  'a text block': 'environment:\n  variables:\n    A: |\n      x\nworkflow: [a]\n',
  'a list of variables': 'environment:\n  variables:\n    - A\nworkflow: [a]\n',
  'a variable that is no name': 'environment:\n  variables:\n    A-B: x\nworkflow: [a]\n',
  'text that is no YAML': '}{\n',
  'a file of a megabyte': `# ${'x'.repeat(1 << 20)}\nworkflow: [a]\n`
}
for (const [name, text] of Object.entries(REFUSED)) {
  test(`parseBuildDescriptor() refuses ${name}`, () => {
    assert.throws(() => parse(text), { failure: 'config', message: /f\/\.taubyte\/config\.yaml/ })
  })
}
