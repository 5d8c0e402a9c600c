import { randomUUID } from 'node:crypto'
import { CloudError } from '@taucloud/base'
import { HttpError } from '@taucloud/http'
import { canonicalHost, isDevelopmentZone } from '@taucloud/project/hosts'
import type { ReleaseFunction } from '@taucloud/project/release'
import type { RouteMatch } from '@taucloud/project/routes'
import type { GuestResponse } from '@taucloud/wasm'
import type { Branch, Branches, LoadedBranch } from './branches.ts'
import type { FileStore } from './file-store.ts'
import { callWithBody } from './call-with-body.ts'
import { leave } from './functions.ts'
import type { Functions, Resident } from './functions.ts'
import type { OutputGate } from './output-gate.ts'
import { failureAnswer, guestAnswer, isStream, textAnswer } from './web-answer.ts'
import type { WebAnswer } from './web-answer.ts'
import { DirectRequest } from './web-request.ts'
import type { WebRequest } from './web-request.ts'
import { serveFile } from './websites.ts'

export interface DispatcherComponents {
  readonly branches: Branches
  readonly functions: Functions
  readonly files: FileStore
  readonly output: OutputGate
}

export interface DispatcherInit {
  readonly zone: string
  /** Requests answered at once; further ones get 503. */
  readonly maxInFlight: number
  readonly maxBodyBytes: number
}

/** Finds what answers a request and lets it answer. Every failure is an answer: it neither throws nor rejects. */
export class Dispatcher {
  readonly #components: DispatcherComponents
  readonly #init: DispatcherInit
  requests = 0
  inFlight = 0
  traps = 0
  deadlines = 0

  constructor(components: DispatcherComponents, init: DispatcherInit) {
    this.#components = components
    this.#init = init
  }

  /** Is there room for one more? */
  hasRoom(): boolean {
    return this.inFlight < this.#init.maxInFlight
  }

  /** Answers at once when nothing has to be waited for. Call {@link finished} when the answer has gone out or was cut. */
  dispatch(request: WebRequest): WebAnswer | Promise<WebAnswer> {
    this.requests += 1
    this.inFlight += 1
    if (this.inFlight > this.#init.maxInFlight) {
      return failureAnswer(new CloudError('unavailable', 'Cannot answer now: the node is full'))
    }
    try {
      const answer = this.#route(request)
      return answer instanceof Promise ? answer.catch(failureAnswer) : answer
    } catch (error) {
      return failureAnswer(error)
    }
  }

  /** The other end of {@link dispatch}. */
  finished(answer: WebAnswer): void {
    this.inFlight -= 1
    answer.done?.()
  }

  #route(request: WebRequest): WebAnswer | Promise<WebAnswer> {
    const branches = this.#branchesOf(request)
    if (branches === undefined) return this.#unknownHost(request)
    let allow: string[] | undefined
    for (const branch of branches) {
      if (branch.loaded === undefined) return this.#loadAndRoute(branch, request)
      const match = matchOf(branch.loaded, request)
      if (match.kind === 'function') return this.#callFunction(branch.loaded, match.fn, request)
      if (match.kind === 'file') {
        const at = { website: match.website.id, path: match.path }
        return serveFile(this.#components.files, branch.loaded, request, at)
      }
      if (match.kind === 'method') allow ??= match.allow
    }
    if (allow === undefined) return notFound(request)
    if (allow.includes('GET') && !allow.includes('HEAD')) allow = [...allow, 'HEAD'].sort()
    const text = `Cannot ${request.method} ${request.hostname}${request.path}: allowed are ${allow.join(', ')}`
    return textAnswer(405, text, ['allow', allow.join(', ')])
  }

  /** The alias of a development zone becomes the zone, which routes are written in. */
  #branchesOf(request: WebRequest): readonly Branch[] | undefined {
    const { branches } = this.#components
    const found = branches.at(request.hostname)
    if (found !== undefined) return found
    request.hostname = canonicalHost(request.hostname, this.#init.zone)
    return branches.at(request.hostname)
  }

  async #loadAndRoute(branch: Branch, request: WebRequest): Promise<WebAnswer> {
    await this.#components.branches.load(branch)
    return this.#route(request)
  }

  #unknownHost(request: WebRequest): WebAnswer {
    const { zone } = this.#init
    if (!isDevelopmentZone(zone)) return notFound(request)
    const hosts = this.#components.branches.hosts(20)
    const known = hosts.map((host) => `  http://${host}/`).join('\n')
    const help =
      hosts.length === 0
        ? 'Nothing is deployed yet: git push a project.'
        : `Deployed are:\n${known}`
    const text = `Cannot ${request.method} ${request.hostname}${request.path}: no project answers for this host`
    return textAnswer(404, `${text}\n\n${help}`)
  }

  #callFunction(
    branch: LoadedBranch,
    fn: ReleaseFunction,
    request: WebRequest
  ): WebAnswer | Promise<WebAnswer> {
    const resident = this.#components.functions.get(branch, fn)
    if (resident === undefined) return this.#loadAndCall(branch, fn, request)
    if ((this.requests & 63) === 0) this.#components.functions.touch(branch, fn)
    return this.#call({ branch, fn, resident }, request)
  }

  async #loadAndCall(
    branch: LoadedBranch,
    fn: ReleaseFunction,
    request: WebRequest
  ): Promise<WebAnswer> {
    const resident = await this.#components.functions.load(branch, fn)
    return this.#call({ branch, fn, resident }, request)
  }

  #call(target: Target, request: WebRequest): WebAnswer | Promise<WebAnswer> {
    const { resident } = target
    resident.inFlight += 1
    try {
      const { source } = request
      if (source !== undefined)
        return this.#settle(
          target,
          callWithBody(resident.guest, request, { source, maxBytes: this.#init.maxBodyBytes })
        )
      const { guest, isDirect } = resident
      const response = guest.handle(isDirect ? new DirectRequest(request) : request)
      if (response instanceof Promise) return this.#settle(target, response)
      resident.isDirect = true
      return finish(resident, response)
    } catch (error) {
      leave(resident)
      return this.#failed(target, error)
    }
  }

  async #settle(target: Target, response: Promise<GuestResponse>): Promise<WebAnswer> {
    try {
      return finish(target.resident, await response)
    } catch (error) {
      leave(target.resident)
      return this.#failed(target, error)
    }
  }

  /** What a failed call answers. The reason goes to the function's own log, the client gets an id to find it there. */
  #failed({ branch, fn }: Target, error: unknown): WebAnswer {
    if (error instanceof HttpError && error.status < 500) return failureAnswer(error)
    const id = randomUUID().slice(0, 8)
    const code = error instanceof CloudError ? error.code : 'internal'
    const message = error instanceof CloudError ? error.message : 'failed on the node'
    const origin = { project: branch.project, branch: branch.name, function: fn.name }
    this.#components.output.say(origin, `error ${id}: ${message}`)
    if (code === 'deadline_exceeded') this.deadlines += 1
    if (code === 'internal') this.traps += 1
    return failureAnswer(publicFailure(code, error, id))
  }
}

interface Target {
  readonly branch: LoadedBranch
  readonly fn: ReleaseFunction
  readonly resident: Resident
}

function publicFailure(code: string, error: unknown, id: string): CloudError {
  switch (code) {
    case 'deadline_exceeded':
      return new HttpError(504, `The function took too long (error ${id})`)
    case 'resource_exhausted':
      return new HttpError(503, `The function is busy (error ${id})`, {
        headers: { 'retry-after': '1' }
      })
    case 'canceled':
      return new CloudError('canceled', 'The client went away')
    default:
      if (error instanceof HttpError)
        return new HttpError(error.status, `${error.message} (error ${id})`)
      return new HttpError(500, `The function failed (error ${id})`)
  }
}

/** A function that answers GET answers HEAD too; only one declared for HEAD sees that method. */
function matchOf(branch: LoadedBranch, request: WebRequest): RouteMatch {
  const { hostname: host, method, path } = request
  const match = branch.routes.match(host, method, path)
  if (method !== 'HEAD' || match.kind === 'function') return match
  const asGet = branch.routes.match(host, 'GET', path)
  if (asGet.kind !== 'function') return match
  request.method = 'GET'
  return asGet
}

function notFound({ method, hostname: host, path }: WebRequest): WebAnswer {
  return textAnswer(404, `Cannot ${method} ${host}${path}: nothing is deployed there`)
}

/** The call ends with the answer, or, for a streamed body, when the stream has gone out or was cut. */
function finish(resident: Resident, response: GuestResponse): WebAnswer {
  const answer = guestAnswer(response)
  if (!isStream(answer.body)) {
    leave(resident)
    return answer
  }
  return {
    ...answer,
    done: () => {
      leave(resident)
    }
  }
}
