import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseJsonWith } from '@taucloud/base'
import { z } from 'zod'

const PROGRAMS = {
  dream: new URL('../../../dream/src/main.ts', import.meta.url),
  node: new URL('../../../node/src/main.ts', import.meta.url)
}

/** Flags of Node for a process that holds a whole cloud. */
const DREAM_FLAGS = new URL('../../../dream/node-flags.json', import.meta.url)

/**
 * Runs a program that hosts services in a process of its own: the command line starts in a tenth of the time without
 * them. Signals go through; the exit code comes back.
 */
export async function delegate(
  program: keyof typeof PROGRAMS,
  args: readonly string[]
): Promise<number> {
  const main = fileURLToPath(PROGRAMS[program])
  const flags = program === 'dream' ? parseFlags(readFileSync(DREAM_FLAGS, 'utf8')) : []
  const nodeArgs = [...process.execArgv, ...flags, main, ...args]
  const child = spawn(process.execPath, nodeArgs, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A terminal's Ctrl-C reaches the child by itself.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  const [code] = (await once(child, 'exit')) as [number | null] // node's documented arguments of 'exit'
  return code ?? 128
}

function parseFlags(text: string): string[] {
  return parseJsonWith(z.array(z.string()), text, 'flags of Node')
}
