import { CloudError, isErrorCode, parseJsonWith, parseWith } from '@taucloud/base'
import { z } from 'zod'
import {
  buildEventSchema,
  buildSchema,
  cloudSchema,
  createdProjectSchema,
  functionLogSchema,
  projectSchema
} from './schemas.ts'
import type {
  Build,
  BuildEvent,
  CloudInfo,
  CreatedProject,
  FunctionLog,
  ProjectInfo
} from './schemas.ts'

const REQUEST_TIMEOUT_MS = 15_000
const MAX_LINE_LENGTH = 64 * 1024

const failureSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

/**
 * The HTTP API of a cloud for people's tools. Failures are `CloudError`s with the cloud's own code and text; a cloud
 * that cannot be reached is `unavailable`.
 */
export class ApiClient {
  readonly #base: string
  readonly #token: string

  /** @param base URL of the git hosting; the API lies beside it */
  constructor(base: string, token: string) {
    this.#base = base
    this.#token = token
  }

  /** @throws {CloudError} `already_exists` when the name is taken */
  async createProject(name: string): Promise<CreatedProject> {
    return this.#json(createdProjectSchema, '/projects', { method: 'POST', body: { name } })
  }

  async listProjects(): Promise<ProjectInfo[]> {
    const { projects } = await this.#json(
      z.object({ projects: z.array(projectSchema) }),
      '/projects'
    )
    return projects
  }

  async deleteProject(name: string): Promise<void> {
    await this.#fetch(`/projects/${encodeURIComponent(name)}`, { method: 'DELETE' })
  }

  /** Newest first. */
  async listBuilds(project: string, limit: number): Promise<Build[]> {
    const query = new URLSearchParams({ project, limit: String(limit) })
    const { builds } = await this.#json(
      z.object({ builds: z.array(buildSchema) }),
      `/builds?${query.toString()}`
    )
    return builds
  }

  /** @throws {CloudError} `not_found` */
  async getBuild(id: string): Promise<Build> {
    const { build } = await this.#json(
      z.object({ build: buildSchema }),
      `/builds/${encodeURIComponent(id)}`
    )
    return build
  }

  async cancelBuild(id: string): Promise<void> {
    await this.#fetch(`/builds/${encodeURIComponent(id)}/cancel`, { method: 'POST' })
  }

  /** Lines of a build and its states as they come; ends after the build has ended. */
  watchBuild(id: string, signal?: AbortSignal): AsyncGenerator<BuildEvent> {
    return this.#lines(buildEventSchema, `/builds/${encodeURIComponent(id)}/log`, signal)
  }

  /** What the functions of a project printed; with `follow` the stream stays open. */
  functionLogs(
    project: string,
    options: { follow: boolean; tail: number; function?: string; signal?: AbortSignal }
  ): AsyncGenerator<FunctionLog> {
    const query = new URLSearchParams({
      follow: String(options.follow),
      tail: String(options.tail)
    })
    if (options.function !== undefined) query.set('function', options.function)
    const path = `/functions/${encodeURIComponent(project)}/logs?${query.toString()}`
    return this.#lines(functionLogSchema, path, options.signal)
  }

  async cloud(): Promise<CloudInfo> {
    return this.#json(cloudSchema, '/cloud')
  }

  async #json<S extends z.ZodType>(
    schema: S,
    path: string,
    init: RequestOptions = {}
  ): Promise<z.output<S>> {
    const response = await this.#fetch(path, init)
    return parseJsonWith(schema, await response.text(), 'answer of the cloud')
  }

  async *#lines<S extends z.ZodType>(
    schema: S,
    path: string,
    signal?: AbortSignal
  ): AsyncGenerator<z.output<S>> {
    const response = await this.#fetch(path, { signal: signal ?? null })
    let rest = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > MAX_LINE_LENGTH)
        throw new CloudError('internal', "Cannot read the cloud's answer: a line is too long")
      for (const line of lines)
        if (line !== '') yield parseJsonWith(schema, line, 'line from the cloud')
    }
  }

  async #fetch(path: string, init: RequestOptions = {}): Promise<Response> {
    let response: Response
    try {
      response = await fetch(new URL(`/api/v1${path}`, this.#base), {
        method: init.method ?? 'GET',
        headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
        // A stream has no deadline of its own; whoever reads it ends it.
        signal: init.signal === undefined ? AbortSignal.timeout(REQUEST_TIMEOUT_MS) : init.signal,
        ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) })
      })
    } catch (error) {
      if (init.signal?.aborted === true) throw error
      throw new CloudError(
        'unavailable',
        `Cannot reach the cloud at ${this.#base}: is it running?`,
        { cause: error }
      )
    }
    if (response.ok) return response
    throw await failureOf(response)
  }
}

interface RequestOptions {
  method?: string
  body?: object
  signal?: AbortSignal | null
}

async function failureOf(response: Response): Promise<CloudError> {
  const text = await response.text()
  try {
    const { error } = parseWith(failureSchema, JSON.parse(text), 'answer of the cloud')
    return new CloudError(isErrorCode(error.code) ? error.code : 'internal', error.message)
  } catch {
    // Something else than a cloud answered, a proxy for example: its status is all there is to say.
    return new CloudError('unavailable', `Cannot use the cloud: it answered ${response.status}`)
  }
}
