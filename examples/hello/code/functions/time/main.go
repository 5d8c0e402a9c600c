// The function /time: tells the time of the node that answers.
package main

import (
	"time"

	"taucloud.dev/sdk"
)

//go:wasmexport now
func now(id uint32) {
	event, err := sdk.HTTP(id)
	if err != nil {
		return
	}
	event.AddHeader("content-type", "text/plain; charset=utf-8")
	event.AddHeader("cache-control", "no-store")
	event.WriteString("it is " + time.Now().UTC().Format("15:04:05 MST on Monday, 2 January 2006") + "\n")
}

func main() {}
