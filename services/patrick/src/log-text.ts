/** Longest text of one log line, in bytes of UTF-8. */
export const MAX_LINE_BYTES = 4096

// Terminal sequences as a whole, so that no "[31m" is left behind: CSI, then OSC up to BEL or ST, then two-byte ones.
const ESCAPES =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -~]?/g
// C0 but tab and newline, DEL, C1, overrides of the writing direction, line and paragraph separators, BOM.
const CONTROLS = /[[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]--[\t\n]]/gv

/**
 * Text of a builder or tool made safe to show in a terminal: no escape sequence, no control character, no override of
 * the writing direction (CVE-2021-42574). Line breaks split, tabs become two spaces, each line is cut at 4 KiB.
 */
export function safeLines(text: string): string[] {
  return text
    .replaceAll('\r\n', '\n')
    .replace(ESCAPES, '')
    .split(/[\n\r]/)
    .map(safeLine)
}

/** As {@link safeLines} for a text that is shown as one: lines stay separated by a newline, in all at most `maxBytes`. */
export function safeMessage(text: string, maxBytes: number): string {
  return cut(safeLines(text).join('\n'), maxBytes)
}

function safeLine(line: string): string {
  return cut(line.replaceAll('\t', '  ').replace(CONTROLS, '').trimEnd(), MAX_LINE_BYTES)
}

/** Cuts at a character boundary so that the text takes at most `maxBytes` of UTF-8. */
function cut(text: string, maxBytes: number): string {
  const whole = text.toWellFormed()
  const bytes = new TextEncoder().encode(whole)
  if (bytes.length <= maxBytes) return whole
  const mark = '…'
  let end = maxBytes - 3
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return new TextDecoder().decode(bytes.subarray(0, end)) + mark
}
