export { createReplicatedMap } from './held-map.ts'
export type {
  Durability,
  MapStats,
  MapWriteOptions,
  ReplicatedMap,
  ReplicatedMapComponents,
  ReplicatedMapInit
} from './replicated-map.ts'
export { openStore, repairStore } from './open-store.ts'
export type { OpenStore } from './open-store.ts'
export type { KeyValueStore, ListOptions, WriteOperation, WriteOptions } from './key-value-store.ts'
export type { MapChange } from './watchers.ts'
export type { MapTrust } from './writers.ts'
