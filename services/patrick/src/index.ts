export { Patrick } from './service.ts'
export type { PatrickComponents, PatrickInit } from './service.ts'
