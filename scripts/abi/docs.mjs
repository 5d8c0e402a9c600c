// Writes docs/generated: the guest ABI for people, and which part of it each side has.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAbi, root } from './table.mjs'

const NOTE =
  '<!-- Generated from libs/wasm/abi/taubyte-abi.json by `npm run gen`. Do not edit. -->\n'

/** Where each area of the ABI is provided. */
const CAPABILITIES = {
  event: 'event',
  'http-event': 'http',
  'pubsub-event': 'pubsub',
  'pubsub-node': 'pubsub',
  'p2p-event': 'p2p',
  'p2p-node': 'p2p',
  'http-client': 'http-client',
  database: 'database',
  storage: 'storage',
  'storage-content': 'content',
  'ipfs-client': 'ipfs-client',
  dns: 'dns',
  globals: 'globals',
  self: 'self',
  crypto: 'random',
  'i2mv-memview': 'memory-views',
  'i2mv-fifo': 'fifos',
  smartops: 'smart-ops',
  env: 'env',
  wasi: 'wasi'
}

export function generateDocs() {
  const { functions } = readAbi()
  mkdirSync(join(root, 'docs/generated'), { recursive: true })
  writeFileSync(join(root, 'docs/generated/abi.md'), reference(functions))
  writeFileSync(join(root, 'docs/generated/abi-coverage.md'), coverage(functions))
}

function reference(functions) {
  const areas = [...new Set(functions.map((entry) => entry.area))]
  const parts = areas.map((area) => {
    const entries = functions.filter((entry) => entry.area === area)
    return `## ${area}\n\n${entries.map(describe).join('\n')}`
  })
  return `${NOTE}\n# The guest ABI\n\nWhat guests may import, by area. Results are error numbers unless said otherwise; 0 is success.\n\n${parts.join('\n')}`
}

function describe(entry) {
  const params = entry.params.map(({ name, type }) => `${name}: ${type}`).join(', ')
  const lines = [
    `### ${entry.name}`,
    '',
    `\`${entry.module}\` \`(${params})\`. ${entry.semantics}`,
    ''
  ]
  for (const { name, meaning } of entry.params) lines.push(`- \`${name}\`: ${meaning}`)
  for (const { code, when } of entry.errors) lines.push(`- ${code}: ${when}`)
  for (const rule of entry.compatibility ?? []) lines.push(`- Rule: ${rule}`)
  return `${lines.join('\n')}\n`
}

function coverage(functions) {
  const go = sources('sdk/go/**/*.go')
  const assemblyscript = sources('sdk/assemblyscript/**/*.ts')
  const tests = sources('libs/wasm/src/**/*.test.ts')
  const rows = functions.map((entry) => {
    const { name, area, status, since } = entry
    const host = hostColumn(area, status, new RegExp(`\\b${name}\\b`).test(tests))
    const uses = (text) => new RegExp(`\\b${name}\\b`).test(text)
    const own = (text, published) => (uses(text) ? 'yes' : published ? 'existing SDK' : 'not yet')
    const columns = [
      host,
      own(go, since.goSdk !== undefined),
      since.rustSdk === undefined ? 'not in the crate' : 'existing crate',
      own(assemblyscript, since.assemblyScriptSdk !== undefined),
      witColumn(area)
    ]
    return `| \`${name}\` | ${area} | ${columns.join(' | ')} |`
  })
  return `${NOTE}
# Who has what of the guest ABI

*host*: the capability in \`libs/wasm/src/capabilities\` and whether a test of that package names the function; all of them are
called with random arguments as well. *existing SDK*, *existing crate*: modules built with the published SDKs of the original
import it and link here; our own SDK has no wrapper yet. *WIT*: what components use in its place.

| function | area | host | Go | Rust | AssemblyScript | WIT |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}

function hostColumn(area, status, isTested) {
  const capability = CAPABILITIES[area]
  if (capability === undefined) return 'absent: links, answers the number for absence'
  if (status === 'removed' && area !== 'i2mv-memview')
    return 'absent: only in releases before 0.3.5'
  return isTested ? `\`${capability}\`, tested by name` : `\`${capability}\``
}

function witColumn(area) {
  const standard = {
    'http-event': 'wasi:http',
    'http-client': 'wasi:http',
    database: 'wasi:keyvalue',
    crypto: 'wasi:random',
    wasi: 'wasi 0.2'
  }
  return standard[area] ?? 'no interface yet'
}

function sources(pattern) {
  const files = globSync(pattern, { cwd: root }).sort()
  return files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
}
