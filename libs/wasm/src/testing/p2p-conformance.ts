import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { P2PBackend } from '../capabilities/p2p/p2p-backend.ts'
import { MAX_COMMAND_BYTES } from '../capabilities/p2p/p2p-event.ts'
import type { GuestContext } from '../guest/guest-instance.ts'

/** What the suite asks for: service `/calc/v1` with functions for `echo`, which answers its data, and `mute`, which answers nothing. */
export interface P2PFixture {
  readonly backend: P2PBackend
  /** A function of the project that has the service. */
  readonly caller: GuestContext
  /** A function of a project without services. */
  readonly stranger: GuestContext
  readonly stop: () => Promise<void>
}

/** What every backend of commands keeps. */
export function p2pConformance(name: string, setup: () => Promise<P2PFixture>): void {
  const options = { signal: new AbortController().signal }
  const protocol = '/calc/v1'
  const run = (title: string, body: (fixture: P2PFixture) => Promise<void>): void => {
    test(`${name}: ${title}`, async () => {
      const fixture = await setup()
      try {
        await body(fixture)
      } finally {
        await fixture.stop()
      }
    })
  }

  run('a command is answered by its function', async ({ backend, caller: context }) => {
    const data = Uint8Array.of(1, 2, 3)
    await backend.resolve({ context, protocol }, options)
    const request = { context, protocol, data, hops: 0 }
    const answer = await backend.send({ ...request, command: 'echo' }, options)
    assert.deepEqual(Buffer.from(answer.data ?? []), Buffer.from(data))
    assert.deepEqual(await backend.send({ ...request, command: 'mute' }, options), {})
  })

  run('what nothing serves is not found', async ({ backend, caller, stranger }) => {
    const wanted = { code: 'not_found' }
    const data = new Uint8Array(0)
    for (const [context, asked, command] of [
      [caller, protocol, 'other'],
      [caller, '/other/v1', 'echo'],
      [stranger, protocol, 'echo']
    ] as const) {
      const request = { context, protocol: asked, command, data, hops: 0 }
      await assert.rejects(backend.send(request, options), wanted)
      if (command === 'other') continue
      await assert.rejects(backend.resolve({ context, protocol: asked }, options), wanted)
      await assert.rejects(backend.listen({ context, protocol: asked }, options), wanted)
    }
  })

  run('a node that is not there is not found', async ({ backend, caller: context }) => {
    const request = { context, protocol, command: 'echo', data: new Uint8Array(0), hops: 0 }
    const digest = new Uint8Array(32).fill(9)
    const peer = Uint8Array.of(0x01, 0x72, 0x12, 0x20, ...digest)
    await assert.rejects(backend.send({ ...request, peer }, options), { code: 'not_found' })
  })

  run('a command that is too large or called too deep is refused', async (fixture) => {
    const request = { context: fixture.caller, protocol, command: 'echo' }
    const wanted = { code: 'resource_exhausted' }
    const large = { ...request, data: new Uint8Array(MAX_COMMAND_BYTES + 1), hops: 0 }
    await assert.rejects(fixture.backend.send(large, options), wanted)
    const deep = { ...request, data: new Uint8Array(0), hops: 1000 }
    await assert.rejects(fixture.backend.send(deep, options), wanted)
  })

  run('the network knows a protocol by its service', async ({ backend, caller: context }) => {
    const { protocolId } = await backend.listen({ context, protocol }, options)
    assert.match(protocolId, /^Qm[1-9A-HJ-NP-Za-km-z]{44}\/calc\/v1$/)
  })

  run('discovery gives ids as CIDs, at most as many as asked for', async (fixture) => {
    const request = { context: fixture.caller, max: 0, timeoutMs: 1 }
    assert.deepEqual(await fixture.backend.discover(request, options), { peers: [] })
    const { peers } = await fixture.backend.discover({ ...request, max: 5 }, options)
    assert.ok(peers.length <= 5 && peers.every((cid) => cid[0] === 1 && cid[1] === 0x72))
  })
}
