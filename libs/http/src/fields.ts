/** Fields of one connection only (RFC 9110 §7.6.1); never forwarded. `te` and `upgrade` belong to them as well. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade'
])

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
// Latin-1 without controls; a tab is allowed inside a value.
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/** Is it a name and a value that may stand in a header (RFC 9110 §5)? Values are latin-1 text. */
export function isValidField(name: string, value: string): boolean {
  return NAME.test(name) && VALUE.test(value)
}

/** Is the field meant for one connection only? @param name in any case */
export function isHopByHop(name: string): boolean {
  return HOP_BY_HOP.has(name.toLowerCase())
}

/**
 * Visits the fields that may be forwarded, in received order and case: not the hop-by-hop ones, nor those that
 * `connection` names.
 *
 * @param raw names and values in turn, as Node's `rawHeaders`
 */
export function visitEndToEndFields(
  raw: readonly string[],
  visit: (name: string, value: string) => void
): void {
  const named = namedByConnection(raw)
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i] ?? ''
    const lower = name.toLowerCase()
    if (!HOP_BY_HOP.has(lower) && named?.has(lower) !== true) visit(name, raw[i + 1] ?? '')
  }
}

/** The fields of {@link visitEndToEndFields} as pairs. */
export function endToEndFields(raw: readonly string[]): [string, string][] {
  const fields: [string, string][] = []
  visitEndToEndFields(raw, (name, value) => fields.push([name, value]))
  return fields
}

function namedByConnection(raw: readonly string[]): Set<string> | undefined {
  let named: Set<string> | undefined
  for (let i = 0; i + 1 < raw.length; i += 2) {
    if (raw[i]?.length !== 10 || raw[i]?.toLowerCase() !== 'connection') continue
    for (const token of (raw[i + 1] ?? '').split(',')) {
      const name = token.trim().toLowerCase()
      if (name !== 'close' && name !== 'keep-alive') (named ??= new Set()).add(name)
    }
  }
  return named
}
