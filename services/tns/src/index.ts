export { Tns } from './service.ts'
export type { TnsComponents, TnsInit } from './service.ts'
