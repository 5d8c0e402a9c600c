// Runs a WASI command by our own rewriter and runtime: npm run wasi -- [--env K=V]… [--dir HOST::GUEST]… FILE.wasm [ARG…]
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CloudError, toCloudError } from '@taucloud/base'
import { copyFolder, runWasiCommand } from '@taucloud/wasm'

const USAGE = `Usage: npm run wasi -- [--env K=V]… [--dir HOST::GUEST]… FILE.wasm [ARG…]

Runs a WASI preview 1 command. Folders are copied into memory: the guest changes nothing of the host's.
Standard streams and exit code are the guest's. Else: 2 wrong use, 126 it cannot be run, 134 it trapped.

Example: npm run wasi -- --env NAME=Ada --dir ./data::/data program.wasm --verbose
`
const WRONG_USE = 2
const CANNOT_RUN = 126
const TRAPPED = 134
/** npm runs scripts in the checkout; paths are meant from where the caller is. */
const folder = process.env.INIT_CWD ?? process.cwd()

class StandardStreams {
  #chunk: Uint8Array | undefined
  #ended = false
  #pending: Promise<void> | undefined
  #input: AsyncIterator<Uint8Array> | undefined

  read(maxBytes: number): Uint8Array | Promise<Uint8Array> {
    const waiting = this.whenReadable()
    return waiting === undefined ? this.#take(maxBytes) : waiting.then(() => this.#take(maxBytes))
  }

  whenReadable(): Promise<void> | undefined {
    if (this.#chunk !== undefined || this.#ended) return undefined
    this.#pending ??= this.#fill().finally(() => {
      this.#pending = undefined
    })
    return this.#pending
  }

  write(stream: 'out' | 'err', bytes: Uint8Array): Promise<void> | undefined {
    const target = stream === 'out' ? process.stdout : process.stderr
    if (target.write(Buffer.from(bytes))) return undefined
    return new Promise((done) => target.once('drain', done))
  }

  async #fill(): Promise<void> {
    this.#input ??= process.stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array> // no encoding is set
    const next: IteratorResult<Uint8Array, unknown> = await this.#input.next()
    if (next.done === true) this.#ended = true
    else if (next.value.length > 0) this.#chunk = next.value
  }

  #take(maxBytes: number): Uint8Array {
    const chunk = this.#chunk ?? new Uint8Array(0)
    this.#chunk = chunk.length > maxBytes ? chunk.subarray(maxBytes) : undefined
    return chunk.subarray(0, maxBytes)
  }
}

/** Options end at the module: what follows it is the guest's. */
function parse(argv: readonly string[]) {
  let end = 0
  while (end < argv.length && argv[end]?.startsWith('-') === true && argv[end] !== '--') {
    end += ['--env', '--dir'].includes(argv[end] ?? '') ? 2 : 1
  }
  const { values } = parseArgs({
    args: argv.slice(0, end),
    options: {
      env: { type: 'string', multiple: true, default: [] },
      dir: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false }
    }
  })
  const [file, ...args] = argv.slice(argv[end] === '--' ? end + 1 : end)
  const wrong = values.env.find((text) => !/^[^=\0]+=/.test(text))
  if (wrong !== undefined) throw new TypeError(`--env ${wrong}: NAME=value is needed`)
  return { ...values, file, args }
}

async function run({ env, dir, file = '', args }: ReturnType<typeof parse>): Promise<number> {
  const preopens = await Promise.all(
    dir.map(async (text, index) => {
      const split = text.indexOf('::')
      const [host, guest] = split < 0 ? [text, text] : [text.slice(0, split), text.slice(split + 2)]
      return { path: guest, system: await copyFolder(resolve(folder, host), index + 1) }
    })
  )
  const bytes = await readFile(resolve(folder, file)).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : 'it cannot be read'
    throw new CloudError('not_found', `Cannot read "${file}": ${reason}`)
  })
  const streams = new StandardStreams()
  return runWasiCommand(bytes, { args: [basename(file), ...args], env, preopens, streams })
}

async function main(): Promise<number> {
  let options
  try {
    options = parse(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : ''}\n${USAGE}`)
    return WRONG_USE
  }
  if (options.help || options.file === undefined) {
    process.stderr.write(USAGE)
    return options.help ? 0 : WRONG_USE
  }
  try {
    return await run(options)
  } catch (error) {
    const { code, message } = toCloudError(error)
    process.stderr.write(`${message}\n`)
    return code === 'internal' ? TRAPPED : CANNOT_RUN
  }
}

// A reader that has gone ends the run, as it ends any program.
process.stdout.on('error', () => process.exit(141))
const code = await main()
process.stdout.write('', () => process.stderr.write('', () => process.exit(code & 0xff)))
