export { message } from './message.ts'
export type { Decoded } from './message.ts'
