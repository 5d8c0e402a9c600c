import { toCloudError } from '@taucloud/base'
import type { CloudError } from '@taucloud/base'
import { ByteChannel } from '../../capabilities/http/byte-channel.ts'
import type { HttpEvent } from '../../capabilities/http/http-event.ts'
import type { OutgoingHttpAnswer } from '../../capabilities/http-client/outgoing-http-backend.ts'
import { RequestBody } from '../../capabilities/http/request-body.ts'
import type { ComponentHost, HostInterfaces } from './component-host.ts'
import { fail } from './fail.ts'
import { fieldsClass, receivedFields } from './http-fields.ts'
import type { HttpFields } from './http-fields.ts'
import { InputStream, OutputStream, Pollable, pollableOf } from './io.ts'
import type { OutputSink } from './io.ts'
import { Resource } from './resource.ts'

/** Answers up to this size are sent whole. */
const MAX_WHOLE_BYTES = 64 * 1024
const METHODS = new Set([
  'get',
  'head',
  'post',
  'put',
  'delete',
  'connect',
  'options',
  'trace',
  'patch'
])

interface Tagged {
  readonly tag: string
  readonly val?: unknown
}

/** A request or answer body that a guest reads. */
export class IncomingBody extends Resource {
  readonly host: ComponentHost
  readonly #source: RequestBody
  #taken = false

  constructor(host: ComponentHost, source: RequestBody) {
    super(host.resources)
    this.host = host
    this.#source = source
  }

  stream(): InputStream {
    if (this.#taken) fail()
    this.#taken = true
    return new InputStream(this.host, this.#source)
  }

  static finish(body: IncomingBody): FutureTrailers {
    body[Symbol.dispose]()
    return new FutureTrailers(body.host)
  }
}

/** Trailers never arrive: they are ready and empty. */
class FutureTrailers extends Resource {
  readonly #host: ComponentHost

  constructor(host: ComponentHost) {
    super(host.resources)
    this.#host = host
  }

  subscribe(): Pollable {
    return new Pollable(
      this.#host,
      () => true,
      () => Promise.resolve()
    )
  }

  get(): Tagged {
    return { tag: 'ok', val: { tag: 'ok', val: undefined } }
  }
}

/** The request that an instance was called for. */
export class IncomingRequest extends Resource {
  readonly #host: ComponentHost
  readonly #event: HttpEvent
  #consumed = false

  constructor(host: ComponentHost, event: HttpEvent) {
    super(host.resources)
    this.#host = host
    this.#event = event
  }

  method(): Tagged {
    const method = this.#event.request.method
    const lower = method.toLowerCase()
    return METHODS.has(lower) ? { tag: lower } : { tag: 'other', val: method }
  }

  pathWithQuery(): string {
    return this.#event.request.target
  }

  scheme(): Tagged {
    return { tag: 'HTTP' }
  }

  authority(): string {
    return this.#event.request.host
  }

  headers(): HttpFields {
    return receivedFields(this.#host, this.#event.request.headers)
  }

  consume(): IncomingBody {
    if (this.#consumed) fail()
    this.#consumed = true
    return new IncomingBody(this.#host, this.#event.body)
  }
}

/** A body that a guest writes. Until somebody receives it, bytes are kept. */
export class OutgoingBody extends Resource implements OutputSink {
  readonly #host: ComponentHost
  #pending: Uint8Array[] = []
  #pendingBytes = 0
  #receiver: OutputSink | undefined
  #taken = false
  finished = false
  onFinish: (() => void) | undefined

  constructor(host: ComponentHost) {
    super(host.resources)
    this.#host = host
  }

  write(): OutputStream
  write(bytes: Uint8Array): boolean
  write(bytes?: Uint8Array): OutputStream | boolean {
    if (bytes !== undefined) return this.#accept(bytes)
    if (this.#taken) fail()
    this.#taken = true
    return new OutputStream(this.#host, this)
  }

  /** Hands on what was written and what follows. */
  attach(receiver: OutputSink): void {
    this.#receiver = receiver
    for (const bytes of this.#pending) receiver.write(bytes)
    this.#pending = []
  }

  backpressure(): Promise<void> | undefined {
    if (this.#receiver !== undefined) return this.#receiver.backpressure()
    // Nobody may ever come: whoever writes this much before answering waits until the call ends.
    return this.#pendingBytes > MAX_WHOLE_BYTES ? new Promise(() => undefined) : undefined
  }

  static finish(body: OutgoingBody): void {
    body.finished = true
    body.onFinish?.()
    body[Symbol.dispose]()
  }

  #accept(bytes: Uint8Array): boolean {
    if (this.#receiver !== undefined) return this.#receiver.write(bytes)
    this.#pendingBytes += bytes.length
    if (this.#pendingBytes > 2 * MAX_WHOLE_BYTES) return false
    this.#pending.push(bytes)
    return true
  }
}

/** Joins what a guest answers to the event of its call. */
export class ResponseOutparam extends Resource {
  readonly #event: HttpEvent
  #bytes = 0
  body: OutgoingBody | undefined
  answered: 'nothing' | 'response' | 'refused' = 'nothing'

  constructor(host: ComponentHost, event: HttpEvent) {
    super(host.resources)
    this.#event = event
  }

  static set(out: ResponseOutparam, result: { tag: string; val: unknown }): void {
    out[Symbol.dispose]()
    if (result.tag !== 'ok' || !(result.val instanceof OutgoingResponseBase)) {
      out.answered = 'refused'
      return
    }
    out.#answer(result.val)
  }

  #answer(answer: OutgoingResponseBase): void {
    const { response } = this.#event
    answer[Symbol.dispose]()
    this.answered = 'response'
    for (const [name, value] of answer.fields.latin1()) response.addHeader(name, value)
    response.setStatus(answer.status)
    this.body = answer.content
    answer.content.attach({
      write: (bytes) => this.#write(bytes),
      backpressure: () => response.channel?.backpressure()
    })
  }

  /** Sends the head and what is there: the guest waits for something, or its answer is large. */
  stream(): void {
    if (this.answered === 'response') this.#event.response.stream()
  }

  #write(bytes: Uint8Array): boolean {
    const { response } = this.#event
    this.#bytes += bytes.length
    if (response.channel !== undefined) return response.channel.push(bytes)
    const isWritten = response.writeText(Buffer.from(bytes).toString('latin1'))
    if (this.#bytes > MAX_WHOLE_BYTES) response.stream()
    return isWritten
  }
}

/** What an answer is made of. */
export class OutgoingResponseBase extends Resource {
  readonly fields: HttpFields
  readonly content: OutgoingBody
  status = 200
  #taken = false

  constructor(host: ComponentHost, fields: HttpFields) {
    super(host.resources)
    fields[Symbol.dispose]()
    this.fields = fields
    this.content = new OutgoingBody(host)
    // It counts from when the guest takes it.
    this.content[Symbol.dispose]()
  }

  statusCode(): number {
    return this.status
  }

  setStatusCode(status: number): void {
    if (status < 200 || status > 999) fail()
    this.status = status
  }

  body(): OutgoingBody {
    if (this.#taken) fail()
    this.#taken = true
    return this.content.taken()
  }
}

/** `wasi:http/types` and `wasi:http/outgoing-handler` of one instance. */
export function httpInterfaces(host: ComponentHost): HostInterfaces {
  const OutgoingRequest = outgoingRequestClass(host)
  return {
    'wasi:http/types': {
      Fields: fieldsClass(host),
      FutureIncomingResponse,
      FutureTrailers,
      IncomingBody,
      IncomingRequest,
      IncomingResponse,
      OutgoingBody,
      OutgoingRequest,
      OutgoingResponse: class OutgoingResponse extends OutgoingResponseBase {
        constructor(fields: HttpFields) {
          super(host, fields)
        }

        headers(): HttpFields {
          return receivedFields(host, this.fields.latin1())
        }
      },
      RequestOptions: requestOptionsClass(host),
      ResponseOutparam,
      httpErrorCode: () => undefined
    },
    'wasi:http/outgoing-handler': {
      handle: (request: OutgoingRequestBase, options: Resource | undefined) => {
        options?.[Symbol.dispose]()
        return send(host, request)
      }
    }
  }
}

/** Timeouts are the backend's: what a guest wishes is accepted and has no effect. */
function requestOptionsClass(host: ComponentHost) {
  const none = (): undefined => undefined
  return class RequestOptions extends Resource {
    readonly connectTimeout = none
    readonly firstByteTimeout = none
    readonly betweenBytesTimeout = none
    readonly setConnectTimeout = none
    readonly setFirstByteTimeout = none
    readonly setBetweenBytesTimeout = none

    constructor() {
      super(host.resources)
    }
  }
}

/** An answer of another server. */
class IncomingResponse extends Resource {
  readonly #host: ComponentHost
  readonly #answer: OutgoingHttpAnswer
  #consumed = false

  constructor(host: ComponentHost, answer: OutgoingHttpAnswer) {
    super(host.resources)
    this.#host = host
    this.#answer = answer
  }

  status(): number {
    return this.#answer.status
  }

  headers(): HttpFields {
    return receivedFields(this.#host, this.#answer.headers)
  }

  consume(): IncomingBody {
    if (this.#consumed) fail()
    this.#consumed = true
    return new IncomingBody(this.#host, new RequestBody(this.#answer.body))
  }
}

class FutureIncomingResponse extends Resource {
  readonly #host: ComponentHost
  readonly #settled: Promise<void>
  #result: { answer: OutgoingHttpAnswer } | { error: CloudError } | undefined
  #taken = false

  constructor(host: ComponentHost, operation: Promise<OutgoingHttpAnswer>) {
    super(host.resources)
    this.#host = host
    this.#settled = operation.then(
      (answer) => {
        this.#result = { answer }
      },
      (error: unknown) => {
        this.#result = { error: toCloudError(error) }
      }
    )
  }

  subscribe(): Pollable {
    return this.#result === undefined
      ? pollableOf(this.#host, this.#settled)
      : new Pollable(
          this.#host,
          () => true,
          () => this.#settled
        )
  }

  get(): Tagged | undefined {
    if (this.#result === undefined) return undefined
    if (this.#taken) return { tag: 'err', val: undefined }
    this.#taken = true
    const val =
      'answer' in this.#result
        ? { tag: 'ok', val: new IncomingResponse(this.#host, this.#result.answer) }
        : { tag: 'err', val: errorCode(this.#result.error) }
    return { tag: 'ok', val }
  }
}

/** A request that a guest makes. */
class OutgoingRequestBase extends Resource {
  readonly fields: HttpFields
  readonly content: OutgoingBody
  verb: Tagged = { tag: 'get' }
  target: string | undefined
  protocol: Tagged | undefined
  server: string | undefined
  hasBody = false

  constructor(host: ComponentHost, fields: HttpFields) {
    super(host.resources)
    fields[Symbol.dispose]()
    this.fields = fields
    this.content = new OutgoingBody(host)
    this.content[Symbol.dispose]()
  }

  body(): OutgoingBody {
    if (this.hasBody) fail()
    this.hasBody = true
    return this.content.taken()
  }

  method(): Tagged {
    return this.verb
  }

  setMethod(method: Tagged): void {
    if (method.tag === 'other' && !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,32}$/.test(String(method.val)))
      fail()
    this.verb = method
  }

  pathWithQuery(): string | undefined {
    return this.target
  }

  setPathWithQuery(target: string | undefined): void {
    if (target !== undefined && !/^[\x21-\x7e]*$/.test(target)) fail()
    this.target = target
  }

  scheme(): Tagged | undefined {
    return this.protocol
  }

  setScheme(scheme: Tagged | undefined): void {
    this.protocol = scheme
  }

  authority(): string | undefined {
    return this.server
  }

  setAuthority(authority: string | undefined): void {
    if (authority !== undefined && !/^[\w.\-:[\]]{1,255}$/.test(authority)) fail()
    this.server = authority
  }
}

function outgoingRequestClass(host: ComponentHost) {
  return class OutgoingRequest extends OutgoingRequestBase {
    constructor(fields: HttpFields) {
      super(host, fields)
    }

    headers(): HttpFields {
      return receivedFields(host, this.fields.latin1())
    }
  }
}

function send(host: ComponentHost, request: OutgoingRequestBase): FutureIncomingResponse {
  request[Symbol.dispose]()
  const backend = host.backends.outgoingHttp
  const scheme = request.protocol?.tag ?? 'HTTPS'
  if (scheme !== 'HTTP' && scheme !== 'HTTPS') fail({ tag: 'HTTP-request-URI-invalid' })
  const target = request.target ?? '/'
  const url = `${scheme.toLowerCase()}://${request.server ?? ''}${target.startsWith('/') ? target : `/${target}`}`
  if (backend === undefined) fail({ tag: 'HTTP-request-denied' })
  if (!URL.canParse(url)) fail({ tag: 'HTTP-request-URI-invalid' })
  const { verb } = request
  const method = verb.tag === 'other' ? String(verb.val) : verb.tag.toUpperCase()
  const answer = backend.request(
    {
      context: host.context,
      method,
      url,
      headers: request.fields.latin1(),
      maxRedirects: 0,
      ...(request.hasBody ? { body: channelOf(request.content) } : {})
    },
    { signal: host.signal }
  )
  return new FutureIncomingResponse(host, answer)
}

function channelOf(body: OutgoingBody): ByteChannel {
  const channel = new ByteChannel()
  body.attach({
    write: (bytes) => channel.push(bytes),
    backpressure: () => channel.backpressure()
  })
  if (body.finished) channel.end()
  else body.onFinish = () => channel.end()
  return channel
}

function errorCode({ code }: CloudError): Tagged {
  if (code === 'permission_denied') return { tag: 'HTTP-request-denied' }
  if (code === 'deadline_exceeded') return { tag: 'connection-timeout' }
  if (code === 'unavailable') return { tag: 'connection-refused' }
  if (code === 'invalid_argument') return { tag: 'HTTP-request-URI-invalid' }
  return { tag: 'internal-error', val: undefined }
}
