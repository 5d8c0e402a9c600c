import { CloudError } from '@taucloud/base'
import { describeComponent } from '../describe-component.ts'
import { checkCoreNames } from './component-names.ts'

/** How a component is called: by `wasi:http`, or by the small world of this cloud's JavaScript SDK. */
export type ComponentHandler = 'wasi-http' | 'function'

export interface ComponentWorld {
  readonly imports: readonly string[]
  readonly handler: ComponentHandler
  /** Name of the exported interface. */
  readonly exportName: string
}

const WASI = 'wasi:'
/** What the host has, by interface. */
const PROVIDED: ReadonlySet<string> = new Set([
  'wasi:cli/environment',
  'wasi:cli/exit',
  'wasi:cli/stderr',
  'wasi:cli/stdin',
  'wasi:cli/stdout',
  'wasi:cli/terminal-input',
  'wasi:cli/terminal-output',
  'wasi:cli/terminal-stderr',
  'wasi:cli/terminal-stdin',
  'wasi:cli/terminal-stdout',
  'wasi:clocks/monotonic-clock',
  'wasi:clocks/wall-clock',
  'wasi:config/runtime',
  'wasi:config/store',
  'wasi:filesystem/preopens',
  'wasi:filesystem/types',
  'wasi:http/outgoing-handler',
  'wasi:http/types',
  'wasi:io/error',
  'wasi:io/poll',
  'wasi:io/streams',
  'wasi:keyvalue/atomics',
  'wasi:keyvalue/batch',
  'wasi:keyvalue/store',
  'wasi:logging/logging',
  'wasi:random/insecure',
  'wasi:random/insecure-seed',
  'wasi:random/random',
  'wasi:sockets/instance-network',
  'wasi:sockets/ip-name-lookup',
  'wasi:sockets/network',
  'wasi:sockets/tcp',
  'wasi:sockets/tcp-create-socket',
  'wasi:sockets/udp',
  'wasi:sockets/udp-create-socket'
])
const HTTP_EXPORT = /^wasi:http\/incoming-handler@0\.2\.\d+$/
const FUNCTION_EXPORT = /^taucloud:function\/http@0\.1\.\d+$/
const MAX_NAMES = 8
const COMPONENT_HEADER = [0x00, 0x61, 0x73, 0x6d, 0x0d, 0x00, 0x01, 0x00]

/**
 * Finds out how a component wants to be called and that the host has all it imports.
 *
 * @throws {CloudError} `invalid_argument` when it is malformed, `failed_precondition` with the names that are unknown
 */
export function readWorld(bytes: Uint8Array): ComponentWorld {
  const { imports, exports } = describeComponent(bytes)
  const unknown = imports.filter((name) => !isProvided(name))
  if (unknown.length > 0) {
    const listed = unknown.slice(0, MAX_NAMES).map((name) => `"${name}"`)
    const more = unknown.length > MAX_NAMES ? ', …' : ''
    throw refusal(`it imports ${listed.join(', ')}${more}, which this cloud does not have`)
  }
  for (const exportName of exports) {
    if (HTTP_EXPORT.test(exportName)) return { imports, handler: 'wasi-http', exportName }
    if (FUNCTION_EXPORT.test(exportName)) return { imports, handler: 'function', exportName }
  }
  const listed = exports.slice(0, MAX_NAMES).map((name) => `"${name}"`)
  throw refusal(
    `it exports neither "wasi:http/incoming-handler@0.2" nor "taucloud:function/http@0.1"; it exports ${listed.join(', ') || 'nothing'}`
  )
}

/** Do the bytes begin as a component does? */
export function isComponent(bytes: Uint8Array): boolean {
  return COMPONENT_HEADER.every((byte, index) => bytes[index] === byte)
}

/** What can be told of a component without transpiling it. @throws {CloudError} as {@link readWorld} */
export function checkComponent(bytes: Uint8Array): ComponentWorld {
  const world = readWorld(bytes)
  checkCoreNames(bytes)
  return world
}

function isProvided(name: string): boolean {
  const [, interfaceName = '', version] = /^([^@]+)(?:@(.+))?$/.exec(name) ?? []
  if (!PROVIDED.has(interfaceName)) return false
  return !interfaceName.startsWith(WASI) || version === undefined || version.startsWith('0.2.')
}

function refusal(reason: string): CloudError {
  return new CloudError('failed_precondition', `Cannot deploy component: ${reason}`)
}
