export { Substrate } from './service.ts'
export type { SubstrateComponents, SubstrateInit } from './service.ts'
