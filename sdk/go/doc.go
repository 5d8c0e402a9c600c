// Package sdk lets a Go program be a Taucloud function.
//
// A handler is a function marked with go:wasmexport. It gets the id of an event, which is valid until it returns:
//
//	//go:wasmexport hello
//	func hello(id uint32) {
//		event, err := sdk.HTTP(id)
//		if err != nil {
//			return
//		}
//		fmt.Fprintf(event, "hello %s", event.Query("name"))
//	}
//
//	func main() {}
//
// Build with GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared.
package sdk
