export { NodeContract } from './contract.ts'
export { serveNode } from './serve.ts'
export type { NodeSelf } from './serve.ts'
