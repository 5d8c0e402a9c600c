// Writes libs/protocol/gen from the .proto files. `npm run gen` must leave no difference (checked by `npm run check`).
import { execFileSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateDocs } from './abi/docs.mjs'
import { generateHost } from './abi/host.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const pbjs = join(root, 'node_modules/protobufjs-cli/bin/pbjs')
const protocol = join(root, 'libs/protocol')

for (const proto of globSync('src/*/*.proto', { cwd: protocol }).sort()) {
  const name = basename(proto, '.proto')
  const out = join(protocol, 'gen', `${name}.pb.js`)
  // Each module has its own protobuf root (-r), or modules loaded together would share one.
  const options = [
    '-t',
    'static-module',
    '-w',
    'esm',
    '--dts',
    '--force-number',
    '--no-create',
    '--no-verify'
  ]
  options.push(
    '--no-convert',
    '--no-delimited',
    '--no-typeurl',
    '--no-service',
    '-r',
    `tau_${name}`
  )
  execFileSync(process.execPath, [pbjs, ...options, '-o', out, join(protocol, proto)], {
    stdio: 'inherit'
  })
  if (!existsSync(out)) throw new Error(`pbjs wrote nothing for ${proto}`)
}

generateHost()
generateDocs()
