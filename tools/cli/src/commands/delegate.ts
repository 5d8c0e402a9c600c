import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const PROGRAMS = {
  dream: new URL('../../../dream/src/main.ts', import.meta.url),
  node: new URL('../../../node/src/main.ts', import.meta.url)
}

/**
 * Runs a program that hosts services in a process of its own: the command line starts in a tenth of the time without
 * them. Signals go through; the exit code comes back.
 */
export async function delegate(
  program: keyof typeof PROGRAMS,
  args: readonly string[]
): Promise<number> {
  const main = fileURLToPath(PROGRAMS[program])
  const child = spawn(process.execPath, [...process.execArgv, main, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // A terminal's Ctrl-C reaches the child by itself.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  const [code] = (await once(child, 'exit')) as [number | null] // node's documented arguments of 'exit'
  return code ?? 128
}
