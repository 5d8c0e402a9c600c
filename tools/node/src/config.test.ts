import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseNodeConfig, readNodeConfig } from './config.ts'

const minimal = {
  name: 'n1',
  cloud: 'acme',
  root: '12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp',
  zone: 'acme.localhost',
  services: ['tns'],
  data: 'data',
  key: 'key',
  certificate: 'certificate',
  swarmKey: '../swarm.key',
  listen: ['/ip4/127.0.0.1/tcp/0']
}

test('relative paths of a node configuration are relative to its file', () => {
  const config = parseNodeConfig(JSON.stringify(minimal), '/clouds/acme/n1')
  assert.equal(config.data, '/clouds/acme/n1/data')
  assert.equal(config.swarmKey, '/clouds/acme/swarm.key')
  assert.equal(config.profile, 'server')
})

test('a wrong field of a node configuration is named in the message', () => {
  const wrong = (change: object): string => JSON.stringify({ ...minimal, ...change })
  assert.throws(() => parseNodeConfig(wrong({ services: ['tsn'] }), '/'), {
    code: 'invalid_argument',
    message: /services\.0/
  })
  assert.throws(() => parseNodeConfig(wrong({ name: '../x' }), '/'), { message: /name/ })
  assert.throws(() => parseNodeConfig(wrong({ dns: { port: 70_000 } }), '/'), {
    message: /dns\.port/
  })
})

test('functions reach what their projects list, unless the node says otherwise', () => {
  const read = (substrate?: object): unknown =>
    parseNodeConfig(JSON.stringify({ ...minimal, substrate }), '/').substrate
  assert.equal(read(), undefined)
  assert.deepEqual(read({}), { egress: 'configured', loopback: [] })
  assert.deepEqual(read({ egress: 'public' }), { egress: 'public', loopback: [] })
  assert.throws(() => read({ egress: 'all' }), { message: /substrate\.egress/ })
})

test('a missing node configuration says which command writes one', async () => {
  await assert.rejects(readNodeConfig('/does/not/exist.json'), {
    code: 'not_found',
    message: /tau node add/
  })
})
