import { request } from 'node:http'
import type { Command } from '@commander-js/extra-typings'
import { CloudError } from '@taucloud/base'

/** Zones whose names mean this machine, whatever the resolver says (RFC 6761 §6.3). */
const LOCAL = /\.(localhost|localtau)$/

/** Adds `tau curl`: one request to a local or public host name, without any set-up of DNS. */
export function addCurlCommand(program: Command): void {
  program
    .command('curl')
    .description('one HTTP request; resolves the names of local clouds by itself')
    .argument('<url>', 'for example http://hello-3tdaqn3t0.dream.localhost:8080/hello')
    .option('-X, --request <method>', 'method (default: GET, with data POST)')
    .option('-H, --header <header...>', 'header, as "name: value"')
    .option('-d, --data <text>', 'body')
    .option('-i, --include', 'print status and headers too', false)
    .addHelpText(
      'after',
      '\nExample: tau curl -d "Ada" http://hello-3tdaqn3t0.dream.localhost:8080/hello'
    )
    .action(async (url, options) => {
      const status = await curl(parseUrl(url), options)
      if (status >= 400) process.exitCode = 4
    })
}

interface CurlOptions {
  request?: string | undefined
  header?: string[] | undefined
  data?: string | undefined
  include: boolean
}

async function curl(url: URL, options: CurlOptions): Promise<number> {
  const method = options.request ?? (options.data === undefined ? 'GET' : 'POST')
  const headers = Object.fromEntries((options.header ?? []).map(parseHeader))
  const host = LOCAL.test(url.hostname) ? '127.0.0.1' : url.hostname
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host,
        port: url.port,
        path: `${url.pathname}${url.search}`,
        method,
        headers: { ...headers, host: url.host }
      },
      (response) => {
        if (options.include) {
          process.stdout.write(
            `HTTP/${response.httpVersion} ${response.statusCode} ${response.statusMessage}\n`
          )
          for (const [name, value] of Object.entries(response.headers))
            process.stdout.write(`${name}: ${String(value)}\n`)
          process.stdout.write('\n')
        }
        response.pipe(process.stdout, { end: false })
        response.on('end', () => resolve(response.statusCode ?? 0))
        response.on('error', reject)
      }
    )
    outgoing.on('error', (error) => {
      reject(
        new CloudError('unavailable', `Cannot reach ${url.host}: ${error.message}`, {
          cause: error
        })
      )
    })
    outgoing.end(options.data)
  })
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'http:') return url
  throw new CloudError('invalid_argument', `Cannot request "${text}": an http:// URL is needed`)
}

function parseHeader(text: string): [string, string] {
  const colon = text.indexOf(':')
  if (colon <= 0)
    throw new CloudError(
      'invalid_argument',
      `Cannot send header "${text}": "name: value" is needed`
    )
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]
}
