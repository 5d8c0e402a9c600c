// Writes libs/wasm/src/gen/abi.ts: what the host needs to know of the ABI.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorConstant, readAbi, root } from './table.mjs'

const LETTERS = { i32: 'i', i64: 'l', f32: 'f', f64: 'd' }
const letters = (types) => types.map((type) => LETTERS[type]).join('')

export function generateHost() {
  const { functions, errors } = readAbi()
  const rows = functions
    .filter((entry) => entry.module !== 'wasi_snapshot_preview1')
    .map((entry) => {
      const params = letters(entry.params.map((param) => param.type))
      const fields = [entry.module, entry.name, entry.area, params, letters(entry.results)]
      const extra = {
        ...(entry.suspends === undefined ? {} : { suspends: entry.suspends }),
        ...(entry.status === 'removed' ? { removed: true } : {}),
        ...(entry.legacy === undefined
          ? {}
          : { legacy: entry.legacy.map((type) => [letters(type.params), letters(type.results)]) })
      }
      const tail = Object.keys(extra).length === 0 ? [] : [extra]
      return `  ${JSON.stringify([...fields, ...tail])}`
    })
  const numbers = errors
    .filter(({ name }) => name !== 'ErrorCap')
    .map(({ code, name }) => `  ${errorConstant(name)}: ${code}`)
  const text = `// Generated from libs/wasm/abi/taubyte-abi.json by \`npm run gen\`. Do not edit.

/** One function of the ABI; types in letters: \`i\` is i32, \`l\` is i64. */
export type AbiRow = readonly [
  module: string,
  name: string,
  area: string,
  params: string,
  results: string,
  extra?: {
    readonly suspends?: 'always' | 'streaming'
    /** Imported by old releases of SDKs only; no host provides it any more. */
    readonly removed?: true
    readonly legacy?: readonly (readonly [params: string, results: string])[]
  }
]

export const ABI: readonly AbiRow[] = [
${rows.join(',\n')}
]

/** Error numbers of the guest ABI; 0 is success. */
export const ERRNO = {
${numbers.join(',\n')}
} as const
`
  writeFileSync(join(root, 'libs/wasm/src/gen/abi.ts'), text)
}
