export { libp2pOf } from './exposed-node.ts'
export type { Node, NodeServices } from './node-factory.ts'
