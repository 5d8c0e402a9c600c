/**
 * The process in which a component is made of a function in JavaScript. The function's code runs only inside the
 * engine that becomes the component, and sees nothing but the folder it was given.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { componentize } from 'componentize-qjs'

const [root = '', entry = '', wit = ''] = process.argv.slice(2)

/** A message is only sent whole while the channel is open. */
function answer(reply: { component: Uint8Array } | { error: string }): void {
  process.send?.(reply, () => process.disconnect?.())
}

try {
  const jsPath = join(root, entry)
  const { component } = await componentize({
    witPath: wit,
    world: 'function',
    jsSource: await readFile(jsPath, 'utf8'),
    jsPath,
    moduleRoot: root,
    sync: true
  })
  answer({ component: new Uint8Array(component) })
} catch (error) {
  answer({ error: error instanceof Error ? error.message : String(error) })
}
