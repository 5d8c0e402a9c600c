import type { Role, NodeCertificate } from '@taucloud/identity'

/**
 * Turns a message into bytes and back. `Init` is what may be written (fields may be left out), `T` what is read (every
 * field present). `decode` throws on anything malformed; the bus then answers `invalid_argument`.
 */
export interface Codec<T, Init = T> {
  encode(value: Init): Uint8Array
  decode(bytes: Uint8Array): T
}

export type MethodKind = 'unary' | 'server-stream' | 'client-stream' | 'bidi'

export interface MethodOptions {
  /** May the bus send the request again after `unavailable`? @default false */
  idempotent?: boolean
  /** Upper bound of an encoded request or stream item. @default 1 MiB, at most 4 MiB */
  maxMessageBytes?: number
  /** Deadline of a call that names none. Streams have none by default. @default 10 000 for unary calls */
  timeoutMs?: number
}

/** One method of a contract. `Kind` decides the shape of handler and client. */
export interface Method<
  Req,
  Res,
  Kind extends MethodKind,
  ReqInit = Req,
  ResInit = Res
> extends MethodOptions {
  readonly kind: Kind
  readonly request: Codec<Req, ReqInit>
  readonly response: Codec<Res, ResInit>
}

// Method types are invariant in their messages, so a map of any methods can only be written with `any`.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Methods = Record<string, Method<any, any, MethodKind, any, any>>

/** What a service promises on the bus: a protocol id `/tau/<service>/<major>` and its methods. */
export interface Contract<M extends Methods> {
  readonly protocol: string
  readonly methods: M
}

/** Who called, as proved by the connection and the certificate presented on the stream. */
export interface Caller {
  readonly peer: string
  readonly roles: readonly Role[]
  readonly certificate: NodeCertificate
}

/** Decides from the proven caller whether a method may be used. Every served method has one; there is no default. */
export type Allow = (caller: Caller) => boolean

/** Any node that holds a valid certificate of this cloud. */
export const anyNode: Allow = () => true

/** Only nodes whose certificate names at least one of the roles. */
export function anyOf(...roles: Role[]): Allow {
  return (caller) => caller.roles.some((role) => roles.includes(role))
}

/** What a handler knows about its call. `signal` fires on cancel, on the deadline and when the caller is gone. */
export interface CallContext {
  readonly caller: Caller
  readonly signal: AbortSignal
  /** Text pairs sent with the call: `trace` and the like. At most 16 pairs, 4 KiB in all. */
  readonly meta: Readonly<Record<string, string>>
}

type Awaitable<T> = T | Promise<T>
type Source<T> = AsyncIterable<T> | Iterable<T>

type HandlerOf<T> =
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the two unused message types match anything
  T extends Method<infer Req, any, infer Kind, any, infer ResInit>
    ? Kind extends 'unary'
      ? (request: Req, context: CallContext) => Awaitable<ResInit>
      : Kind extends 'server-stream'
        ? (request: Req, context: CallContext) => AsyncIterable<ResInit>
        : Kind extends 'client-stream'
          ? (requests: AsyncIterable<Req>, context: CallContext) => Awaitable<ResInit>
          : (requests: AsyncIterable<Req>, context: CallContext) => AsyncIterable<ResInit>
    : never

/** An implementation of a contract: each method with its admission rule. */
export type Handlers<M extends Methods> = {
  [K in keyof M]: { allow: Allow; handle: HandlerOf<M[K]> }
}

export interface CallOptions {
  signal?: AbortSignal
  /** Travels with the call as relative time, so clocks need not agree. @default the method's `timeoutMs` */
  timeoutMs?: number
  meta?: Record<string, string>
}

type CallOf<T> =
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the two unused message types match anything
  T extends Method<any, infer Res, infer Kind, infer ReqInit, any>
    ? Kind extends 'unary'
      ? (request: ReqInit, options?: CallOptions) => Promise<Res>
      : Kind extends 'server-stream'
        ? (request: ReqInit, options?: CallOptions) => AsyncIterable<Res>
        : Kind extends 'client-stream'
          ? (requests: Source<ReqInit>, options?: CallOptions) => Promise<Res>
          : (requests: Source<ReqInit>, options?: CallOptions) => AsyncIterable<Res>
    : never

/** One function per method. Failures are `CloudError`s with the code that the handler threw. */
export type Client<M extends Methods> = { [K in keyof M]: CallOf<M[K]> }

/** Declares a method that takes one message and answers one. */
export function unary<Req, Res, ReqInit, ResInit>(
  request: Codec<Req, ReqInit>,
  response: Codec<Res, ResInit>,
  options: MethodOptions = {}
): Method<Req, Res, 'unary', ReqInit, ResInit> {
  return { kind: 'unary', request, response, ...options }
}

/** Declares a method that takes one message and answers many. */
export function serverStream<Req, Res, ReqInit, ResInit>(
  request: Codec<Req, ReqInit>,
  response: Codec<Res, ResInit>,
  options: MethodOptions = {}
): Method<Req, Res, 'server-stream', ReqInit, ResInit> {
  return { kind: 'server-stream', request, response, ...options }
}

/** Declares a method that takes many messages and answers one. */
export function clientStream<Req, Res, ReqInit, ResInit>(
  request: Codec<Req, ReqInit>,
  response: Codec<Res, ResInit>,
  options: MethodOptions = {}
): Method<Req, Res, 'client-stream', ReqInit, ResInit> {
  return { kind: 'client-stream', request, response, ...options }
}

/** Declares a method with messages in both directions. */
export function bidi<Req, Res, ReqInit, ResInit>(
  request: Codec<Req, ReqInit>,
  response: Codec<Res, ResInit>,
  options: MethodOptions = {}
): Method<Req, Res, 'bidi', ReqInit, ResInit> {
  return { kind: 'bidi', request, response, ...options }
}
