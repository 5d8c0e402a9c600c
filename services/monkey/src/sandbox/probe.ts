import type { Sandbox, SandboxCaps, SandboxProbe } from './sandbox.ts'

const CAPS: SandboxCaps = {
  memoryBytes: 128 << 20,
  cpus: 1,
  processes: 64,
  diskBytes: 16 << 20,
  tmpBytes: 16 << 20,
  wallMs: 10_000,
  outputBytes: 64 << 10,
  resultBytes: 1 << 20
}

/** Each line it prints is an escape; the result shows that the way out works. */
const TRIAL = `
(echo x > /escape) 2>/dev/null && echo "wrote to /"
(echo x > /usr/escape) 2>/dev/null && echo "wrote to /usr"
unshare -U true 2>/dev/null && echo "made a user namespace"
cat /etc/shadow 2>/dev/null && echo "read /etc/shadow"
[ "$(grep -c : /proc/net/dev)" = 1 ] || echo "sees network devices"
[ "$(id -u)" = 1000 ] || echo "runs as user $(id -u)"
echo fine > /out/probe`

/** Runs a real job that tries to get out. */
export async function probeSandbox(sandbox: Sandbox, caps: 'hard' | 'soft'): Promise<SandboxProbe> {
  const said: string[] = []
  const report = await sandbox.run(
    { argv: ['/bin/sh', '-c', TRIAL], env: {}, caps: CAPS },
    {
      signal: new AbortController().signal,
      onLine: (_stream, line) => {
        said.push(line)
      }
    }
  )
  if (report.status !== 'ok')
    return { ok: false, reason: `a trial job ended with ${report.status}: ${said.join('; ')}` }
  if (said.length > 0) return { ok: false, reason: `a trial job ${said.join(', ')}` }
  if (report.result.length === 0)
    return { ok: false, reason: 'a trial job gave no result: tar is missing' }
  return { ok: true, caps }
}
