export { Monkey } from './service.ts'
export type { MonkeyComponents, MonkeyInit } from './service.ts'
export { prepareGo } from './builders/go-toolchain.ts'
