import type { ServerResponse } from 'node:http'
import { toCloudError } from '@taucloud/base'
import { sendReply } from '@taucloud/http'
import { codeOf } from '@taucloud/project/release'
import type { HttpListener } from '@taucloud/http'
import type { GuestThread } from '@taucloud/wasm'
import type { FromWorker, ToWorker, WorkerCounters, WorkerStart } from '../messages.ts'
import type { StreamMessage } from '../port-streams.ts'
import { remoteBackends } from '../backends.ts'
import { PortCalls } from '../port-calls.ts'
import type { CallMessage } from '../port-calls.ts'
import { PortStreams } from '../port-streams.ts'
import { ChannelSockets } from '../triggers/channel-sockets.ts'
import { SOCKET_METHODS, TRIGGER_METHODS } from '../triggers/trigger-calls.ts'
import type { SocketCalls } from '../triggers/trigger-calls.ts'
import { TriggerRunner } from '../triggers/trigger-runner.ts'
import { Branches, loadedBranch } from './branches.ts'
import type { LoadedBranch } from './branches.ts'
import { BusServer } from './bus-server.ts'
import { Dispatcher } from './dispatcher.ts'
import { FileStore } from './file-store.ts'
import { Functions } from './functions.ts'
import { OutputGate } from './output-gate.ts'
import { serveSockets } from './socket-server.ts'

/** What is about the state of the worker, not about a request in flight. */
type ControlMessage = Exclude<
  ToWorker,
  StreamMessage | CallMessage | { kind: 'exchange' | 'cancel' | 'module' | 'module-failed' }
>

type Post = (message: FromWorker, owned?: Uint8Array) => void

const PULSE_MS = 250
const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** Everything of one worker: what it serves, and its part of the conversation with the main thread. */
export class WorkerThread {
  readonly #start: WorkerStart
  readonly #post: Post
  readonly #streams: PortStreams
  readonly #calls: PortCalls
  readonly #branches: Branches
  readonly #functions: Functions
  readonly #files: FileStore
  readonly #dispatcher: Dispatcher
  readonly #bus: BusServer
  readonly #sockets: ChannelSockets
  readonly #prepared = new Map<number, { loaded: LoadedBranch; hosts: readonly string[] }>()
  readonly #wantedMetrics = new Map<number, ServerResponse>()
  #listener: HttpListener | undefined
  #pulse: NodeJS.Timeout | undefined
  #ready = false
  #tickets = 0

  constructor(start: WorkerStart, guests: GuestThread, post: Post) {
    const { zone, limits } = start
    this.#start = start
    this.#post = post
    this.#streams = new PortStreams(post, 1)
    this.#calls = new PortCalls(post, this.#streams)
    const backends = remoteBackends(this.#calls, start.backends)
    const output = new OutputGate((line) => {
      post({ kind: 'output', line })
    })
    this.#branches = new Branches((key) => {
      post({ kind: 'want-branch', key })
    })
    const wantModule = (cid: string, branch: string): void => {
      post({ kind: 'want-module', cid, branch })
    }
    this.#functions = new Functions(
      { thread: guests, output, backends, wantModule },
      limits.residentFunctions
    )
    this.#files = new FileStore((part) => {
      const stream = this.#streams.open()
      const bytes = this.#streams.receive(stream)
      const { cid, branch, start: from, end } = part
      post({ kind: 'want-file', stream, cid, branch, start: from, end })
      return bytes
    }, limits.fileCacheBytes)
    const { maxInFlight, maxBodyBytes } = limits
    this.#dispatcher = new Dispatcher(
      { branches: this.#branches, functions: this.#functions, files: this.#files, output },
      { zone, maxInFlight, maxBodyBytes }
    )
    this.#sockets = new ChannelSockets({
      branches: this.#branches,
      calls: this.#calls.client<SocketCalls>('sockets', SOCKET_METHODS),
      zone
    })
    this.#calls.serve('triggers', this.#triggerRunner(output), TRIGGER_METHODS)
    this.#bus = new BusServer({ dispatcher: this.#dispatcher, streams: this.#streams, post })
  }

  /** Opens the listener. @throws {CloudError} `failed_precondition` when it cannot */
  async start(): Promise<void> {
    const { host, port, reusePort, listens } = this.#start
    if (listens) {
      const answerHealth = this.#answerHealth.bind(this)
      this.#listener = await serveSockets(this.#dispatcher, {
        ...{ host, port, reusePort, answerHealth },
        upgrade: this.#sockets
      })
    }
    const pulse = new Int32Array(this.#start.pulse)
    this.#pulse = setInterval(() => {
      Atomics.add(pulse, 0, 1)
      this.#post({ kind: 'counters', counters: this.#counters() })
    }, PULSE_MS)
    this.#post({ kind: 'listening', port: this.#listener?.port ?? 0 })
  }

  /** Takes a message of the main thread. */
  handle(message: ToWorker): void {
    switch (message.kind) {
      case 'data':
      case 'end':
      case 'broken':
      case 'taken':
      case 'stop-stream':
        this.#streams.handle(message)
        return
      case 'call':
      case 'call-canceled':
      case 'call-answered':
      case 'call-failed':
        this.#calls.handle(message)
        return
      case 'exchange':
        this.#bus.start(message.start)
        return
      case 'cancel':
        this.#bus.cancel(message.id)
        return
      case 'module':
        this.#functions.deliver(message.module)
        return
      case 'module-failed':
        this.#functions.fail(message.cid, message.code, message.message)
        return
      default:
        this.#handleControl(message)
    }
  }

  #handleControl(message: ControlMessage): void {
    switch (message.kind) {
      case 'known':
        this.#branches.know(message.branch)
        return
      case 'removed':
        this.#remove(message.key)
        return
      case 'prepare':
        this.#prepare(message)
        return
      case 'switch':
        this.#switch(message.ticket)
        return
      case 'discard':
        this.#discard(message.ticket)
        return
      case 'branch-failed':
        this.#branches.fail(message.key, message.code, message.message)
        return
      case 'ready':
        this.#ready = message.ready
        return
      case 'metrics':
        this.#sendMetrics(message.ticket, message.text)
        return
      case 'stop':
        void this.#stop(message.graceMs)
    }
  }

  /** Compiles the routes and opens the functions that must answer at once; nothing is served yet. */
  #prepare({ ticket, bundle, modules, warm }: ToWorker & { kind: 'prepare' }): void {
    try {
      const loaded = loadedBranch(bundle)
      this.#prepared.set(ticket, { loaded, hosts: bundle.hosts })
      const compiled = new Map(modules.map((module) => [module.cid, module]))
      for (const fn of codeOf(bundle.release)) {
        // A function that did not change goes on with the instance it has.
        if (this.#functions.get(loaded, fn) !== undefined) continue
        const module = compiled.get(fn.module)
        if (module !== undefined && warm.includes(fn.id)) this.#functions.open(loaded, fn, module)
      }
      this.#post({ kind: 'prepared', ticket })
    } catch (error) {
      this.#discard(ticket)
      this.#post({ kind: 'refused', ticket, message: toCloudError(error).message })
    }
  }

  #switch(ticket: number): void {
    const prepared = this.#prepared.get(ticket)
    if (prepared === undefined) return
    this.#prepared.delete(ticket)
    const before = this.#branches.serve(prepared.loaded, prepared.hosts)
    this.#functions.adopt(prepared.loaded)
    if (before !== undefined) this.#functions.release(before, prepared.loaded)
  }

  #discard(ticket: number): void {
    const prepared = this.#prepared.get(ticket)
    this.#prepared.delete(ticket)
    if (prepared === undefined) return
    const { loaded } = prepared
    this.#functions.release(loaded, this.#branches.loaded(loaded.key))
  }

  #remove(key: string): void {
    const before = this.#branches.remove(key)
    if (before !== undefined) this.#functions.release(before, undefined)
  }

  #answerHealth(path: string, response: ServerResponse): boolean {
    switch (path) {
      case '/healthz':
        sendReply(response, { text: 'ok\n' })
        return true
      case '/readyz':
        sendReply(
          response,
          this.#ready
            ? { text: 'ready\n' }
            : { status: 503, text: 'the list of projects is not complete yet\n' }
        )
        return true
      case '/metrics': {
        const ticket = ++this.#tickets
        this.#wantedMetrics.set(ticket, response)
        this.#post({ kind: 'want-metrics', ticket })
        return true
      }
      default:
        return false
    }
  }

  #sendMetrics(ticket: number, text: string): void {
    const response = this.#wantedMetrics.get(ticket)
    this.#wantedMetrics.delete(ticket)
    if (response !== undefined)
      sendReply(response, { text, headers: { 'content-type': METRICS_TYPE } })
  }

  #triggerRunner(output: OutputGate): TriggerRunner {
    return new TriggerRunner({
      branches: this.#branches,
      functions: this.#functions,
      output,
      broadcast: (message) => this.#sockets.broadcast(message),
      failed: (code) => {
        if (code === 'deadline_exceeded') this.#dispatcher.deadlines += 1
        if (code === 'internal') this.#dispatcher.traps += 1
      }
    })
  }

  #counters(): WorkerCounters {
    const { requests, inFlight, traps, deadlines } = this.#dispatcher
    return {
      requests,
      inFlight,
      traps,
      deadlines,
      coldStarts: this.#functions.coldStarts,
      residents: this.#functions.size,
      cachedFileBytes: this.#files.cachedBytes
    }
  }

  /** Answers what is in flight, then says that it may be ended. */
  async #stop(graceMs: number): Promise<void> {
    clearInterval(this.#pulse)
    this.#sockets.stop()
    await this.#listener?.stop(graceMs)
    this.#post({ kind: 'counters', counters: this.#counters() })
    this.#post({ kind: 'stopped' })
  }
}
