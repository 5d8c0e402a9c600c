export { BEACON_TOPIC, BeaconCodec, SeerContract } from './contract.ts'
export type { Beacon, NodeRecord } from './contract.ts'
export { startBeacon } from './beacon.ts'
export type { BeaconOptions, BeaconSender, NodeDescription } from './beacon.ts'
