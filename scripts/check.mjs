// Everything that can be said of the code without running it. Prints one line per check; stops at the first failure.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'

const bin = (path) => [process.execPath, join(root, 'node_modules', path)]
const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' }

/** @param {string} name @param {() => string} work returns the text to print when it failed, '' when all is well */
function check(name, work) {
  const started = Date.now()
  const failure = work()
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${failure === '' ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`)
  if (failure === '') return
  process.stdout.write(`${failure}\n`)
  process.exit(1)
}

function run([command, ...args]) {
  const done = spawnSync(command, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 64 << 20 })
  if (done.status === 0) return ''
  return `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`
}

function generatedHash() {
  const hash = createHash('sha256')
  for (const file of globSync('{libs/protocol/gen,libs/wasm/src/gen,sdk/**/gen,docs/generated}/*', {
    cwd: root
  }).sort()) {
    hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

check('format', () => run([...bin('prettier/bin/prettier.cjs'), '--check', '.']))
check('generated code in sync', () => {
  const before = generatedHash()
  const failure = run([process.execPath, join(root, 'scripts/gen.mjs')])
  if (failure !== '') return failure
  return generatedHash() === before ? '' : 'generated files differ: run npm run gen and commit them'
})
check('project references', () => run([...bin('nx/dist/bin/nx.js'), 'sync:check']))
check('types', () =>
  run([...bin('nx/dist/bin/nx.js'), 'run-many', '-t', 'typecheck', '--outputStyle=stream'])
)
check('types of the benches', () =>
  run([...bin('typescript/bin/tsc'), '-p', 'tsconfig.bench.json'])
)
// The types of assemblyscript replace TypeScript's own globals: what imports them is a program of its own.
check('types of the benches of services', () =>
  run([...bin('typescript/bin/tsc'), '-p', 'services/tsconfig.bench.json'])
)
check('lint and layers', () =>
  run([...bin('nx/dist/bin/nx.js'), 'run-many', '-t', 'lint', '--outputStyle=stream'])
)
check('dead code, undeclared dependencies', () => run(bin('knip/bin/knip.js')))
check('tree and sizes', () => run([process.execPath, join(root, 'scripts/tree.mjs')]))
