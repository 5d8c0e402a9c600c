import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { ADMIN_TOKEN, createProject, startHost } from './testing/host.ts'
import { Objects, pushBody } from './testing/objects.ts'
import type { Entry } from './testing/objects.ts'

const NULL_ID = '0'.repeat(40)
const BIG = 4_000_000

/** What is pushed: an object, and the ref it goes to when that matters. */
type Make = (objects: Objects) => string | { id: string; ref: string }

const treeOf =
  (entries: (objects: Objects, x: string) => Entry[]): Make =>
  (objects) =>
    objects.commit(objects.tree(entries(objects, objects.blob('x\n'))))

const modules = (text: string): Make =>
  treeOf((objects) => [['100644', '.gitmodules', objects.blob(text)]])
const submodule = (path: string, url: string, more = ''): Make =>
  modules(`[submodule "a"]\n\tpath = ${path}\n\turl = ${url}\n${more}`)
const folder = (name: string): Make =>
  treeOf((objects, x) => [['40000', name, objects.tree([['100644', 'config', x]])]])
const commitWith =
  (author: string, message = 'm'): Make =>
  (objects) =>
    objects.commit(objects.tree([['100644', 'a', objects.blob('x\n')]]), { author, message })
const toRef =
  (ref: string): Make =>
  (objects) => ({
    id: objects.commit(objects.tree([['100644', 'a', objects.blob('x\n')]])),
    ref
  })

function bomb(objects: Objects): string {
  let tree = objects.tree([['100644', 'f', objects.blob('x\n')]])
  for (let depth = 0; depth < 8; depth += 1) {
    const below = tree
    tree = objects.tree(Array.from({ length: 10 }, (_, n): Entry => ['40000', `d${n}`, below]))
  }
  return objects.commit(tree)
}

const REFUSED: Record<string, Make> = {
  'tree entry .git': folder('.git'),
  'tree entry .GIT': folder('.GIT'),
  'tree entry git~1': folder('git~1'),
  'tree entry .git with a joiner': folder('.g\u200cit'),
  'tree entry .git::$INDEX_ALLOCATION': folder('.git::$INDEX_ALLOCATION'),
  'tree entry .git with a blank': treeOf((_, x) => [['100644', '.git ', x]]),
  'tree entry ..': folder('..'),
  'tree entry .': folder('.'),
  'tree entry with a slash': treeOf((_, x) => [['100644', 'a/b', x]]),
  'tree entry without a name': treeOf((_, x) => [['100644', '', x]]),
  'unsorted tree': treeOf((_, x) => [
    ['100644', 'b', x],
    ['100644', 'a', x]
  ]),
  'duplicate entry': treeOf((_, x) => [
    ['100644', 'a', x],
    ['100644', 'a', x]
  ]),
  'file and folder of one name': treeOf((objects, x) => [
    ['100644', 'a', x],
    ['40000', 'a', objects.tree([['100644', 'b', x]])]
  ]),
  'mode 100777': treeOf((_, x) => [['100777', 'a', x]]),
  'zero-padded mode': treeOf((_, x) => [['0100644', 'a', x]]),
  '.gitmodules as a link': treeOf((objects) => [['120000', '.gitmodules', objects.blob('a')]]),
  '.gitattributes as a link': treeOf((objects) => [
    ['120000', '.gitattributes', objects.blob('a')]
  ]),
  'submodule url that is an option': submodule('a', '-u./x'),
  'submodule name that climbs': modules(
    '[submodule "../../x"]\n\tpath = a\n\turl = https://example.test/a\n'
  ),
  'submodule path that is an option': submodule('-x', 'https://example.test/a'),
  'submodule url with a newline': submodule('a', '"https://example.test?%0ahost=x"'),
  'submodule with a command': submodule('a', 'https://example.test/a', '\tupdate = !id\n'),
  'link to the null id': treeOf(() => [['160000', 'sub', NULL_ID]]),
  'attribute line of 4 KiB': treeOf((objects) => [
    ['100644', '.gitattributes', objects.blob(`${'a '.repeat(2200)}\n`)]
  ]),
  'commit without author': commitWith(''),
  'commit with an impossible date': commitWith('author a <a@b> 99999999999999999999 +0000\n'),
  'commit with NUL': commitWith('author a <a@b> 1700000000 +0000\n', 'm\0m'),
  'commit whose tree is missing': (objects) => objects.commit('12'.repeat(20)),
  'pack over the limit': treeOf((objects) => [
    ['100644', 'r', objects.blob(randomBytes(BIG + 1_000_000))]
  ]),
  'hidden ref': toRef('refs/internal/x'),
  'ref that is an option': toRef('refs/heads/-x'),
  'ref with two dots': toRef('refs/heads/a..b'),
  'ref that is a lock': toRef('refs/heads/x.lock'),
  'ref with a part that is a lock': toRef('refs/heads/x.lock/y'),
  'ref with an empty part': toRef('refs/heads/a//b'),
  'ref HEAD': toRef('HEAD'),
  'branch HEAD': toRef('refs/heads/HEAD'),
  'ref of 300 bytes': toRef(`refs/heads/${'n'.repeat(300)}`),
  'ref with shell text': toRef('refs/heads/$(id)'),
  'ref with a direction override': toRef('refs/heads/a\u202eb'),
  'branch that is a tree': (objects) => ({
    id: objects.tree([['100644', 'a', objects.blob('x\n')]]),
    ref: 'refs/heads/t'
  })
}

/** What fsck lets through; whoever reads the trees has to judge it. */
const STORED: Record<string, Make> = {
  'plain file': treeOf((_, x) => [['100644', 'a.txt', x]]),
  'name with a backslash': treeOf((_, x) => [['100644', 'a\\..\\b', x]]),
  'name with a newline': treeOf((_, x) => [['100644', 'a\nb', x]]),
  'name that is not UTF-8': treeOf((_, x) => [['100644', Buffer.of(0x61, 0xff, 0x62), x]]),
  'name of 5 000 bytes': treeOf((_, x) => [['100644', 'n'.repeat(5000), x]]),
  'names that differ by case': treeOf((_, x) => [
    ['100644', 'A', x],
    ['100644', 'a', x]
  ]),
  'link out of the tree': treeOf((objects) => [['120000', 'l', objects.blob('/etc/passwd')]]),
  'submodule path that ends in CR': submodule('"a\r"', 'https://example.test/a'),
  submodule: treeOf(() => [['160000', 'sub', '1'.repeat(40)]]),
  'tree of 10^8 files in 11 objects': bomb,
  'file of 64 MiB of zeros': treeOf((objects) => [
    ['100644', 'z', objects.blob(Buffer.alloc(64 << 20))]
  ]),
  'tag that is a file': (objects) => ({ id: objects.blob('x\n'), ref: 'refs/tags/b' })
}

test('hostile pushes are refused or stored as known, with a reason for each refusal', async (t) => {
  const host = await startHost(t, { maxPackBytes: BIG })
  const { git } = await createProject(host)
  const push = async (ref: string, id: string, pack: Buffer): Promise<string> => {
    const response = await fetch(`${git}/git-receive-pack`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${ADMIN_TOKEN}`,
        'content-type': 'application/x-git-receive-pack-request'
      },
      body: new Uint8Array(pushBody(ref, id, pack))
    })
    assert.equal(response.status, 200)
    return response.text()
  }
  let number = 0
  for (const [cases, isStored] of [
    [REFUSED, false],
    [STORED, true]
  ] as const) {
    for (const [name, make] of Object.entries(cases)) {
      number += 1
      const objects = new Objects()
      const made = make(objects)
      const { id, ref } =
        typeof made === 'string' ? { id: made, ref: `refs/heads/case${number}` } : made
      const jobs = host.builds.pushes.length
      await t.test(name, async () => {
        const answer = await push(ref, id, objects.pack())
        assert.equal(answer.includes(`ok ${ref}`), isStored, answer.slice(0, 300))
        if (!isStored) assert.match(answer, /ng |unpack (?!ok)/)
        const isBuilt = isStored && ref.startsWith('refs/heads/')
        assert.equal(host.builds.pushes.length, isBuilt ? jobs + 1 : jobs)
      })
    }
  }
})
