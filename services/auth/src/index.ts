export { Auth } from './service.ts'
export type { AuthComponents, AuthInit } from './service.ts'
