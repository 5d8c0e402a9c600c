export { Hoarder } from './service.ts'
export type { HoarderComponents, HoarderInit } from './service.ts'
