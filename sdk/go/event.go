package sdk

// EventType says what caused a call.
type EventType uint32

const (
	EventUndefined EventType = 0
	EventHTTP      EventType = 1
	EventPubSub    EventType = 2
	EventP2P       EventType = 3
)

// TypeOf tells the kind of an event.
func TypeOf(id uint32) EventType {
	var kind uint32
	getEventType(id, &kind)
	return EventType(kind)
}
