// The function /time: tells the time of the node that answers.
package main

import "time"

//go:wasmexport now
func now(event uint32) {
	setHeader(event, "content-type", "text/plain; charset=utf-8")
	setHeader(event, "cache-control", "no-store")
	write(event, "it is "+time.Now().UTC().Format("15:04:05 MST on Monday, 2 January 2006")+"\n")
}

func main() {}
