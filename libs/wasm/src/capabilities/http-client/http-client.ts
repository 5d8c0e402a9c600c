import { ERRNO } from '../../gen/abi.ts'
import type { Capability } from '../capability.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'
import { ClientState } from './client-state.ts'
import type { ClientFunction } from './client-function.ts'
import { requestFunctions } from './request-functions.ts'
import { responseFunctions } from './response-functions.ts'

const FUNCTIONS: Readonly<Record<string, ClientFunction>> = {
  ...requestFunctions,
  ...responseFunctions
}

/** Lets a guest ask other servers over HTTP, as far as its egress rules allow (abi §9). */
export const httpClientCapability: Capability = {
  name: 'http-client',
  provides: () => abiFunctions('http-client'),
  checkGrants: needsNoGrant,
  createState: (instance) => {
    const state = new ClientState()
    const backend = instance.backends.outgoingHttp
    return {
      bind: (name) => {
        const make = FUNCTIONS[name]
        if (make === undefined) throw new RangeError(`The client capability has no ${name}`)
        return backend === undefined
          ? () => ERRNO.CLIENT_NOT_FOUND
          : make({ instance, state, backend })
      },
      snapshot: state.snapshot.bind(state),
      restore: state.restore.bind(state),
      end: state.end.bind(state)
    }
  }
}
