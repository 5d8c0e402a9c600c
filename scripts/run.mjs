// Entry of every npm script: sets the checkout up when needed, then runs the task with the pinned Node.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { dreamFlags, environment, installOnce, pinnedNode, root } from './setup.mjs'

const SOURCES = '--conditions=@taucloud/source'
const TASKS = {
  start: ['tools/dream/src/main.ts', 'start'],
  tau: ['tools/cli/src/main.ts'],
  test: ['scripts/test.mjs'],
  check: ['scripts/check.mjs'],
  gen: ['scripts/gen.mjs'],
  bench: ['scripts/bench.ts'],
  wasi: ['scripts/wasi.ts'],
  format: ['node_modules/prettier/bin/prettier.cjs', '--write', '.']
}

const [task = '', ...rest] = process.argv.slice(2)
const command = TASKS[task]
if (command === undefined) {
  process.stderr.write(`Cannot run "${task}": choose one of ${Object.keys(TASKS).join(', ')}\n`)
  process.exit(2)
}

installOnce()
const node = pinnedNode()
const [script, ...args] = command
const flags = task === 'start' ? dreamFlags() : []
const child = spawn(node, [...flags, SOURCES, join(root, script), ...args, ...rest], {
  stdio: 'inherit',
  env: environment(node)
})
// A terminal sends Ctrl-C to the whole group; a supervisor sends it to us alone. The child decides when all is stopped.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
}
child.on('exit', (code, signal) => {
  process.exit(signal === null ? (code ?? 1) : 128)
})
