#!/usr/bin/env node
// `tau` on the PATH: runs the command line with the pinned Node, whatever Node started this file.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { compileCache, pinnedNode } from '../../../scripts/setup.mjs'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const args = ['--conditions=@taucloud/source', main, ...process.argv.slice(2)]
const done = spawnSync(pinnedNode(), args, {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: compileCache, ...process.env }
})
process.exit(done.status ?? 128)
