import type { Content } from '@taucloud/content'
import { encodeFileTable, encodeRelease } from '@taucloud/project/release'
import { H } from '@taucloud/project/ids'
import type { BranchRecord } from '@taucloud/protocol/tns'

/** Id of the project that the releases of tests belong to. */
export const PROJECT = 'Qmf1ryjRXdaiiDymMwWcDcZAQNgw4kYKH3BYEv3tDaQN3T'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What a builder has made: every block of it, and which is the release. */
export interface BuiltRelease {
  readonly cid: string
  readonly blocks: readonly { cid: string; data: Uint8Array }[]
}

/** Builds a release with a function and a website of two files into a content. Equal texts give equal releases. */
export async function buildRelease(content: Content, text: string): Promise<BuiltRelease> {
  const blocks: { cid: string; data: Uint8Array }[] = []
  const put = async (data: Uint8Array, codec: 'raw' | 'json' = 'raw'): Promise<string> => {
    const cid = await content.put(data, codec)
    blocks.push({ cid, data })
    return cid
  }
  const page = { cid: await put(bytesOf(`page ${text}`)), size: 1, type: 'text/html' }
  const packed = { cid: await put(bytesOf(`packed ${text}`)), size: 1 }
  const shared = { cid: await put(bytesOf('the same in every release')), size: 1, type: 'text/css' }
  const files = { 'index.html': { ...page, encodings: { br: packed } }, 'style.css': shared }
  const hosts = [`hello-3tdaqn3t.dream.localhost`]
  const scope = { application: '', hosts, paths: ['/'] }
  const module = await put(bytesOf(`module ${text}`))
  const release = {
    version: 1 as const,
    project: PROJECT,
    projectName: 'shop',
    branch: 'main',
    pushedAtMs: 1,
    commits: [],
    config: await put(bytesOf(`config ${text}`)),
    functions: [
      {
        ...scope,
        id: H('function'),
        name: 'hello',
        method: 'GET',
        paths: ['/hello'],
        module,
        source: await put(bytesOf(`source ${text}`)),
        entry: 'hello',
        timeoutMs: 1000,
        memoryBytes: 65536,
        isolation: 'restore' as const,
        size: 1
      }
    ],
    websites: [
      {
        ...scope,
        id: H('site'),
        name: 'site',
        files: await put(encodeFileTable({ version: 1, files }))
      }
    ]
  }
  return { cid: await put(encodeRelease(release), 'json'), blocks }
}

/** What tns says that a branch serves. */
export function branchRecord(changes: Partial<BranchRecord> = {}): BranchRecord {
  return {
    project: PROJECT,
    projectName: 'shop',
    branch: 'main',
    release: '',
    pushedAtMs: 1,
    job: 'j',
    hosts: [],
    holders: [],
    selected: false,
    attempt: 1,
    previous: [],
    ...changes
  }
}
