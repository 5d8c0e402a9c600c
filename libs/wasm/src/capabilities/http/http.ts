import type { Capability } from '../capability.ts'
import { hostFunctions, needsNoGrant } from '../capability.ts'
import { SDK_MODULE } from '../event/event.ts'
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
  provides: () =>
    hostFunctions(SDK_MODULE, [
      ['getHttpEventMethodSize', 'ii', 'i'],
      ['getHttpEventMethod', 'iii', 'i'],
      ['getHttpEventHostSize', 'ii', 'i'],
      ['getHttpEventHost', 'iii', 'i'],
      ['getHttpEventPathSize', 'ii', 'i'],
      ['getHttpEventPath', 'iii', 'i'],
      ['getHttpEventUserAgentSize', 'ii', 'i'],
      ['getHttpEventUserAgent', 'iii', 'i'],
      ['getHttpEventHeadersSize', 'iiii', 'i'],
      ['getHttpEventHeaders', 'iiiii', 'i'],
      ['getHttpEventRequestHeaderKeysSize', 'ii', 'i'],
      ['getHttpEventRequestHeaderKeys', 'iii', 'i'],
      ['getHttpEventHeaderVarNameByIdSize', 'ii', 'i'],
      ['getHttpEventHeaderVarNameById', 'ii', 'i'],
      ['getHttpEventQueryValueByNameSize', 'iiii', 'i'],
      ['getHttpEventQueryValueByName', 'iiiii', 'i'],
      ['getHttpEventRequestQueryKeysSize', 'ii', 'i'],
      ['getHttpEventRequestQueryKeys', 'ii', 'i'],
      ['readHttpEventBody', 'iiii', 'i', 'streaming'],
      ['closeHttpEventBody', 'i', 'i'],
      ['eventHttpWrite', 'iiii', 'i', 'streaming'],
      ['eventHttpFlush', 'i', 'i', 'always'],
      ['eventHttpRetCode', 'ii', 'i'],
      ['eventHttpHeaderAdd', 'iiiii', 'i'],
      ['eventHttpRedirect', 'iiii', 'i']
    ]),
  checkGrants: needsNoGrant,
  createState: (instance) => ({
    bind: (name) => {
      const make = FUNCTIONS[name]
      if (make === undefined) throw new RangeError(`The http capability has no function ${name}`)
      return make(instance)
    }
  })
}
