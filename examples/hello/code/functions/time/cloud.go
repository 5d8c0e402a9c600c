package main

import "unsafe"

// What the cloud offers a function, as far as this one needs it. Text crosses as an address and a length.

//go:wasmimport taubyte/sdk eventHttpWrite
func eventHttpWrite(event uint32, body unsafe.Pointer, size uint32, written unsafe.Pointer) uint32

//go:wasmimport taubyte/sdk eventHttpHeaderAdd
func eventHttpHeaderAdd(event uint32, name unsafe.Pointer, nameSize uint32, value unsafe.Pointer, valueSize uint32) uint32

func write(event uint32, text string) {
	var written uint32
	eventHttpWrite(event, address(text), uint32(len(text)), unsafe.Pointer(&written))
}

func setHeader(event uint32, name, value string) {
	eventHttpHeaderAdd(event, address(name), uint32(len(name)), address(value), uint32(len(value)))
}

func address(text string) unsafe.Pointer {
	return unsafe.Pointer(unsafe.StringData(text))
}
