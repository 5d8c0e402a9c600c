import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanLine, OutputLines } from './output-lines.ts'

function collect(maxBytes = 1000) {
  const lines: string[] = []
  let full = 0
  const output = new OutputLines({
    maxBytes,
    onLine: (stream, line) => lines.push(`${stream} ${line}`),
    onFull: () => full++
  })
  return { lines, output, full: () => full }
}

test('cleanLine() removes escape sequences, control characters and overrides of direction', () => {
  assert.equal(cleanLine('a\u001b[2Jb\u001b]0;title\u0007c\u202ed\r'), 'abcd')
  assert.equal(cleanLine('\tx'), '  x')
})

test('OutputLines joins chunks into lines and keeps the streams apart', () => {
  const { lines, output } = collect()
  output.push('out', Buffer.from('one\ntw'))
  output.push('err', Buffer.from('bad\n'))
  output.push('out', Buffer.from('o\nthree'))
  output.end()
  assert.deepEqual(lines, ['out one', 'err bad', 'out two', 'out three'])
})

test('OutputLines keeps a character that two chunks share', () => {
  const { lines, output } = collect()
  const bytes = Buffer.from('é\n')
  output.push('out', bytes.subarray(0, 1))
  output.push('out', bytes.subarray(1))
  assert.deepEqual(lines, ['out é'])
})

test('OutputLines says once that it is full and takes nothing more', () => {
  const { lines, output, full } = collect(10)
  output.push('out', Buffer.from('12345\n'))
  output.push('err', Buffer.from('12345678\n'))
  output.push('out', Buffer.from('more\n'))
  output.end()
  assert.deepEqual(lines, ['out 12345', 'err 1234'])
  assert.equal(full(), 1)
})

test('OutputLines never holds an endless line whole', () => {
  const { lines, output } = collect(1_000_000)
  for (let index = 0; index < 100; index++) output.push('out', Buffer.alloc(1000, 'x'))
  output.end()
  assert.ok(lines.length > 10)
  assert.ok(lines.every((line) => line.length < 4000))
})
