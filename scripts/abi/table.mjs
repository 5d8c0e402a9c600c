// The guest ABI as one table: libs/wasm/abi/taubyte-abi.json. What the host wires, what deploys check, what SDKs import
// and what the documentation says is generated from it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Reads the table: `functions`, `guestExports` and `errors`. */
export function readAbi() {
  return JSON.parse(readFileSync(join(root, 'libs/wasm/abi/taubyte-abi.json'), 'utf8'))
}

/** `ErrorEventNotFound` → `EVENT_NOT_FOUND`. */
export function errorConstant(name) {
  return name
    .replace(/^(SmartOp)?Error/, '$1')
    .replace('TxT', 'Txt')
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z0-9])(?=[A-Z][a-z])/g, '_')
    .toUpperCase()
}
