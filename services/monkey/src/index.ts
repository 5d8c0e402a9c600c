export { Monkey } from './service.ts'
export type { MonkeyComponents, MonkeyInit } from './service.ts'
