import type { ChildProcess } from 'node:child_process'
import { CloudError } from '@taucloud/base'
import type { Git } from './git.ts'

/** Type and size of a git object. */
export interface ObjectInfo {
  readonly type: string
  /** Bytes of the content. */
  readonly size: number
}

interface Question {
  readonly id: string
  /** Undefined: only type and size are asked for. */
  readonly maxBytes: number | undefined
  info?: ObjectInfo | undefined
  resolve(answer: { info: ObjectInfo; body: Uint8Array }): void
  reject(error: Error): void
}

const OBJECT_ID = /^[0-9a-f]{40}$/
const NOTHING = new Uint8Array(0)
const LINE_FEED = 10
/** A header line is an id, a type and a number: far below this. */
const MAX_HEADER_BYTES = 256

/**
 * Reads objects of one repository through one long-lived `git cat-file --batch-command`
 * (https://git-scm.com/docs/git-cat-file). Many questions may wait; answers come in their order. Content is bounded by
 * the caller, who asks for sizes first. Objects that arrive in the repository later are seen.
 */
export class ObjectReader {
  readonly #process: ChildProcess
  readonly #questions: Question[] = []
  #chunks: Buffer[] = []
  #buffered = 0
  #closed = false

  constructor(git: Git, gitDir: string) {
    this.#process = git.start(gitDir, ['cat-file', '--batch-command', '--buffer'])
    this.#process.stdout?.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk)
      this.#buffered += chunk.length
      this.#drain()
    })
    this.#process.stderr?.resume()
    // A broken pipe also ends the process, which is handled below.
    this.#process.stdin?.on('error', () => undefined)
    const ended = (): void => {
      this.#fail('the reader has ended')
    }
    this.#process.once('exit', ended)
    this.#process.once('error', ended)
  }

  /** True once the process is gone: a new reader is needed. */
  get isClosed(): boolean {
    return this.#closed
  }

  /** @throws {CloudError} `not_found` for an id that the repository lacks */
  async info(ids: readonly string[]): Promise<ObjectInfo[]> {
    const answers = await this.#ask(ids, undefined)
    return answers.map((answer) => answer.info)
  }

  /**
   * The contents of objects of one type, in the order of the ids.
   *
   * @param maxBytes bound of each object
   * @throws {CloudError} `not_found` for an id that the repository lacks, `resource_exhausted` over the bound,
   *   `failed_precondition` for another type
   */
  async read(ids: readonly string[], type: string, maxBytes: number): Promise<Uint8Array[]> {
    const answers = await this.#ask(ids, maxBytes)
    return answers.map(({ info, body }, index) => {
      if (info.type === type) return body
      throw new CloudError(
        'failed_precondition',
        `Cannot read ${ids[index] ?? ''}: ${info.type} is not a ${type}`
      )
    })
  }

  close(): void {
    this.#fail('the reader was closed')
    this.#process.kill('SIGKILL')
  }

  #ask(
    ids: readonly string[],
    maxBytes: number | undefined
  ): Promise<{ info: ObjectInfo; body: Uint8Array }[]> {
    // Also keeps a line feed out of the command stream.
    const wrong = ids.find((id) => !OBJECT_ID.test(id))
    if (wrong !== undefined)
      throw new CloudError('invalid_argument', `Cannot read "${wrong}": not an object id`)
    if (this.#closed)
      throw new CloudError('unavailable', 'Cannot read objects: the reader has ended')
    const verb = maxBytes === undefined ? 'info' : 'contents'
    const answers = ids.map(
      (id) =>
        new Promise<{ info: ObjectInfo; body: Uint8Array }>((resolve, reject) => {
          this.#questions.push({ id, maxBytes, resolve, reject })
        })
    )
    this.#process.stdin?.write(ids.map((id) => `${verb} ${id}\n`).join('') + 'flush\n')
    return Promise.all(answers)
  }

  #drain(): void {
    for (let question = this.#questions[0]; question !== undefined; question = this.#questions[0]) {
      question.info ??= this.#readHeader(question)
      if (question.info === undefined) {
        if (this.#questions[0] === question) return
        continue
      }
      const { info, maxBytes } = question
      if (maxBytes !== undefined && info.size > maxBytes) {
        question.reject(
          new CloudError(
            'resource_exhausted',
            `Cannot read ${question.id}: ${String(info.size)} bytes are too many`
          )
        )
        this.close()
        return
      }
      const bodyBytes = maxBytes === undefined ? 0 : info.size + 1
      if (this.#buffered < bodyBytes) return
      const body = bodyBytes === 0 ? NOTHING : this.#take(bodyBytes).subarray(0, info.size)
      this.#questions.shift()
      question.resolve({ info, body })
    }
  }

  /** The header of the first question, or undefined when it is not here yet or says that the object is missing. */
  #readHeader(question: Question): ObjectInfo | undefined {
    const end = this.#indexOfLineFeed()
    if (end === undefined) {
      if (this.#buffered > MAX_HEADER_BYTES) this.close()
      return undefined
    }
    const [, type, size] = this.#take(end + 1)
      .toString('latin1')
      .trimEnd()
      .split(' ')
    if (type !== undefined && size !== undefined) return { type, size: Number(size) }
    this.#questions.shift()
    question.reject(
      new CloudError('not_found', `Cannot read ${question.id}: ${type ?? 'no answer'}`)
    )
    return undefined
  }

  #indexOfLineFeed(): number | undefined {
    let offset = 0
    for (const chunk of this.#chunks) {
      const index = chunk.indexOf(LINE_FEED)
      if (index >= 0) return offset + index
      offset += chunk.length
    }
    return undefined
  }

  #take(length: number): Buffer {
    const first = this.#chunks[0]
    const all =
      this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks)
    this.#chunks = all.length > length ? [all.subarray(length)] : []
    this.#buffered -= length
    return all.subarray(0, length)
  }

  #fail(why: string): void {
    this.#closed = true
    for (const question of this.#questions.splice(0)) {
      question.reject(new CloudError('unavailable', `Cannot read ${question.id}: ${why}`))
    }
  }
}
