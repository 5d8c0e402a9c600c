import type { Logger } from '@taucloud/base'
import { toCloudError } from '@taucloud/base'
import type { Connection, Stream } from '@libp2p/interface'
import type { Admission } from './admission.ts'
import { ClientLink } from './client-link.ts'
import type { Caller } from './contract.ts'
import { withinDeadline } from './deadline.ts'
import { streamError } from './dial-error.ts'
import { FRAME } from './frames.ts'
import { HELLO_TIMEOUT_MS } from './limits.ts'
import type { Limits } from './limits.ts'
import { Link } from './link.ts'
import { encodeHello } from './messages.ts'
import type { Hello } from './messages.ts'
import type { ServedMethod } from './server-call.ts'
import { ServerLink } from './server-link.ts'
import type { Turn } from './turn.ts'

/** What either side of a handshake brings. */
export interface HandshakeContext {
  readonly certificate: Uint8Array
  readonly admission: Admission
  readonly limits: Limits
  readonly logger: Logger
  readonly turn: Turn
}

export interface OpenedLink {
  readonly link: ClientLink
  readonly peer: Caller
  readonly greeting: Hello
}

/**
 * Opens a stream, presents this node's certificate and checks the peer's. Nothing is asked before it has been admitted.
 *
 * @throws {CloudError} `unimplemented` when the peer does not serve the protocol, `permission_denied` when one side
 * refuses the other, `unavailable`
 */
export async function openLink(
  context: HandshakeContext,
  connection: Connection,
  init: { protocol: string; addresses?: readonly string[]; onClosed?: () => void }
): Promise<OpenedLink> {
  const { protocol, addresses = [] } = init
  const peerId = connection.remotePeer.toString()
  const stream = await newStream(connection, protocol)
  const link = new ClientLink({
    maxCalls: context.limits.callsInFlight,
    ...(init.onClosed && { onClosed: init.onClosed })
  })
  const channel = new Link(stream, link, { logger: context.logger, turn: context.turn })
  link.attach(channel)
  try {
    channel.send(
      FRAME.hello,
      0,
      encodeHello({ certificate: context.certificate, methods: [], addresses })
    )
    const greeting = await inTime(link.greeting(), protocol)
    const peer = await context.admission.check(peerId, greeting.certificate)
    link.admit(greeting.methods)
    return { link, peer, greeting }
  } catch (error) {
    const failure = toCloudError(error)
    channel.fail(failure)
    throw failure
  }
}

export interface AcceptedLink {
  readonly link: ServerLink
  readonly caller: Caller
  readonly greeting: Hello
}

/**
 * Answers a stream: checks the caller's certificate and presents this node's. A caller that is refused reads why.
 *
 * @throws {CloudError} the refusal, after it was sent
 */
export async function acceptLink(
  context: HandshakeContext,
  stream: Stream,
  init: {
    peer: string
    protocol: string
    methods: readonly ServedMethod[]
    addresses?: readonly string[]
    onClosed?: () => void
  }
): Promise<AcceptedLink> {
  const { protocol, methods, addresses = [] } = init
  const { admission, logger, certificate } = context
  const link = new ServerLink(methods, {
    logger,
    maxCalls: context.limits.callsInFlight,
    assertCounts: (caller) => admission.assertCounts(caller),
    ...(init.onClosed && { onClosed: init.onClosed })
  })
  const channel = new Link(stream, link, { logger, turn: context.turn, readWhileWritable: true })
  link.attach(channel)
  try {
    const greeting = await inTime(link.greeting(), protocol)
    const caller = await admission.check(init.peer, greeting.certificate)
    link.admit(caller)
    const names = methods.map(({ name }) => name)
    channel.send(FRAME.hello, 0, encodeHello({ certificate, methods: names, addresses }))
    return { link, caller, greeting }
  } catch (error) {
    const failure = toCloudError(error)
    await channel.refuse(failure)
    throw failure
  }
}

async function newStream(connection: Connection, protocol: string): Promise<Stream> {
  try {
    return await connection.newStream(protocol, {
      signal: AbortSignal.timeout(HELLO_TIMEOUT_MS),
      maxOutboundStreams: 64,
      runOnLimitedConnection: true
    })
  } catch (error) {
    throw streamError(connection.remotePeer.toString(), protocol, error)
  }
}

async function inTime(greeting: Promise<Hello>, protocol: string): Promise<Hello> {
  return withinDeadline(greeting, { timeoutMs: HELLO_TIMEOUT_MS, what: `"${protocol}" greeting` })
}
