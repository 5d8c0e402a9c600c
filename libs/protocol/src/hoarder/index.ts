export { HoarderContract } from './contract.ts'
export type { StoreBlock } from './contract.ts'
export { placementOf } from './placement.ts'
