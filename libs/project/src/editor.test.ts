import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileProject } from './compiler.ts'
import { createProject } from './create-project.ts'
import { ProjectEditor } from './editor.ts'
import { IDS, PROJECT_ID, shopTree, treeOf } from './testing.ts'
import { isContentId } from './ids.ts'
import { readProject } from './reader.ts'

const HELLO = ['functions', 'hello']
const textAt = (editor: ProjectEditor, path: string): string =>
  Buffer.from(editor.tree().get(path) ?? []).toString()

test('C45 an edit of the worked example changes one line and compiles', () => {
  const editor = ProjectEditor.open(shopTree())
  editor.set(HELLO, 'execution/timeout', '20s')
  const before = Buffer.from(shopTree().get('functions/hello.yaml') ?? []).toString()
  assert.equal(textAt(editor, 'functions/hello.yaml'), before.replace('10s', '20s'))
  assert.deepEqual([...editor.changes().keys()], ['functions/hello.yaml'])
  const { object } = compileProject(editor.tree(), { branch: 'main' })
  assert.equal(
    object.functions?.QmQWedySNyKVxS6hNzHY2uTXcBLnhaz2mbJRTyzo6AZURe?.timeout,
    20_000_000_000n
  )
})

test('C46 a field in an older spelling is read there, and edited into the canonical one', () => {
  const editor = ProjectEditor.open(
    treeOf({
      'functions/f.yaml': `# keep\nid: ${IDS[0]}\ntrigger:\n  type: http\n  method: GET\ndomains: [a] # old\nsource: .\n`
    })
  )
  const address = ['functions', 'f']
  assert.deepEqual(editor.get(address, 'trigger/domains'), ['a'])
  editor.set(address, 'trigger/domains', ['a', 'b'])
  assert.equal(
    textAt(editor, 'functions/f.yaml'),
    `# keep\nid: ${IDS[0]}\ntrigger:\n  type: http\n  method: GET\n  domains: [a, b]\nsource: .\n`
  )
  editor.unset(address, 'trigger/domains')
  assert.equal(editor.get(address, 'trigger/domains'), undefined)
})

test('C47 deleting a resource prunes its file and leaves entries that start with a dot', () => {
  const editor = ProjectEditor.open(
    treeOf({
      '.gitignore': 'x',
      'services/.keep': '',
      'services/s.yaml': `id: ${IDS[0]}\nprotocol: /x\n`,
      'services/README.md': 'about'
    })
  )
  editor.delete(['services', 's'])
  assert.deepEqual([...editor.changes()], [['services/s.yaml', undefined]])
  assert.deepEqual([...editor.tree().keys()].sort(), [
    '.gitignore',
    'config.yaml',
    'services/.keep',
    'services/README.md'
  ])
  assert.throws(() => editor.delete(['services', 's']), { code: 'not_found' })
})

test('documents are listed, found and read by address', () => {
  const editor = ProjectEditor.open(shopTree({ '.github/x.yaml': '', 'functions/config.yaml': '' }))
  assert.equal(editor.list().length, 16)
  assert.deepEqual(editor.list()[0], ['applications', 'backend'])
  assert.equal(editor.has(['applications', 'backend', 'config']), true)
  assert.equal(editor.has(['functions', 'none']), false)
  assert.equal(editor.get(HELLO, 'trigger/type'), 'https')
  assert.equal(editor.get(['storages', 'images'], 'object/versioning'), true)
  assert.equal(editor.get(['libraries', 'util'], 'source/github/id'), '111111111')
  assert.equal(editor.get([], 'clouds/cloud.example/plan'), 'starter')
  assert.equal(editor.get(HELLO, 'trigger/channel'), undefined)
})

test('addresses of nothing, and paths out of the folder, are refused', () => {
  const editor = ProjectEditor.open(shopTree())
  for (const address of [
    ['functions'],
    ['x', 'y'],
    ['functions', 'config'],
    ['functions', '../x'],
    ['functions', ''],
    ['functions', '.x'],
    ['applications', 'a/b'],
    ['applications', 'a', 'x'],
    ['a', 'b', 'c', 'd', 'e'],
    ['applications', '..', 'functions', 'x']
  ]) {
    assert.throws(() => editor.has(address), { code: 'invalid_argument' }, address.join(' '))
  }
})

test('create() mints an id, writes the fields and refuses bad names and values', () => {
  const editor = ProjectEditor.open(treeOf({}))
  const id = editor.create(['domains', 'www'], { fqdn: 'a.example', 'certificate/type': 'auto' })
  assert.equal(isContentId(id), true)
  assert.equal(
    textAt(editor, 'domains/www.yaml'),
    `id: ${id}\nfqdn: a.example\ncertificate:\n  type: auto\n`
  )
  assert.throws(() => editor.create(['domains', 'www']), { code: 'already_exists' })
  assert.throws(() => editor.create(['domains', 'a b']), { code: 'invalid_argument' })
  const bad: [string, string | boolean][] = [
    ['fqdn', 'a..b'],
    ['fqdn', true],
    ['nope', 'x'],
    ['certificate/type', 'none']
  ]
  for (const [field, value] of bad) {
    assert.throws(
      () => editor.create(['domains', 'x'], { [field]: value }),
      { code: 'invalid_argument' },
      field
    )
    assert.equal(editor.has(['domains', 'x']), false)
  }
})

test('create() refuses to shadow a group that is written inline', () => {
  const inline = {
    'config.yaml': `id: ${PROJECT_ID}\nservices:\n  a: {id: ${IDS[0]}, protocol: /x}\n`
  }
  const editor = ProjectEditor.open(treeOf(inline))
  assert.throws(() => editor.create(['services', 'b'], { protocol: '/y' }), {
    code: 'failed_precondition'
  })
  editor.create(['domains', 'd'], { fqdn: 'a.example' })
})

test('rename() moves a document or a whole application, and keeps ids', () => {
  const editor = ProjectEditor.open(shopTree({ 'applications/backend/.keep': '' }))
  editor.set(HELLO, 'name', 'hello')
  assert.deepEqual(editor.rename(HELLO, 'welcome'), ['functions', 'welcome'])
  assert.equal(editor.get(['functions', 'welcome'], 'name'), 'welcome')
  assert.deepEqual(editor.rename(['applications', 'backend'], 'shop'), ['applications', 'shop'])
  assert.equal(editor.has(['applications', 'shop', 'functions', 'list_orders']), true)
  assert.equal(
    [...editor.tree().keys()].some((path) => path.includes('backend')),
    false
  )
  const { functions, applications } = compileProject(editor.tree(), { branch: 'main' }).object
  assert.equal(functions?.QmQWedySNyKVxS6hNzHY2uTXcBLnhaz2mbJRTyzo6AZURe?.name, 'welcome')
  assert.equal(applications?.QmQy7gnjRkbbNgaFGiF5fQXd8V6oLP3A2W72qjg34HntPf?.name, 'shop')
  assert.throws(() => editor.rename(['functions', 'add'], 'welcome'), { code: 'already_exists' })
  assert.throws(() => editor.rename(['functions', 'none'], 'x'), { code: 'not_found' })
  assert.throws(() => editor.rename(['functions', 'add'], 'config'), { code: 'invalid_argument' })
})

test('createProject() gives a folder that is valid, with a host of its own', () => {
  const tree = createProject({ name: 'hello', zone: 'dream.localhost', id: PROJECT_ID })
  const { object, warnings } = compileProject(tree, { branch: 'main' })
  assert.deepEqual(warnings, [])
  assert.deepEqual([object.id, object.name], [PROJECT_ID, 'hello'])
  assert.deepEqual(
    Object.values(object.domains ?? {}).map((domain) => domain.fqdn),
    ['hello-3tdaqn3t0.dream.localhost']
  )
  const bare = createProject({ name: 'hello', description: 'first' })
  assert.notEqual(readProject(bare).project.document.id, PROJECT_ID)
  assert.deepEqual([...bare.keys()], ['config.yaml'])
  assert.throws(() => createProject({ name: 'no name' }), { code: 'invalid_argument' })
})
