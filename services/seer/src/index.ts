export { Seer } from './service.ts'
export type { SeerComponents, SeerInit } from './service.ts'
