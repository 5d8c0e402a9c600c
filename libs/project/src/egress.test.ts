import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileProject } from './compiler.ts'
import { decompileProject } from './decompiler.ts'
import { allowsEgress, parseEgressRule } from './egress.ts'
import { encodeRelease, parseRelease } from './release.ts'
import { projectSchema } from './schema.ts'

test('parseEgressRule() takes names, names below a name, every name and addresses, each with a port', () => {
  for (const text of [
    'api.example.org:443',
    '*.example.net:443',
    '*:443',
    '192.0.2.7:80',
    '[2001:db8::7]:80'
  ])
    assert.equal(typeof parseEgressRule(text), 'object', text)
})

test('parseEgressRule() says what is wrong with anything else', () => {
  const wrong: [string, RegExp][] = [
    ['api.example.org', /must be "host:port"/],
    ['api.example.org:*', /must be "host:port"/],
    ['api.example.org:0', /between 1 and 65535/],
    ['api.example.org:65536', /between 1 and 65535/],
    ['https://api.example.org:443', /not a host name/],
    ['api.*.org:443', /not a host name/],
    ['*.:443', /not "\*\." and a host name/],
    ['api.example.org.:443', /not a host name/],
    ['2130706433:80', /write "127.0.0.1"/],
    ['0x7f.1:80', /not a host name/],
    ['[::ffff:127.0.0.1]:80', /write "\[::ffff:7f00:1\]"/]
  ]
  for (const [text, reason] of wrong) {
    const rule = parseEgressRule(text)
    assert.match(typeof rule === 'string' ? rule : 'accepted', reason, text)
  }
})

test('allowsEgress() compares whole labels and the exact port', () => {
  const rules = ['api.example.org:443', '*.example.net:8443', '*:80']
  const cases: [string, number, boolean][] = [
    ['api.example.org', 443, true],
    ['API.example.org.', 443, true],
    ['xapi.example.org', 443, false],
    ['api.example.org', 8443, false],
    ['a.example.net', 8443, true],
    ['a.b.example.net', 8443, true],
    ['example.net', 8443, false],
    ['notexample.net', 8443, false],
    ['anything.test', 80, true],
    ['anything.test', 81, false]
  ]
  for (const [host, port, allowed] of cases)
    assert.equal(allowsEgress(rules, host, port), allowed, `${host}:${port}`)
  assert.equal(allowsEgress([], 'api.example.org', 443), false)
})

const ID = 'QmYC7pYEeNRtWgzjdxtxVmZMhQMVx3HALNp1nxRxJm1NQq'
const FUNCTION_ID = 'QmYC7pYEeNRtWgzjdxtxVmZMhQMVx3HALNp1nxRxJm1NQr'

function tree(project: string, fn: string): Map<string, Uint8Array> {
  const files = {
    'config.yaml': `id: ${ID}\nname: p\n${project}`,
    'functions/f.yaml': `id: ${FUNCTION_ID}\ntrigger:\n  type: pubsub\n  channel: c\nsource: .\nexecution:\n  timeout: 1s\n  memory: 1MB\n  call: f\n${fn}`
  }
  return new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))
}

test('the lists of project and function are in the compiled object and come back from it', () => {
  const source = tree('egress: ["api.example.org:443"]\n', 'egress: ["*.example.net:443"]\n')
  const { object } = compileProject(source, { branch: 'main' })
  assert.deepEqual(object.egress, ['api.example.org:443'])
  assert.deepEqual(object.functions?.[FUNCTION_ID]?.egress, ['*.example.net:443'])
  const again = compileProject(decompileProject(object), { branch: 'main' })
  assert.deepEqual(again.object, object)
})

test('a wrong rule is refused with file, line and reason', () => {
  assert.throws(
    () => compileProject(tree('egress:\n  - ok.test:1\n  - nonsense\n', ''), { branch: 'main' }),
    /config\.yaml.*5.*must be "host:port"/s
  )
})

test('a function of a release carries rules, and only rules', () => {
  const cid = 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy'
  const release = (egress: string[]): Uint8Array =>
    encodeRelease({
      ...{ version: 1, project: ID, projectName: 'p', branch: 'main', pushedAtMs: 1, commits: [] },
      ...{ config: cid, websites: [] },
      functions: [
        {
          ...{ id: FUNCTION_ID, name: 'f', application: '', hosts: ['a.test'], method: 'GET' },
          ...{ paths: ['/'], module: cid, source: cid, entry: 'f', timeoutMs: 1, memoryBytes: 1 },
          ...{ isolation: 'restore', size: 1, egress }
        }
      ]
    })
  assert.deepEqual(parseRelease(release(['*:443'])).functions[0]?.egress, ['*:443'])
  assert.throws(() => parseRelease(release(['nonsense'])), { code: 'invalid_argument' })
})

test('the JSON schema describes both lists', () => {
  const schema = projectSchema()
  assert.equal(schema.properties?.egress?.type, 'array')
  assert.equal(schema.$defs?.Function?.properties?.egress?.maxItems, 64)
})
