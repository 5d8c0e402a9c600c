// Prints every measure against a baseline of the same run. `--json`: one object per line. `--only WORD`: some of them.
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Measure {
  measure: string
  value: number
  unit: string
  /** What `value` is compared with: text that names it and its figure. */
  baseline: string | number
  goal: string | number
  met: boolean
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } }
})
const files = globSync('{libs,services,tools,test}/**/bench/*.bench.ts', {
  cwd: root,
  exclude: ['**/node_modules/**']
}).sort()
let missed = 0
for (const file of files.filter(
  (name) => values.only === undefined || name.includes(values.only)
)) {
  if (!values.json) process.stdout.write(`${file}\n`)
  const bench = (await import(pathToFileURL(join(root, file)).href)) as {
    run(): Promise<Measure[]>
  } // the shape of every bench
  for (const measure of await bench.run()) {
    if (!measure.met) missed += 1
    process.stdout.write(values.json ? `${JSON.stringify(measure)}\n` : `${line(measure)}\n`)
  }
}
if (!values.json && missed > 0) process.stdout.write(`${missed} goals missed\n`)
// Benches leave servers and workers behind by nature; the figures are out.
process.exit(0)

function line(measure: Measure): string {
  const value = `${Number(measure.value.toPrecision(4))} ${measure.unit}`
  return `  ${measure.met ? '✓' : '✗'} ${measure.measure.padEnd(44)} ${value.padStart(16)}   goal ${measure.goal}   ${measure.baseline}`
}
