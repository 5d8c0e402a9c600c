/** Replaces the characters from `start` up to `end`. */
export function splice(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end)
}

/** As {@link splice} for whole lines: a last line without a line break gets one first. */
export function replaceLines(text: string, start: number, end: number, lines: string): string {
  const needsBreak = lines !== '' && start > 0 && text[start - 1] !== '\n'
  return splice(text, start, end, (needsBreak ? '\n' : '') + lines)
}

/** The offset at which the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** The offset behind the line break of the line of an offset, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}
