import { getEventType } from './host'
import { HttpEvent } from './http-event'

/** What can cause a call. */
export enum EventType {
  Undefined = 0,
  Http = 1,
  PubSub = 2,
  P2p = 3
}

/** The event that a handler was called for. It is valid until the handler returns. */
export class Event {
  private id: u32

  constructor(id: u32) {
    this.id = id
  }

  get type(): EventType {
    const cell = memory.data(4)
    store<u32>(cell, 0)
    getEventType(this.id, cell)
    return load<u32>(cell) as EventType
  }

  /** The HTTP request and its answer. Traps when the event is of another kind. */
  http(): HttpEvent {
    assert(this.type == EventType.Http, 'not an HTTP event')
    return new HttpEvent(this.id)
  }
}
