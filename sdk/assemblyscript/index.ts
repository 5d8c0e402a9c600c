/** Everything that a function in AssemblyScript needs to be called by Taucloud. */
export { Event, EventType } from './event'
export { HttpEvent } from './http-event'
