import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantiateTemplate } from './template.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (value: Uint8Array | undefined): string => new TextDecoder().decode(value)
const values = {
  id: 'Qmf1ryjRXdaiiDymMwWcDcZAQNgw4kYKH3BYEv3tDaQN3T',
  name: 'shop',
  zone: 'dream.localhost'
}

test('a project made from a template has its own id, name and hosts, and keeps the comments', () => {
  const files = instantiateTemplate(
    new Map([
      [
        'config/config.yaml',
        bytes('# the project\nid: QmOld\nname: hello\ndescription: "id: not this"\n')
      ],
      [
        'config/domains/www.yaml',
        bytes('fqdn: old.dream.localhost # where\ncertificate:\n  type: auto\n')
      ],
      ['code/functions/a/main.ts', bytes('id: QmOld\n')]
    ]),
    values
  )
  assert.equal(
    text(files.get('config/config.yaml')),
    `# the project\nid: ${values.id}\nname: shop\ndescription: "id: not this"\n`
  )
  assert.match(
    text(files.get('config/domains/www.yaml')),
    /^fqdn: shop-3tdaqn3t0\.dream\.localhost\ncert/
  )
  assert.equal(text(files.get('code/functions/a/main.ts')), 'id: QmOld\n')
})

test('a folder without a project document is no template', () => {
  assert.throws(() => instantiateTemplate(new Map(), values), { code: 'invalid_argument' })
})
