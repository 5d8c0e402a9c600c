import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coerce } from './coercion.ts'
import { compileProject } from './compiler.ts'
import { formatDiagnostic } from './diagnostics.ts'
import { errorsOf, IDS, treeOf } from './testing.ts'
import { checkProject, readProject } from './reader.ts'
import { parseYaml } from './yaml-source.ts'

const CODE = 'source: .\nexecution: {timeout: 1s, memory: 1MB, call: f}\n'
const DOMAIN = { 'domains/d.yaml': `id: ${IDS[5]}\nfqdn: a.example\n` }

type Files = Record<string, string>
const errors = (files: Files): string[] => errorsOf(() => readProject(treeOf(files)))
const accepts = (files: Files): unknown => readProject(treeOf(files))
const warnings = (files: Files, cloud?: string): string[] => {
  const options = cloud === undefined ? {} : { cloud }
  const found = checkProject(treeOf(files), options)
  assert.deepEqual(found.errors, [])
  return found.warnings.map(formatDiagnostic)
}
const fn = (trigger: string, rest = CODE): Files => ({
  ...DOMAIN,
  'functions/f.yaml': `id: ${IDS[0]}\ntrigger: {${trigger}}\n${rest}`
})
const database = (rest: string): Files => ({ 'databases/d.yaml': `id: ${IDS[0]}\n${rest}` })
const HTTP = 'type: http, method: GET, domains: [d], paths: [/]'

test('C11 an unquoted 1.00 in a string field or list keeps its text', () => {
  const { object } = compileProject(
    treeOf({
      'services/s.yaml': `id: ${IDS[0]}\nprotocol: 1.00\ntags: [2.50, 0x1F, true]\n`
    }),
    { branch: 'main' }
  )
  assert.deepEqual(object.services?.[IDS[0]], {
    name: 's',
    protocol: '1.00',
    tags: ['2.50', '0x1F', 'true']
  })
})

test('C12 a flag is true or false or a word of YAML 1.1, and nothing quoted or counted', () => {
  for (const word of ['true', 'True', 'y', 'Y', 'yes', 'on', 'false', 'n', 'N', 'no', 'off']) {
    accepts(database(`match: a\nregex: ${word}\nstorage: {size: 1B}\n`))
  }
  for (const word of ['"true"', '1', '"yes"', 'maybe', '[true]', '{}']) {
    assert.deepEqual(errors(database(`match: a\nregex: ${word}\nstorage: {size: 1B}\n`)), [
      "/databases/d.yaml:3:8: attribute 'regex' has a value of the wrong type"
    ])
  }
})

test('C13 a scalar is no list, a list no scalar, and a map neither', () => {
  const wrong = (path: string) => new RegExp(`attribute '${path}' has a value of the wrong type`)
  const service = (rest: string) => ({ 'services/s.yaml': `id: ${IDS[0]}\n${rest}` })
  assert.match(errors(service('protocol: /x\ntags: a\n')).join(), wrong('tags'))
  assert.match(errors(service('protocol: [/x]\n')).join(), wrong('protocol'))
  assert.match(errors(service('protocol: {a: 1}\n')).join(), wrong('protocol'))
  assert.match(errors(service('protocol: /x\ntags: [[a]]\n')).join(), wrong('tags'))
  assert.match(errors(service('protocol: /x\ntags: [null]\n')).join(), wrong('tags'))
})

test('C14 an integer is a whole number, quoted or not', () => {
  const read = (text: string) => {
    const source = parseYaml(Buffer.from(text))
    return 'root' in source ? coerce('int', source.root) : assert.fail('not YAML')
  }
  assert.deepEqual(['5', '"5"', '-3', '+7', '0x10'].map(read), [5n, 5n, -3n, 7n, 16n])
  for (const text of ['1.5', '1.0', 'a', '""', '1e3', 'true', '[1]', '9'.repeat(31)]) {
    assert.equal(read(text), undefined, text)
  }
})

test('C17 a host name is folded to lower case, and refused where it is none', () => {
  const domain = (fqdn: string) => ({ 'domains/d.yaml': `id: ${IDS[0]}\nfqdn: ${fqdn}\n` })
  const { object } = compileProject(treeOf(domain('_X.Example.')), { branch: 'main' })
  assert.equal(object.domains?.[IDS[0]]?.fqdn, '_x.example')
  for (const fqdn of ['a..b', '-a.b', '1.2.3.4', `${'a.'.repeat(126)}ab`]) {
    assert.deepEqual(errors(domain(fqdn)), ['/domains/d.yaml:2:7: invalid fqdn'], fqdn)
  }
})

test('C18 a method keeps the spelling of its file', () => {
  const { object } = compileProject(treeOf(fn(HTTP.replace('GET', 'get'))), { branch: 'main' })
  assert.equal(object.functions?.[IDS[0]]?.method, 'get')
  assert.match(errors(fn(HTTP.replace('GET', 'FETCH'))).join(), /invalid http method/)
})

test('C19 a database needs a match unless it is an expression', () => {
  const missing = ["/databases/d.yaml:1:1: required attribute 'match'"]
  assert.deepEqual(errors(database('storage: {size: 1B}\n')), missing)
  assert.deepEqual(errors(database('regex: false\nstorage: {size: 1B}\n')), missing)
  accepts(database('regex: true\nstorage: {size: 1B}\n'))
})

test('C19 an inline certificate needs both its parts, another needs none', () => {
  const domain = (certificate: string) => ({
    'domains/d.yaml': `id: ${IDS[0]}\nfqdn: a.example\ncertificate: ${certificate}\n`
  })
  assert.deepEqual(errors(domain('{type: inline}')), [
    "/domains/d.yaml:3:14: required attribute 'certificate/cert'",
    "/domains/d.yaml:3:14: required attribute 'certificate/key'"
  ])
  accepts(domain('{type: inline, cert: a, key: b}'))
  accepts(domain('{type: auto}'))
})

test('C19 each trigger needs its own fields and no others', () => {
  const missing = (trigger: string) =>
    errors(fn(trigger)).map((error) => /'trigger\/(\w+)'/.exec(error)?.[1])
  assert.deepEqual(missing('type: http'), ['method', 'domains', 'paths'])
  assert.deepEqual(missing('type: https'), ['method', 'domains', 'paths'])
  assert.deepEqual(missing('type: pubsub'), ['channel'])
  assert.deepEqual(missing('type: p2p'), ['protocol', 'command'])
  assert.deepEqual(missing('method: GET'), ['type'])
  accepts(fn(HTTP))
  accepts(fn('type: pubsub, channel: c'))
  accepts(fn('type: p2p, protocol: /x, command: c'))
})

test('C19 a library and a website need the repository they are built from', () => {
  const library = (source: string) => ({
    'libraries/l.yaml': `id: ${IDS[0]}\nsource: {${source}}\n`
  })
  const website = (source: string) => ({
    ...DOMAIN,
    'websites/w.yaml': `id: ${IDS[0]}\ndomains: [d]\npaths: [/]\nsource: {${source}}\n`
  })
  for (const make of [library, website]) {
    assert.match(errors(make('branch: main')).join(), /:\d:9: can't find match for path$/)
    assert.match(
      errors(make('github: {id: 1}')).join(),
      /required attribute 'source\/github\/fullname'$/
    )
    assert.match(
      errors(make('github: {fullname: a/b}')).join(),
      /required attribute 'source\/github\/id'$/
    )
    accepts(make('github: {id: 1, fullname: a/b}'))
  }
})

test('C24 an application sees the project, the project sees no application, and siblings see none of each other', () => {
  const app = (id: string) => `id: ${id}\n`
  const handler = (id: string) =>
    `id: ${id}\ntrigger: {type: http, method: GET, domains: [d], paths: [/]}\n${CODE}`
  const domain = { 'applications/a/domains/d.yaml': `id: ${IDS[5]}\nfqdn: a.example\n` }
  accepts({
    ...DOMAIN,
    'applications/a/config.yaml': app(IDS[0]),
    'applications/a/functions/f.yaml': handler(IDS[1])
  })
  assert.deepEqual(
    errors({
      ...domain,
      'applications/a/config.yaml': app(IDS[0]),
      'functions/f.yaml': handler(IDS[1])
    }),
    ['/functions/f.yaml:2:46: functions f: domains "d" not found in scope']
  )
  assert.match(
    errors({
      ...domain,
      'applications/a/config.yaml': app(IDS[0]),
      'applications/b/config.yaml': app(IDS[2]),
      'applications/b/functions/f.yaml': handler(IDS[1])
    }).join(),
    /^\/applications\/b\/functions\/f\.yaml:2:46: .* not found in scope$/
  )
})

/** Project and application each have a domain `d`; the function of the application refers to it. */
const shadowed = (reference: string): Files => ({
  ...DOMAIN,
  'applications/a/config.yaml': `id: ${IDS[1]}\n`,
  'applications/a/domains/d.yaml': `id: ${IDS[2]}\nfqdn: b.example\n`,
  'applications/a/functions/f.yaml': `id: ${IDS[0]}\ntrigger: {type: http, method: GET, domains: ["${reference}"], paths: [/]}\n${CODE}`
})
const domainsOf = (files: Files): unknown =>
  compileProject(treeOf(files), { branch: 'main' }).object.applications?.[IDS[1]]?.functions?.[
    IDS[0]
  ]?.domains

test('C25 /name and ../name lead from an application to the project, and nothing leads above it', () => {
  assert.deepEqual(domainsOf(shadowed('/d')), [IDS[5]])
  assert.deepEqual(domainsOf(shadowed('../d')), [IDS[5]])
  const climbs = /domains ".*" climbs above the project root$/
  assert.match(errors(shadowed('../../d')).join(), climbs)
  assert.match(errors(fn(HTTP.replace('[d]', '[../d]'))).join(), climbs)
  accepts(fn(HTTP.replace('[d]', '[/d]')))
  assert.match(errors(shadowed('/e')).join(), /domains "\/e" not found in scope$/)
})

test('C26 of two resources of one name the one of the own scope is meant', () => {
  assert.deepEqual(domainsOf(shadowed('d')), [IDS[2]])
})

test('C27 the library of a source may be qualified by scope', () => {
  const library = `source: {github: {id: 1, fullname: a/b}}\n`
  const sourceOf = (source: string): unknown => {
    const files = {
      'libraries/l.yaml': `id: ${IDS[2]}\n${library}`,
      'applications/a/config.yaml': `id: ${IDS[1]}\n`,
      'applications/a/libraries/l.yaml': `id: ${IDS[3]}\n${library}`,
      'applications/a/smartops/s.yaml': `id: ${IDS[0]}\n${CODE.replace('source: .', `source: ${source}`)}`
    }
    const { object } = compileProject(treeOf(files), { branch: 'main' })
    return object.applications?.[IDS[1]]?.smartops?.[IDS[0]]?.source
  }
  assert.equal(sourceOf('libraries/l'), `libraries/${IDS[3]}`)
  assert.equal(sourceOf('libraries//l'), `libraries/${IDS[2]}`)
  assert.equal(sourceOf('libraries/../l'), `libraries/${IDS[2]}`)
  assert.equal(sourceOf('.'), '.')
  assert.match(
    errors(fn(HTTP, CODE.replace('source: .', 'source: libraries/none'))).join(),
    /f\.yaml:3:9: functions f: libraries "none" not found in scope/
  )
})

test('C28 smartops tags are resolved in order and kept, and a missing one is an error', () => {
  const files = (tags: string): Files => ({
    'smartops/a.yaml': `id: ${IDS[1]}\n${CODE}tags: ["smartops:nobody"]\n`,
    'smartops/b.yaml': `id: ${IDS[2]}\n${CODE}`,
    'services/s.yaml': `id: ${IDS[0]}\nprotocol: /x\ntags: ${tags}\n`
  })
  const { object } = compileProject(treeOf(files('["smartops:b", x, "smartops:/a"]')), {
    branch: 'main'
  })
  assert.deepEqual(object.services?.[IDS[0]], {
    name: 's',
    protocol: '/x',
    tags: ['smartops:b', 'x', 'smartops:/a'],
    smartops: [IDS[2], IDS[1]]
  })
  assert.deepEqual(errors(files('[x, "smartops:c"]')), [
    '/services/s.yaml:3:11: services s: smartops "c" not found in scope'
  ])
})

test('two resources with one id are an error that names both files', () => {
  assert.deepEqual(
    errors({
      'services/a.yaml': `id: ${IDS[0]}\nprotocol: /x\n`,
      'applications/app/config.yaml': `id: ${IDS[0]}\n`
    }),
    [
      `/applications/app/config.yaml:1:5: id '${IDS[0]}' of application app (/applications/app/config.yaml) is the id of services a (/services/a.yaml) too`
    ]
  )
})

test('two functions on one route are an error, across scopes, domains and letter case', () => {
  const files = (method: string): Files => ({
    ...fn(HTTP),
    'domains/same.yaml': `id: ${IDS[4]}\nfqdn: A.example\n`,
    'applications/app/config.yaml': `id: ${IDS[1]}\n`,
    'applications/app/functions/g.yaml': `id: ${IDS[2]}\ntrigger: {type: https, method: ${method}, domains: [same], paths: [/a, /]}\n${CODE}`
  })
  assert.deepEqual(errors(files('get')), [
    '/applications/app/functions/g.yaml:2:66: route "GET a.example/" is the route of functions f (/functions/f.yaml) too'
  ])
  accepts(files('post'))
})

test('limits of nothing, less than nothing or absurd size are refused', () => {
  const limits = (timeout: string, memory: string) =>
    errors(
      fn(HTTP, `source: .\nexecution: {timeout: ${timeout}, memory: ${memory}, call: f}\n`)
    ).join()
  assert.match(limits('0', '1MB'), /invalid duration "0": must be more than 0/)
  assert.match(limits('-1s', '1MB'), /invalid duration "-1s": must be more than 0/)
  assert.match(limits('25h', '1MB'), /invalid duration "25h": at most 24h/)
  assert.match(limits('1s', '0B'), /invalid size "0B": must be more than 0/)
  assert.match(limits('1s', '5GB'), /invalid size "5GB": at most 4GiB/)
  assert.match(errors(database('match: a\nstorage: {size: 0}\n')).join(), /invalid size "0"/)
})

test('an expression that RE2 refuses is an error where it stands, and only if it is one', () => {
  for (const match of ['(a', '(?=a)', '\\1', 'a{1001}', '(a{500})'.repeat(200)]) {
    const found = errors(database(`match: '${match}'\nregex: true\nstorage: {size: 1B}\n`))
    assert.match(found.join(), /^\/databases\/d\.yaml:2:8: invalid regular expression/, match)
    accepts(database(`match: '${match}'\nstorage: {size: 1B}\n`))
  }
  const channel = `id: ${IDS[0]}\nchannel: {match: '(', regex: yes}\n`
  assert.match(errors({ 'messaging/m.yaml': channel }).join(), /invalid regular expression/)
})

test('paths without a leading slash are errors, for functions and websites', () => {
  assert.match(errors(fn(HTTP.replace('[/]', '[a]'))).join(), /must start with "\/", got "a"/)
  const website = `id: ${IDS[0]}\ndomains: [d]\npaths: [/, b]\nsource: {github: {id: 1, fullname: a/b}}\n`
  assert.match(errors({ ...DOMAIN, 'websites/w.yaml': website }).join(), /w\.yaml:3:12: must start/)
})

test('what is legal and most likely not meant is a warning', () => {
  const source = 'source: {github: {id: 1, fullname: a/b}}\n'
  assert.deepEqual(
    warnings({
      'domains/d.yaml': `id: ${IDS[0]}\nfqdn: a.example\ncertificate: {type: inline, cert: c, key: k}\n`
    }),
    ['/domains/d.yaml:3:43: a private key in a repository is known to all its readers']
  )
  assert.deepEqual(warnings({ 'storages/s.yaml': `id: ${IDS[0]}\nobject: {size: 1B}\n` }), [
    '/storages/s.yaml:1:1: a storage without "match" can never be opened'
  ])
  assert.deepEqual(
    warnings({
      ...DOMAIN,
      'websites/w.yaml': `id: ${IDS[0]}\ndomains: [d]\npaths: [/, /a/]\n${source}`
    }),
    ['/websites/w.yaml:3:12: path "/a/" ends in "/": it matches nothing below it']
  )
  assert.deepEqual(warnings(fn('type: pubsub, channel: c')), [
    '/functions/f.yaml:2:34: no messaging resource covers channel "c"'
  ])
  assert.deepEqual(warnings(fn('type: p2p, protocol: /x, command: c')), [
    '/functions/f.yaml:2:32: no service declares protocol "/x"'
  ])
  assert.deepEqual(warnings(fn(`${HTTP}, methods: [GET], local: false`)), [
    "/functions/f.yaml:2:71: 'trigger/methods' is accepted but not implemented"
  ])
  assert.deepEqual(
    warnings({ 'domains/d.yaml': `id: ${IDS[0]}\nfqdn: a.dream.localtau\n` }, 'cloud.example'),
    [
      '/domains/d.yaml:2:7: "a.dream.localtau" is a name of development clouds, not of cloud.example'
    ]
  )
})

test('a channel that an expression covers and a protocol of the project raise no warning', () => {
  assert.deepEqual(
    warnings({
      ...fn('type: pubsub, channel: chat/a'),
      'messaging/m.yaml': `id: ${IDS[1]}\nchannel: {match: ^chat/, regex: true}\n`,
      'services/s.yaml': `id: ${IDS[2]}\nprotocol: /x\n`,
      'applications/a/config.yaml': `id: ${IDS[3]}\n`,
      'applications/a/functions/p.yaml': `id: ${IDS[4]}\ntrigger: {type: p2p, protocol: /x, command: c}\n${CODE}`
    }),
    []
  )
})

test('a broken document does not make the references to it wrong', () => {
  const files = new Set(
    errors({ ...fn(HTTP), 'domains/d.yaml': 'a: [' }).map((error) => error.split(':')[0])
  )
  assert.deepEqual([...files], ['/domains/d.yaml'])
})
