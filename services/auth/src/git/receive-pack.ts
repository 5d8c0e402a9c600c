import type { ServerResponse } from 'node:http'
import type { Logger } from '@taucloud/base'
import { HttpError } from '@taucloud/http'
import { GitBody, write } from './body.ts'
import { CommandList } from './command-list.ts'
import type { RefCommand } from './command-list.ts'
import { assertRequestType, beginAnswer } from './exchange.ts'
import type { GitExchange } from './exchange.ts'
import { exitOf } from './git.ts'
import type { Git } from './git.ts'
import { FLUSH, band } from './pkt-line.ts'
import { parseOptions, refuseRefs } from './policy.ts'
import type { PushWishes } from './policy.ts'
import type { Repositories, RepositoryRef } from './repositories.ts'
import { ReportReader, refusal } from './report.ts'
import type { Slots } from './slots.ts'

/** A push whose refs have been written, all of them together. */
export interface ReceivedPush {
  readonly repository: RepositoryRef
  readonly refs: readonly RefCommand[]
  readonly pusher: string
  readonly wishes: PushWishes
}

/** Tells the pusher a line; it appears as `remote: …`. */
export type Say = (text: string) => void

export interface ReceiveParts {
  git: Git
  repositories: Repositories
  slots: Slots
  logger: Logger
  /** Makes ready for a push: what the repository's refs are known to be. Whoever calls it calls `leave` once. */
  enter(
    repository: RepositoryRef
  ): Promise<{ tips: ReadonlyMap<string, string>; leave: () => void }>
  /** Called with the accepted refs before the pusher is let go. `signal` fires when the pusher is gone. */
  onPush(push: ReceivedPush, say: Say, signal: AbortSignal): Promise<void>
  /** Most bytes of a whole push. */
  maxBytes: number
}

/** An empty packet of band 2, of which clients print nothing: keeps proxies from closing a connection that waits. */
const KEEP_ALIVE = band(2, '')
const KEEP_ALIVE_MS = 5000
/** Of each line the client must offer one: a report of every ref, and a band beside it for text. */
const NEEDED = [['report-status-v2', 'report-status'], ['side-band-64k']]

/**
 * Receives a push. The list of refs is read and judged before git is started; git's report says what was written; the
 * last flush packet is held back until the push has been dealt with, so that lines can be shown meanwhile.
 */
export async function receivePack(parts: ReceiveParts, exchange: GitExchange): Promise<void> {
  const { request, response, repository } = exchange
  assertRequestType(request, 'git-receive-pack')
  const body = new GitBody(request, parts.maxBytes)
  const head = await readHead(body)
  if (head.isProbe) {
    await body.drain()
    beginAnswer(response, 'git-receive-pack', 'result')
    response.end()
    return
  }
  await assertReadable(head, body)
  const { tips, leave } = await parts.enter(repository)
  try {
    const wishes = judge(head, tips)
    if (typeof wishes === 'string') await refuse(exchange, { body, head, why: wishes })
    else await runGit(parts, exchange, { body, head, wishes })
  } finally {
    leave()
  }
}

async function readHead(body: GitBody): Promise<CommandList> {
  const head = new CommandList()
  while (!head.isDone) {
    const chunk = await body.next()
    if (chunk === undefined) head.end()
    else head.push(chunk)
  }
  return head
}

/** @throws {HttpError} 400 for what no client of today sends: it could not show a refusal in the protocol's own way */
async function assertReadable(head: CommandList, body: GitBody): Promise<void> {
  const missing = NEEDED.find((ways) => !ways.some((capability) => head.has(capability)))
  const problem = head.problem ?? (missing && `the client lacks ${missing.join(' or ')}`)
  if (problem === undefined) return
  await body.drain()
  throw new HttpError(400, `Cannot read the push: ${problem}`)
}

function judge(head: CommandList, tips: ReadonlyMap<string, string>): PushWishes | string {
  return refuseRefs(head.commands, tips) ?? parseOptions(head.options)
}

interface Incoming {
  body: GitBody
  head: CommandList
}

/** The rest of the body is read first: a client that is cut off while it sends never reads why. */
async function refuse(
  { response }: GitExchange,
  { body, head, why }: Incoming & { why: string }
): Promise<void> {
  await body.drain()
  beginAnswer(response, 'git-receive-pack', 'result')
  response.end(refusal(head, why))
}

async function runGit(
  parts: ReceiveParts,
  exchange: GitExchange,
  { body, head, wishes }: Incoming & { wishes: PushWishes }
): Promise<void> {
  const { repository, response, owner } = exchange
  const report = new ReportReader()
  const release = await takeSlot(parts.slots, body)
  beginAnswer(response, 'git-receive-pack', 'result')
  try {
    await pump(parts, exchange, { body, head, report })
  } finally {
    release()
  }
  const refs = head.commands.filter(({ ref }) => report.isAccepted(ref))
  const ending = keepAlive(response)
  try {
    if (report.unpack === undefined)
      await write(response, band(3, 'the host could not receive the push\n'))
    else if (refs.length > 0) {
      await parts.onPush({ repository, refs, pusher: owner, wishes }, ending.say, ending.gone)
    }
  } catch (error) {
    parts.logger.error('push not followed to its end', { repository: repository.name, error })
  } finally {
    ending.stop()
    response.end(FLUSH)
  }
}

async function takeSlot(slots: Slots, body: GitBody): Promise<() => void> {
  try {
    return await slots.take()
  } catch (error) {
    await body.drain()
    throw error
  }
}

/** Brings the push to git and git's answer to the client. Ends when git has ended and all its output was read. */
async function pump(
  { git, repositories }: ReceiveParts,
  { repository, response }: GitExchange,
  { body, head, report }: Incoming & { report: ReportReader }
): Promise<void> {
  const folder = repositories.folderOf(repository)
  const child = git.start(['receive-pack', '--stateless-rpc', folder])
  const ended = exitOf(child)
  // However the body ends, git learns it by the end of its input, never by a signal: it then removes what it holds of
  // the push itself. For the same reason its output is read to the end even when nobody listens any more.
  const feeding = (async () => {
    await write(child.stdin, head.bytes())
    await body.pipe(child.stdin)
  })()
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    await write(response, report.push(chunk))
  }
  await Promise.all([feeding, ended])
}

/** Holds the connection open for what is still to be said. */
function keepAlive(response: ServerResponse): { say: Say; gone: AbortSignal; stop(): void } {
  const gone = new AbortController()
  const onClose = (): void => gone.abort()
  const isOpen = (): boolean => response.writable && !response.destroyed
  const timer = setInterval(() => {
    if (isOpen()) response.write(KEEP_ALIVE)
  }, KEEP_ALIVE_MS)
  response.once('close', onClose)
  if (!isOpen()) gone.abort()
  return {
    // Lines are few and their number is bounded by the log's; a client that does not read is closed by its time-out.
    say: (text) => {
      if (isOpen()) response.write(band(2, `${text}\n`))
    },
    gone: gone.signal,
    stop: () => {
      clearInterval(timer)
      response.off('close', onClose)
    }
  }
}
