import { isFqdn } from './hosts.ts'

/** Most rules of one list. */
export const MAX_EGRESS_RULES = 64
/** Longest rule, in characters. */
export const MAX_EGRESS_RULE_LENGTH = 261

/** One place that code may reach: `api.example.org:443`, `*.example.net:443`, `*:443`, `192.0.2.7:80`, `[2001:db8::7]:80`. */
export interface EgressRule {
  /** Lower case, without trailing dot; IPv6 addresses in brackets. `*` is every host, `*.name` those below a name. */
  readonly host: string
  readonly port: number
}

/** Reads a rule, or says in words why it is none. */
export function parseEgressRule(text: string): EgressRule | string {
  const [, host = '', digits = ''] = /^(.+):([0-9]{1,5})$/.exec(text) ?? []
  const port = Number(digits)
  if (host === '') return `must be "host:port", such as "api.example.org:443"`
  if (port < 1 || port > 65_535) return 'the port must be between 1 and 65535'
  if (host === '*') return { host, port }
  const name = host.toLowerCase()
  if (name.startsWith('*.')) {
    const below = name.slice(2)
    return isFqdn(below) && !below.endsWith('.')
      ? { host: name, port }
      : `"${host.slice(0, 80)}" is not "*." and a host name`
  }
  // As a URL writes it, so that an address has one form: a rule in another one would never match.
  const canonical = URL.canParse(`http://${name}/`) ? new URL(`http://${name}/`).hostname : ''
  const isAddress = name.startsWith('[') || /^[0-9.]+$/.test(name)
  if (isAddress ? canonical === name : isFqdn(name) && canonical === name && !name.endsWith('.'))
    return { host: name, port }
  const hint = isAddress && canonical !== '' ? `, write "${canonical}"` : ''
  return `"${host.slice(0, 80)}" is not a host name or an address${hint}`
}

/**
 * May code with these rules reach a host and port? What addresses the name leads to is checked elsewhere.
 *
 * @param host as the `hostname` of a URL gives it
 */
export function allowsEgress(rules: readonly string[], host: string, port: number): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return rules.some((text) => {
    const rule = parseEgressRule(text)
    if (typeof rule === 'string' || rule.port !== port) return false
    if (rule.host === '*' || rule.host === name) return true
    return rule.host.startsWith('*.') && name.endsWith(rule.host.slice(1))
  })
}
