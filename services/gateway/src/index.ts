export { Gateway } from './service.ts'
export type { GatewayComponents, GatewayInit } from './service.ts'
