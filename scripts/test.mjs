// Runs the whole test suite, or the files given, with node's own runner so that its counts are printed.
import { spawnSync } from 'node:child_process'
import { root } from './setup.mjs'

const given = process.argv.slice(2)
const files = given.filter((argument) => !argument.startsWith('-'))
const flags = given.filter((argument) => argument.startsWith('-'))
const patterns =
  files.length > 0
    ? files
    : ['{libs,services,tools}/*/src/**/*.test.ts', 'sdk/**/*.test.ts', 'test/src/**/*.test.ts']
const options = ['--conditions=@taucloud/source', '--test', '--test-timeout=240000']
const done = spawnSync(process.execPath, [...options, ...flags, ...patterns], {
  cwd: root,
  stdio: 'inherit'
})
process.exit(done.status ?? 1)
