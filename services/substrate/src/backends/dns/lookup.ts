import type { DnsRecordType } from '@taucloud/wasm'

/** Questions to one set of servers. They reject with `ENOTFOUND` or `ENODATA` when there is no such record. */
export interface DnsQueries {
  txt(name: string): Promise<string[]>
  ptr(address: string): Promise<string[]>
  cname(name: string): Promise<string[]>
  mx(name: string): Promise<{ exchange: string; priority: number }[]>
  /** Is there anything under the name? */
  exists(name: string): Promise<boolean>
}

/** Longest chain of names that stand for other names. */
const MAX_CHAIN = 8

/** Looks one name up and writes the records as guests read them. */
export async function lookupWith(
  queries: DnsQueries,
  type: DnsRecordType,
  name: string
): Promise<string[]> {
  switch (type) {
    case 'TXT':
      return queries.txt(name)
    case 'PTR':
      return (await queries.ptr(name)).map(dotted)
    case 'CNAME':
      return [dotted(await canonicalOf(queries, name))]
    case 'MX': {
      const records = await queries.mx(name)
      return records
        .sort((a, b) => a.priority - b.priority || (a.exchange < b.exchange ? -1 : 1))
        .map(({ exchange, priority }) => `${dotted(exchange)}/${priority}/`)
    }
  }
}

/** Follows the chain. A name that has no such record, but others, is its own canonical name. */
async function canonicalOf(queries: DnsQueries, name: string): Promise<string> {
  let current = name
  for (let i = 0; i < MAX_CHAIN; i++) {
    let next: string | undefined
    try {
      ;[next] = await queries.cname(current)
    } catch (error) {
      const isEnd = current !== name || (await queries.exists(name))
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (!isEnd || (code !== 'ENODATA' && code !== 'ENOTFOUND')) throw error
    }
    if (next === undefined) return current
    current = next
  }
  return current
}

function dotted(host: string): string {
  return host.endsWith('.') ? host : `${host}.`
}
