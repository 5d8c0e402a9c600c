import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileProject } from './compiler.ts'
import { formatDiagnostic } from './diagnostics.ts'
import { textOf } from './document.ts'
import { GROUPS } from './fields/field.ts'
import { errorsOf, IDS, PROJECT_ID, shopTree, treeOf } from './testing.ts'
import { checkProject, readProject } from './reader.ts'

const warningsOf = (tree: ReturnType<typeof treeOf>): string[] =>
  checkProject(tree).warnings.map(formatDiagnostic)
const errors = (files: Record<string, string>): string[] =>
  errorsOf(() => readProject(treeOf(files)))
const service = (rest = ''): string => `id: ${IDS[0]}\nprotocol: /x\n${rest}`

test('C1 a project of nothing but its document is read', () => {
  const { project, applications, warnings } = readProject(treeOf({}))
  assert.equal(project.document.id, PROJECT_ID)
  assert.equal(project.groups.size + applications.size + warnings.length, 0)
})

test('C2 every group is read in both scopes', () => {
  const shop = shopTree()
  const nested = [...shop]
    .filter(([path]) => path !== 'config.yaml' && !path.startsWith('applications/'))
    .map(([path, bytes]): [string, Uint8Array] => [`applications/all/${path}`, bytes])
  const config = Buffer.from('id: QmSbe2pTyH3fpF2T8JSAk6s3js2MqUg2gi5Hx2iTWCBtqX\n')
  const project = readProject(shop).project
  assert.deepEqual([...project.groups.keys()].sort(), [...GROUPS].sort())
  const inside = new Map([
    ['config.yaml', shop.get('config.yaml') ?? new Uint8Array()],
    ['applications/all/config.yaml', config],
    ...nested
  ])
  const application = readProject(inside).applications.get('all')
  assert.deepEqual([...(application?.groups.keys() ?? [])].sort(), [...GROUPS].sort())
})

test('C3 stray files, dot entries and unknown folders are ignored wherever they stand', () => {
  const stray = {
    'README.md': ': [',
    LICENSE: '',
    '.github/workflows/x.yaml': ': [',
    '.gitkeep': '',
    'other/x.yaml': ': [',
    'functions/README.md': ': [',
    'functions/.x.yaml': ': [',
    'functions/x.yml': ': [',
    'functions/lib/x.yaml': ': [',
    'applications/README.md': '',
    'applications/.cache/x.yaml': ': [',
    'applications/app/config.yaml': `id: ${IDS[0]}`,
    'applications/app/applications/b/functions/x.yaml': ': ['
  }
  const { project, applications } = readProject(treeOf(stray))
  assert.equal(project.groups.size, 0)
  assert.deepEqual([...applications.keys()], ['app'])
})

test('C4 a directory in the place of a document is an error', () => {
  assert.deepEqual(
    errors({
      'functions/x.yaml/README.md': '',
      'functions/x.yaml/b': '',
      'applications/a/config.yaml/x': '',
      'applications/b/config.yaml': `id: ${IDS[0]}`,
      'applications/b/services/y.yaml/z': ''
    }),
    [
      '/applications/a/config.yaml:1:1: a document is expected here, but it is a directory',
      '/applications/a/config.yaml:1:1: the application has no config.yaml',
      '/applications/b/services/y.yaml:1:1: a document is expected here, but it is a directory',
      '/functions/x.yaml:1:1: a document is expected here, but it is a directory'
    ]
  )
})

test('C5 an application without its document is an error, and a resource named config is not read', () => {
  assert.deepEqual(errors({ 'applications/app/functions/.gitkeep': '' }), [
    '/applications/app/config.yaml:1:1: the application has no config.yaml'
  ])
  const tree = treeOf({ 'services/config.yaml': ': [' })
  assert.equal(readProject(tree).project.groups.size, 0)
  assert.match(warningsOf(tree).join(), /services\/config\.yaml:1:1: .*reserved/)
})

test('a tree without config.yaml is an error', () => {
  assert.deepEqual(
    errorsOf(() => readProject(new Map())),
    ['/config.yaml:1:1: the project has no config.yaml']
  )
})

test('C6 an inline group equals its files, in both scopes', () => {
  const indent = (text: string) => text.replaceAll(/^/gm, '    ')
  const body = service('description: d\n')
  const inline = (id: string) => `id: ${id}\nservices:\n  calc:\n${indent(body)}\n`
  const files = treeOf({ 'config.yaml': `id: ${PROJECT_ID}`, 'services/calc.yaml': body })
  const options = { branch: 'main' }
  assert.deepEqual(
    compileProject(treeOf({ 'config.yaml': inline(PROJECT_ID) }), options).object,
    compileProject(files, options).object
  )
  const application = treeOf({ 'applications/a/config.yaml': inline(IDS[1]) })
  assert.equal(readProject(application).applications.get('a')?.groups.get('services')?.size, 1)
})

test('C6 a directory shadows the whole inline group, with a warning', () => {
  const config = `id: ${PROJECT_ID}\nservices:\n  old: {id: bad}\n`
  const tree = treeOf({ 'config.yaml': config, 'services/calc.yaml': service() })
  assert.deepEqual([...(readProject(tree).project.groups.get('services')?.keys() ?? [])], ['calc'])
  assert.match(warningsOf(tree).join(), /'services' is not read/)
  const empty = treeOf({ 'config.yaml': config, 'services/.gitkeep': '' })
  assert.equal(readProject(empty).project.groups.size, 0)
})

test('an inline group that is no map, and a resource that is none, are errors with their place', () => {
  const config = (rest: string) => ({ 'config.yaml': `id: ${PROJECT_ID}\n${rest}` })
  assert.deepEqual(errors(config('services: 5\n')), [
    "/config.yaml:2:11: attribute 'services' has a value of the wrong type"
  ])
  assert.deepEqual(errors(config('services:\n  a: 5\n  b/c: {}\n')), [
    "/config.yaml:3:6: attribute 'services/a' has a value of the wrong type",
    '/config.yaml:4:3: invalid resource name "b/c"'
  ])
})

test('C7 an unquoted repository id is read as text', () => {
  const tree = treeOf({
    'libraries/l.yaml': `id: ${IDS[0]}\nsource: {github: {id: 0111111111, fullname: a/b}}\n`
  })
  const library = readProject(tree).project.groups.get('libraries')?.get('l')
  assert.equal(library && textOf(library, 'source/{github}/id'), '0111111111')
})

test('a repository id that is no number is refused, because it becomes part of a key', () => {
  assert.deepEqual(
    errors({ 'libraries/l.yaml': `id: ${IDS[0]}\nsource: {github: {id: 1/x, fullname: a/b}}\n` }),
    ['/libraries/l.yaml:2:23: invalid repository id "1/x"']
  )
})

test('C8 older spellings of fields are read', () => {
  const { object } = compileProject(
    treeOf({
      'databases/d.yaml': `id: ${IDS[0]}\nmatch: a\nuseRegex: true\nstorage: {size: 1B}\n`,
      'domains/d.yaml': `id: ${IDS[1]}\nfqdn: a.example\n`,
      'functions/h.yaml': `id: ${IDS[2]}\ntrigger: {type: http, method: GET, paths: [/]}\ndomains: [d]\nsource: .\nexecution: {timeout: 1s, memory: 1B, call: f}\n`,
      'functions/p.yaml': `id: ${IDS[3]}\ntrigger: {type: p2p, service: /x, command: c}\nsource: .\nexecution: {timeout: 1s, memory: 1B, call: f}\n`,
      'websites/w.yaml': `id: ${IDS[4]}\ndomains: [d]\nsource: {paths: [/], github: {id: 1, fullname: a/b}}\n`
    }),
    { branch: 'main' }
  )
  assert.equal(object.databases?.[IDS[0]]?.useRegex, true)
  assert.deepEqual(object.functions?.[IDS[2]]?.domains, [IDS[1]])
  assert.equal(object.functions[IDS[3]]?.service, '/x')
  assert.deepEqual(object.websites?.[IDS[4]]?.paths, ['/'])
})

test('C9 the canonical spelling wins over an older one', () => {
  const tree = treeOf({
    'databases/d.yaml': `id: ${IDS[0]}\nmatch: a\nuseRegex: true\nregex: false\nstorage: {size: 1B}\n`
  })
  const database = readProject(tree).project.groups.get('databases')?.get('d')
  assert.equal(database?.values.get('regex')?.value, false)
})

test('C10 unknown keys are ignored, with a warning that names the nearest known one', () => {
  const tree = treeOf({
    'services/s.yaml': service('desciption: x\nzzzzzz: {a: 1}\n'),
    'functions/f.yaml': `id: ${IDS[1]}\ntrigger: {type: p2p, protocol: /x, comand: y, command: y}\nincludes: [a]\nsource: .\nexecution: {timeout: 1s, memory: 1B, call: f}\n`,
    'databases/d.yaml': `id: ${IDS[2]}\nmatch: a\npath: x\nreplicas: {min: 1}\nstorage: {size: 1B}\n`
  })
  assert.deepEqual(warningsOf(tree), [
    "/functions/f.yaml:2:36: unknown key 'trigger/comand' is ignored: did you mean 'command'?",
    "/services/s.yaml:3:1: unknown key 'desciption' is ignored: did you mean 'description'?",
    "/services/s.yaml:4:1: unknown key 'zzzzzz' is ignored"
  ])
  assert.equal(errorsOf(() => readProject(tree, { strict: true })).length, 3)
})

test('C20 a blank required field is an error of its own, and null is absent for an optional one', () => {
  for (const blank of ['', 'null', '""', '~']) {
    assert.deepEqual(errors({ 'services/s.yaml': `id: ${IDS[0]}\nprotocol: ${blank}\n` }), [
      `/services/s.yaml:2:11: required attribute 'protocol' is empty`
    ])
  }
  const website = `id: ${IDS[0]}\ndomains: []\npaths: [/]\nsource: {github: {id: 1, fullname: a/b}}\n`
  assert.deepEqual(errors({ 'websites/w.yaml': website }), [
    "/websites/w.yaml:2:10: required attribute 'domains' is empty"
  ])
  readProject(treeOf({ 'services/s.yaml': service('description: null\nname:\ntags: ~\n') }))
})

test('C20 a blank optional field is still checked for its format', () => {
  assert.deepEqual(
    errors({ 'config.yaml': `id: ${PROJECT_ID}\nnotification: {email: ""}\nname: ""\n` }),
    ['/config.yaml:2:23: invalid email address', '/config.yaml:3:7: invalid variable name']
  )
  const fn = `id: ${IDS[0]}\ntrigger: {type: pubsub, channel: c, method: ""}\nsource: .\nexecution: {timeout: 1s, memory: 1B, call: f}\n`
  assert.deepEqual(errors({ 'functions/f.yaml': fn }), [
    '/functions/f.yaml:2:45: invalid http method'
  ])
  readProject(treeOf({ 'services/s.yaml': service('description: ""\n') }))
})

test('a default stands in for an absent or null field, not for a blank one', () => {
  const domain = (certificate: string) =>
    treeOf({ 'domains/d.yaml': `id: ${IDS[0]}\nfqdn: a.example\n${certificate}` })
  const typeOf = (certificate: string) =>
    compileProject(domain(certificate), { branch: 'main' }).object.domains?.[IDS[0]]?.['cert-type']
  assert.equal(typeOf(''), 'auto')
  assert.equal(typeOf('certificate:\n'), 'auto')
  assert.equal(typeOf('certificate: {type: null}\n'), 'auto')
  assert.match(
    errorsOf(() => readProject(domain('certificate: {type: ""}'))).join(),
    /invalid value ""/
  )
})

test('C21 a storage of no type and one of both types are errors', () => {
  assert.deepEqual(errors({ 'storages/s.yaml': `id: ${IDS[0]}\nmatch: a\n` }), [
    "/storages/s.yaml:1:1: can't find match for path"
  ])
  assert.deepEqual(
    errors({
      'storages/s.yaml': `id: ${IDS[0]}\nmatch: a\nobject: {size: 1B}\nstreaming: {size: 1B}\n`
    }),
    [
      '/storages/s.yaml:4:12: ambiguous path: object and streaming each match, and only one may be set'
    ]
  )
})

test('C22 the missing size of a streaming storage is reported under its own key', () => {
  assert.deepEqual(
    errors({ 'storages/s.yaml': `id: ${IDS[0]}\nmatch: a\nstreaming:\n  ttl: 1s\n` }),
    ["/storages/s.yaml:4:3: required attribute 'streaming/size'"]
  )
})

test('C48 every kind of error says file, line and column', () => {
  const head = `id: ${IDS[1]}\ndescription: d\n`
  const execution = 'source: .\nexecution:\n  timeout: 1s\n  memory: 1MB\n'
  assert.deepEqual(
    errors({
      'functions/wrong_type.yaml': `id: ${IDS[2]}\ntrigger:\n  type: [http]\n${execution}  call: f\n`,
      'functions/missing.yaml': `\n# comment\ndescription: x\ntrigger: {type: pubsub, channel: c}\n${execution}  call: f\n`,
      'functions/nested.yaml': `${head}trigger:\n  # comment\n  type: pubsub\n${execution}`,
      'functions/reference.yaml': `id: ${IDS[3]}\ntrigger:\n  type: http\n  method: GET\n  paths: [/]\n  domains:\n    - nowhere\n${execution}  call: f\n`
    }),
    [
      "/functions/missing.yaml:3:1: required attribute 'id'",
      "/functions/nested.yaml:5:3: required attribute 'trigger/channel'",
      "/functions/nested.yaml:8:3: required attribute 'execution/call'",
      '/functions/reference.yaml:7:7: functions reference: domains "nowhere" not found in scope',
      "/functions/wrong_type.yaml:3:9: attribute 'trigger/type' has a value of the wrong type"
    ]
  )
})

test('a scalar where a map belongs is reported once, not as many missing fields', () => {
  assert.deepEqual(
    errors({ 'functions/f.yaml': `id: ${IDS[0]}\ntrigger: http\nsource: .\nexecution: [1]\n` }),
    [
      "/functions/f.yaml:2:10: attribute 'trigger' has a value of the wrong type",
      "/functions/f.yaml:4:12: attribute 'execution' has a value of the wrong type"
    ]
  )
})

test('names that are no variable names are read with a warning', () => {
  const tree = treeOf({
    'services/with space.yaml': service(),
    'services/with-dash.yaml': `id: ${IDS[1]}\nprotocol: /y\n`
  })
  assert.deepEqual(warningsOf(tree), [
    '/services/with space.yaml:1:1: "with space" is not a variable name'
  ])
  assert.equal(readProject(tree).project.groups.get('services')?.size, 2)
})

test('text that is no YAML, no UTF-8, no map, or given twice is an error with its place', () => {
  assert.match(
    errors({ 'services/s.yaml': 'a: [1\nb: 2\n' })[0] ?? '',
    /^\/services\/s\.yaml:\d:\d: not valid YAML: /
  )
  assert.deepEqual(errors({ 'services/s.yaml': '- a\n' }), [
    '/services/s.yaml:1:1: the document is not a map'
  ])
  assert.match(errors({ 'services/s.yaml': 'a: 1\n---\nb: 1\n' }).join(), /multiple documents/)
  assert.deepEqual(errors({ 'services/s.yaml': service('protocol: /z\n') }), [
    "/services/s.yaml:3:1: key 'protocol' is given twice"
  ])
  const tree = treeOf({}).set('services/s.yaml', Uint8Array.of(0xc3, 0x28))
  assert.deepEqual(
    errorsOf(() => readProject(tree)),
    ['/services/s.yaml:1:1: document is not UTF-8']
  )
})

test('an empty file is an empty map', () => {
  assert.deepEqual(errors({ 'services/s.yaml': '' }), [
    "/services/s.yaml:1:1: required attribute 'id'",
    "/services/s.yaml:1:1: required attribute 'protocol'"
  ])
})

test('aliases are followed, but not without end', () => {
  const tree = treeOf({ 'services/s.yaml': `id: ${IDS[0]}\ndescription: &d /x\nprotocol: *d\n` })
  assert.equal(
    readProject(tree).project.groups.get('services')?.get('s')?.values.get('protocol')?.value,
    '/x'
  )
  const levels = Array.from(
    { length: 30 },
    (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`
  )
  const bomb = `a0: &a0 [x]\n${levels.join('\n')}\ntags: *a30\n`
  assert.deepEqual(errors({ 'services/s.yaml': service(bomb) }), [
    "/services/s.yaml:34:7: attribute 'tags' has a value of the wrong type"
  ])
  const many = `x: &x a\ntags: [${'*x,'.repeat(101)}]\n`
  assert.match(errors({ 'services/s.yaml': service(many) }).join(), /too many YAML aliases/)
  assert.match(errors({ 'services/s.yaml': service('tags: &t [*t]\n') }).join(), /wrong type/)
})

test('documents that are too long, too many, too deep or too broken are refused', () => {
  const long = `# ${'x'.repeat(256 * 1024)}`
  assert.match(
    errors({ 'services/s.yaml': long }).join(),
    /document has 262146 bytes, at most 262144/
  )
  const many = Object.fromEntries(
    Array.from({ length: 5_000 }, (_, i) => [`services/s${i}.yaml`, ''])
  )
  assert.deepEqual(errors(many), ['/:1:1: 5001 documents, at most 5000'])
  const large = Object.fromEntries(
    Array.from({ length: 65 }, (_, i) => [`services/s${i}.yaml`, long.slice(0, -100)])
  )
  assert.match(errors(large).join(), /^\/:1:1: documents of \d+ bytes, at most 16777216$/)
  assert.match(errors({ 'services/s.yaml': '['.repeat(100_000) }).join(), /not valid YAML|too deep/)
  const broken = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`services/s${i}.yaml`, `[${'x'.repeat(100_000)}`])
  )
  assert.ok(errors(broken).length < 20)
})

test('lists and texts that are too long are refused', () => {
  const tags = `tags: [${'a,'.repeat(257)}]\n`
  assert.match(errors({ 'services/s.yaml': service(tags) }).join(), /257 elements, at most 256/)
  const text = `description: ${'x'.repeat(4097)}\n`
  assert.match(errors({ 'services/s.yaml': service(text) }).join(), /4097 characters, at most 4096/)
})
