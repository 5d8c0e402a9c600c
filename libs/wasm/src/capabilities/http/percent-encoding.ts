/** Decodes `%41` to `A`; text has one character per byte. `undefined` when an escape is malformed. */
export function percentDecode(text: string): string | undefined {
  if (!text.includes('%')) return text
  let decoded = ''
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index)
    if (char !== '%') {
      decoded += char
      continue
    }
    const hex = text.slice(index + 1, index + 3)
    if (!/^[0-9a-f]{2}$/i.test(hex)) return undefined
    decoded += String.fromCharCode(Number.parseInt(hex, 16))
    index += 2
  }
  return decoded
}

/**
 * Reads a query string, first value of each name wins. Pairs with a malformed escape or a semicolon are left out, as
 * Go's `url.ParseQuery` does, and so are names with a zero byte, which the list encoding cannot carry.
 */
export function parseQuery(query: string): Map<string, string> {
  const values = new Map<string, string>()
  for (const pair of query.split('&')) {
    if (pair === '' || pair.includes(';')) continue
    const equals = pair.indexOf('=')
    const name = decodeComponent(equals < 0 ? pair : pair.slice(0, equals))
    const value = decodeComponent(equals < 0 ? '' : pair.slice(equals + 1))
    if (name === undefined || value === undefined || name.includes('\0')) continue
    if (!values.has(name)) values.set(name, value)
  }
  return values
}

function decodeComponent(text: string): string | undefined {
  return percentDecode(text.includes('+') ? text.replaceAll('+', ' ') : text)
}
