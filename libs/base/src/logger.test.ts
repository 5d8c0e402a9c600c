import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLogger } from './logger.ts'

test('a child logger carries its path of names and its fields on every line', () => {
  const lines: string[] = []
  const log = createLogger({ level: 'info', write: (line) => lines.push(line) })
  const child = log.child('tns', { node: 'n1' })
  child.info('release published', { project: 'p' })
  child.debug('not shown')
  assert.equal(lines.length, 1)
  const entry: unknown = JSON.parse(lines[0] ?? '')
  assert.partialDeepStrictEqual(entry, {
    level: 'info',
    name: 'tau:tns',
    node: 'n1',
    project: 'p',
    msg: 'release published'
  })
})
