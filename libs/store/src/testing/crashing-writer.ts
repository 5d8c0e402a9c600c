import { nodeKeyFromSeed } from '@taucloud/identity'
import { certificateKey } from '../map-keys.ts'
import { openStore } from '../open-store.ts'
import { SimulatedCloud } from './simulated-holder.ts'

/** Writes to a map for ever and says on standard output which numbers are written; meant to be killed. */
const folder = process.argv[2]
if (folder !== undefined) {
  const store = await openStore(folder)
  const key = await nodeKeyFromSeed(new Uint8Array(32).fill(1))
  // Each run makes a cloud anew, whose root did not sign the certificate of the run before.
  await store.delete(certificateKey(key.peerId))
  const cloud = await SimulatedCloud.create()
  const holder = await cloud.holder(store, { key })
  const writer = async (lane: number): Promise<void> => {
    for (let index = 0; ; index += 1) {
      const sequence = await holder.writes.write(
        `${String(lane)}/${String(index)}`,
        Uint8Array.of(1)
      )
      process.stdout.write(`${String(sequence)} ${String(lane)}/${String(index)}\n`)
    }
  }
  await Promise.all([0, 1, 2, 3].map(writer))
}
