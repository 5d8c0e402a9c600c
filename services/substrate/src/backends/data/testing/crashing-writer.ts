import { functionOf, openData } from './open-data.ts'

/** Writes values and files for ever and says on standard output what is acknowledged; meant to be killed. */
const folder = process.argv[2]
if (folder !== undefined) {
  const { databases, storages } = (await openData(folder)).backends
  const context = functionOf('crash')
  const options = { signal: new AbortController().signal }
  for (let index = 0; ; index++) {
    const name = String(index)
    const value = new Uint8Array(Buffer.from(name))
    await databases.put({ context, match: '/many/x', key: name, value }, options)
    const file = { context, match: '/files', name, bytes: value, overwrite: false }
    await storages.add(file, options)
    process.stdout.write(`${name}\n`)
  }
}
