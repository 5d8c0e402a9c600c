import type { Capability } from '../capability.ts'
import { abiFunctions, needsNoGrant } from '../capability.ts'
import type { HttpFunction } from './http-function.ts'
import { requestFunctions } from './request-functions.ts'
import { responseFunctions } from './response-functions.ts'

const FUNCTIONS: Readonly<Record<string, HttpFunction>> = {
  ...requestFunctions,
  ...responseFunctions
}

/** Lets a guest read the HTTP request it was called for and write the answer. */
export const httpCapability: Capability = {
  name: 'http',
  provides: () => abiFunctions('http-event'),
  checkGrants: needsNoGrant,
  createState: (instance) => ({
    bind: (name) => {
      const make = FUNCTIONS[name]
      if (make === undefined) throw new RangeError(`The http capability has no function ${name}`)
      return make(instance)
    }
  })
}
