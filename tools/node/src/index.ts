export { parseNodeConfig, readNodeConfig } from './config.ts'
export type { NodeConfig, NodeConfigFile } from './config.ts'
export { CloudNode } from './node.ts'
export type { NodeAddresses, NodeComponents } from './node.ts'
