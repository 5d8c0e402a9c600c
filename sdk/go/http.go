package sdk

import (
	"io"
	"strings"
	"unsafe"
)

// HTTPEvent is an HTTP request and its answer.
//
// It reads the body of the request as an io.Reader and writes the body of the answer as an io.Writer. The answer is
// sent in the order headers, status, body: the first byte of the body commits status 200 when none was set.
type HTTPEvent struct {
	id uint32
}

var (
	_ io.Reader       = HTTPEvent{}
	_ io.Writer       = HTTPEvent{}
	_ io.StringWriter = HTTPEvent{}
)

// HTTP gives the request that a handler was called for. It returns ErrNotHTTP for an event of another kind.
func HTTP(id uint32) (HTTPEvent, error) {
	if TypeOf(id) != EventHTTP {
		return HTTPEvent{}, ErrNotHTTP
	}
	return HTTPEvent{id: id}, nil
}

// Method is upper case, as in GET.
func (e HTTPEvent) Method() string {
	var size uint32
	if getHTTPEventMethodSize(e.id, &size) != 0 || size == 0 {
		return ""
	}
	buffer := make([]byte, size)
	getHTTPEventMethod(e.id, unsafe.Pointer(&buffer[0]), size)
	return string(buffer)
}

// Host is the host that was asked, with its port if any.
func (e HTTPEvent) Host() string {
	var size uint32
	if getHTTPEventHostSize(e.id, &size) != 0 || size == 0 {
		return ""
	}
	buffer := make([]byte, size)
	getHTTPEventHost(e.id, unsafe.Pointer(&buffer[0]), size)
	return string(buffer)
}

// Path is the decoded path, without the query.
func (e HTTPEvent) Path() string {
	var size uint32
	if getHTTPEventPathSize(e.id, &size) != 0 || size == 0 {
		return ""
	}
	buffer := make([]byte, size)
	getHTTPEventPath(e.id, unsafe.Pointer(&buffer[0]), size)
	return string(buffer)
}

// Header is the first value of a request header, by name in any case; empty when absent.
func (e HTTPEvent) Header(name string) string {
	var size uint32
	key := unsafe.Pointer(unsafe.StringData(name))
	if getHTTPEventHeadersSize(e.id, &size, key, uint32(len(name))) != 0 || size == 0 {
		return ""
	}
	buffer := make([]byte, size)
	getHTTPEventHeaders(e.id, key, uint32(len(name)), unsafe.Pointer(&buffer[0]), size)
	return string(buffer)
}

// HeaderNames lists the names of the request headers, as in Content-Type.
func (e HTTPEvent) HeaderNames() []string {
	var size uint32
	if getHTTPEventRequestHeaderKeysSize(e.id, &size) != 0 || size == 0 {
		return nil
	}
	buffer := make([]byte, size)
	getHTTPEventRequestHeaderKeys(e.id, unsafe.Pointer(&buffer[0]), size)
	return decodeList(buffer)
}

// Query is the first value of a query parameter, decoded; empty when absent.
func (e HTTPEvent) Query(name string) string {
	var size uint32
	key := unsafe.Pointer(unsafe.StringData(name))
	if getHTTPEventQueryValueByNameSize(e.id, &size, key, uint32(len(name))) != 0 || size == 0 {
		return ""
	}
	buffer := make([]byte, size)
	getHTTPEventQueryValueByName(e.id, key, uint32(len(name)), unsafe.Pointer(&buffer[0]), size)
	return string(buffer)
}

// QueryNames lists the distinct names of the query parameters.
func (e HTTPEvent) QueryNames() []string {
	var size uint32
	if getHTTPEventRequestQueryKeysSize(e.id, &size) != 0 || size == 0 {
		return nil
	}
	buffer := make([]byte, size)
	getHTTPEventRequestQueryKeys(e.id, unsafe.Pointer(&buffer[0]))
	return decodeList(buffer)
}

// Read reads from the body of the request.
func (e HTTPEvent) Read(buffer []byte) (int, error) {
	if len(buffer) == 0 {
		return 0, nil
	}
	var count uint32
	code := readHTTPEventBody(e.id, unsafe.Pointer(&buffer[0]), uint32(len(buffer)), &count)
	if code == endOfBody {
		return int(count), io.EOF
	}
	return int(count), errorOf(code)
}

// AddHeader adds a header to the answer. It fails for names and values that could break the message.
func (e HTTPEvent) AddHeader(name, value string) error {
	return errorOf(eventHTTPHeaderAdd(
		e.id,
		unsafe.Pointer(unsafe.StringData(name)), uint32(len(name)),
		unsafe.Pointer(unsafe.StringData(value)), uint32(len(value)),
	))
}

// SetStatus sets the status and commits the headers; the first call wins.
func (e HTTPEvent) SetStatus(code int) error {
	return errorOf(eventHTTPRetCode(e.id, uint32(code)))
}

// Write appends to the body of the answer.
func (e HTTPEvent) Write(data []byte) (int, error) {
	var count uint32
	code := eventHTTPWrite(e.id, unsafe.Pointer(unsafe.SliceData(data)), uint32(len(data)), &count)
	return int(count), errorOf(code)
}

// WriteString appends to the body of the answer.
func (e HTTPEvent) WriteString(text string) (int, error) {
	var count uint32
	code := eventHTTPWrite(e.id, unsafe.Pointer(unsafe.StringData(text)), uint32(len(text)), &count)
	return int(count), errorOf(code)
}

// Flush sends what was written so far: from here on the answer is a stream.
func (e HTTPEvent) Flush() error {
	return errorOf(eventHTTPFlush(e.id))
}

// Redirect sends the client elsewhere.
func (e HTTPEvent) Redirect(url string, code int) error {
	return errorOf(eventHTTPRedirect(e.id, unsafe.Pointer(unsafe.StringData(url)), uint32(len(url)), uint32(code)))
}

// decodeList splits a list whose items are each followed by a zero byte.
func decodeList(encoded []byte) []string {
	return strings.Split(strings.TrimSuffix(string(encoded), "\x00"), "\x00")
}
