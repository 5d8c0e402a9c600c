#!/usr/bin/env node
// `tau` on the PATH: runs the command line with the pinned Node, whatever Node started this file.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { environment, pinnedNode } from '../../../scripts/setup.mjs'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const args = ['--conditions=@taucloud/source', main, ...process.argv.slice(2)]
const node = pinnedNode()
const done = spawnSync(node, args, { stdio: 'inherit', env: environment(node) })
process.exit(done.status ?? 128)
