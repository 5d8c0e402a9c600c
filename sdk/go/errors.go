package sdk

import (
	"errors"
	"strconv"
)

// ErrNotHTTP is returned by HTTP for an event of another kind.
var ErrNotHTTP = errors.New("taucloud: not an HTTP event")

// Error is the number of a failure reported by the host.
type Error uint32

// Numbers that handlers may want to tell apart.
const (
	// ErrWrite means that the answer is refused or nobody receives it.
	ErrWrite Error = 5
	// ErrRead means that the client failed while it sent the body.
	ErrRead Error = 6

	endOfBody Error = 8
)

func (e Error) Error() string {
	switch e {
	case ErrWrite:
		return "taucloud: the answer cannot be written"
	case ErrRead:
		return "taucloud: the body cannot be read"
	default:
		return "taucloud: host error " + strconv.FormatUint(uint64(e), 10)
	}
}

func errorOf(code Error) error {
	if code == 0 {
		return nil
	}
	return code
}
