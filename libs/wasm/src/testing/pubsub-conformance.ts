import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MAX_MESSAGE_BYTES } from '../capabilities/pubsub/pubsub-backend.ts'
import type { PubSubBackend } from '../capabilities/pubsub/pubsub-backend.ts'
import type { GuestContext } from '../guest/guest-instance.ts'

/** What the suite asks for: two projects with a resource for `^chat/` with WebSocket and one for `plain` without. */
export interface PubSubFixture {
  readonly backend: PubSubBackend
  /** A function that publishes, of the first project; and one of the second. */
  readonly publisher: GuestContext
  readonly stranger: GuestContext
  /** A function of the first project that is subscribed to `chat/x`. */
  readonly subscriber: GuestContext
  /** A function of a project without channels. */
  readonly bare: GuestContext
  /** Waits for the next message that the subscriber is called for; `undefined` when none came after all that was sent. */
  readonly next: () => Promise<{ channel: string; data: Uint8Array } | undefined>
  readonly stop: () => Promise<void>
}

/** What every pub/sub backend keeps. */
export function pubsubConformance(name: string, setup: () => Promise<PubSubFixture>): void {
  const options = { signal: new AbortController().signal }
  const data = Uint8Array.of(1, 2, 3)
  const run = (title: string, body: (fixture: PubSubFixture) => Promise<void>): void => {
    test(`${name}: ${title}`, async () => {
      const fixture = await setup()
      try {
        await body(fixture)
      } finally {
        await fixture.stop()
      }
    })
  }

  run('a message reaches the function that covers its channel, once', async (fixture) => {
    const { backend, publisher: context } = fixture
    await backend.publish({ context, channel: 'chat/a/b', data, hops: 0 }, options)
    const message = await fixture.next()
    assert.equal(message?.channel, 'chat/a/b')
    assert.deepEqual(Buffer.from(message.data), Buffer.from(data))
    assert.equal(await fixture.next(), undefined)
  })

  run('a publisher does not hear itself', async (fixture) => {
    const { backend, subscriber: context } = fixture
    await backend.publish({ context, channel: 'chat/a', data, hops: 0 }, options)
    assert.equal(await fixture.next(), undefined)
  })

  run('projects do not hear each other', async (fixture) => {
    const { backend, stranger: context } = fixture
    await backend.publish({ context, channel: 'chat/a', data, hops: 0 }, options)
    assert.equal(await fixture.next(), undefined)
  })

  run('a channel without a resource is not found, whatever is asked', async (fixture) => {
    const { backend, publisher, bare } = fixture
    for (const context of [publisher, bare]) {
      const request = { context, channel: context === bare ? 'chat/a' : 'other' }
      const wanted = { code: 'not_found' }
      await assert.rejects(backend.publish({ ...request, data, hops: 0 }, options), wanted)
      await assert.rejects(backend.subscribe(request, options), wanted)
      await assert.rejects(backend.unsubscribe(request, options), wanted)
      await assert.rejects(backend.webSocketPath(request, options), wanted)
    }
  })

  run('the largest message passes, a larger one is refused', async (fixture) => {
    const { backend, publisher: context } = fixture
    const most = new Uint8Array(MAX_MESSAGE_BYTES)
    await backend.publish({ context, channel: 'chat/a', data: most, hops: 0 }, options)
    assert.equal((await fixture.next())?.data.length, MAX_MESSAGE_BYTES)
    const more = new Uint8Array(MAX_MESSAGE_BYTES + 1)
    const publish = backend.publish({ context, channel: 'chat/a', data: more, hops: 0 }, options)
    await assert.rejects(publish, { code: 'invalid_argument' })
  })

  run('a chain of triggers ends', async ({ backend, publisher: context }) => {
    const publish = backend.publish({ context, channel: 'chat/a', data, hops: 1000 }, options)
    await assert.rejects(publish, { code: 'resource_exhausted' })
  })

  run('only channels with WebSocket have a path', async ({ backend, publisher: context }) => {
    const { path } = await backend.webSocketPath({ context, channel: 'chat/a' }, options)
    assert.match(path, /^ws-Qm[1-9A-HJ-NP-Za-km-z]{44}\/chat\/a$/)
    const plain = backend.webSocketPath({ context, channel: 'plain' }, options)
    await assert.rejects(plain, { code: 'not_found' })
  })
}
