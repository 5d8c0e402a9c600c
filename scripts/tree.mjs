// The promises of the house style about the tree that no linter knows: names, READMEs, tags, import cycles, machine paths.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { root } from './setup.mjs'

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8'
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)))
const problems = []
const say = (text) => problems.push(text)

for (const file of files) {
  const name = file.split('/').pop() ?? ''
  const words = name.replace(/\.[a-z.]+$/, '').split('-')
  if (/\.(ts|mjs)$/.test(name)) {
    for (const word of ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager']) {
      if (words.includes(word)) say(`${file}: "${word}" says nothing; name the concept`)
    }
    if (!/^[a-z0-9.-]+$/.test(name)) say(`${file}: file names are kebab-case`)
  }
  if (/\.(wasm|node|so|zip|tgz)$/.test(name)) say(`${file}: a binary that nobody can build again`)
}

const sources = files.filter(
  (file) => /^(libs|services|tools|test)\/.*\.ts$/.test(file) && !file.includes('/gen/')
)
for (const file of sources) {
  const text = readFileSync(join(root, file), 'utf8')
  if (/['"`](\/home\/|\/Users\/)/.test(text)) say(`${file}: names a path of one machine`)
  if (/\b(test|it|describe)\.(skip|only|todo)\(/.test(text))
    say(`${file}: a test that does not run`)
}

for (const manifest of files.filter((file) =>
  /^(libs|services|tools)\/[^/]+\/package\.json$/.test(file)
)) {
  const folder = dirname(manifest)
  if (!files.includes(`${folder}/README.md`)) say(`${folder}: no README.md`)
  const tags = JSON.parse(readFileSync(join(root, manifest), 'utf8')).nx?.tags ?? []
  if (tags.filter((tag) => tag.startsWith('layer:')).length !== 1)
    say(`${manifest}: exactly one layer tag`)
}

/** file → files of the same package that it imports */
const imports = new Map(
  sources.map((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const found = [...text.matchAll(/^(?:import|export)(?! type)[^'"]*?from '(\.[^']+)'/gms)]
    return [file, found.map((match) => normalize(join(dirname(file), match[1])))]
  })
)
const done = new Set()
function visit(file, path) {
  if (path.includes(file)) {
    say(`import cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`)
    return
  }
  if (done.has(file)) return
  for (const next of imports.get(file) ?? []) visit(next, [...path, file])
  done.add(file)
}
for (const file of sources) visit(file, [])

if (problems.length > 0) {
  process.stdout.write(`${problems.join('\n')}\n`)
  process.exit(1)
}
