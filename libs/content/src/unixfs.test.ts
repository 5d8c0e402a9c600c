import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CID } from 'multiformats/cid'
import { unixfsCid } from './unixfs.ts'

const nameOf = async (bytes: Uint8Array): Promise<string> =>
  CID.decode(await unixfsCid(bytes)).toString()

test('unixfsCid() gives the content ids of the guest ABI', async () => {
  assert.equal(
    await nameOf(Buffer.from('Hello World Hello World AGAIN')),
    'bafybeidqnk6czrgcaydbxw54tf2qpjmd5pcefpeoudytygrbukfoaawo4i'
  )
  assert.equal(
    await nameOf(Buffer.from('Hello, world')),
    'bafybeiej6xs3wwj5a6zoknxg3ovsmq45ekogp7673g4g6jhgkhki7dv2aa'
  )
})

test('unixfsCid() names the empty file as every IPFS node does', async () => {
  assert.equal(
    await nameOf(new Uint8Array()),
    'bafybeif7ztnhq65lumvvtr4ekcwd2ifwgm3awq4zfr3srh462rwyinlb4y'
  )
})
