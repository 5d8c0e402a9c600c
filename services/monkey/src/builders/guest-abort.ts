/** The file name under which {@link GUEST_ABORT} is compiled in. */
export const GUEST_ABORT_FILE = 'taucloud-abort.ts'

/** The compiler option that makes it what failed assertions and checks call. */
export const GUEST_ABORT_OPTIONS = ['--use', 'abort=taucloud-abort/report']

/**
 * AssemblyScript that writes why a function gave up to its error output (WASI `fd_write`), then traps. The compiler's
 * own import `env.abort` would tell the host addresses in a layout that changes between versions of the compiler.
 */
export const GUEST_ABORT = `
@external('wasi_snapshot_preview1', 'fd_write')
declare function fd_write(descriptor: u32, vectors: usize, count: u32, written: usize): u32

function report(message: string | null, file: string | null, line: u32, column: u32): void {
  let text = 'abort: ' + (message === null ? 'no message' : message)
  if (file !== null) text += ' in ' + file + ':' + line.toString() + ':' + column.toString()
  const bytes = String.UTF8.encode(text + '\\n')
  const vector = memory.data(12)
  store<usize>(vector, changetype<usize>(bytes))
  store<usize>(vector, bytes.byteLength, 4)
  fd_write(2, vector, 1, vector + 8)
  unreachable()
}
`
