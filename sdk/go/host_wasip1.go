//go:build wasip1

package sdk

import "unsafe"

// Functions of the host. Text crosses as UTF-8 with its length; the host writes only into what it is given.

//go:wasmimport taubyte/sdk getEventType
//go:noescape
func getEventType(id uint32, kind *uint32)

//go:wasmimport taubyte/sdk getHttpEventMethodSize
//go:noescape
func getHTTPEventMethodSize(id uint32, size *uint32) Error

//go:wasmimport taubyte/sdk getHttpEventMethod
//go:noescape
func getHTTPEventMethod(id uint32, buffer unsafe.Pointer, length uint32) Error

//go:wasmimport taubyte/sdk getHttpEventHostSize
//go:noescape
func getHTTPEventHostSize(id uint32, size *uint32) Error

//go:wasmimport taubyte/sdk getHttpEventHost
//go:noescape
func getHTTPEventHost(id uint32, buffer unsafe.Pointer, length uint32) Error

//go:wasmimport taubyte/sdk getHttpEventPathSize
//go:noescape
func getHTTPEventPathSize(id uint32, size *uint32) Error

//go:wasmimport taubyte/sdk getHttpEventPath
//go:noescape
func getHTTPEventPath(id uint32, buffer unsafe.Pointer, length uint32) Error

//go:wasmimport taubyte/sdk getHttpEventHeadersSize
//go:noescape
func getHTTPEventHeadersSize(id uint32, size *uint32, key unsafe.Pointer, keyLength uint32) Error

//go:wasmimport taubyte/sdk getHttpEventHeaders
//go:noescape
func getHTTPEventHeaders(id uint32, key unsafe.Pointer, keyLength uint32, buffer unsafe.Pointer, length uint32) Error

//go:wasmimport taubyte/sdk getHttpEventRequestHeaderKeysSize
//go:noescape
func getHTTPEventRequestHeaderKeysSize(id uint32, size *uint32) Error

//go:wasmimport taubyte/sdk getHttpEventRequestHeaderKeys
//go:noescape
func getHTTPEventRequestHeaderKeys(id uint32, buffer unsafe.Pointer, length uint32) Error

//go:wasmimport taubyte/sdk getHttpEventQueryValueByNameSize
//go:noescape
func getHTTPEventQueryValueByNameSize(id uint32, size *uint32, key unsafe.Pointer, keyLength uint32) Error

//go:wasmimport taubyte/sdk getHttpEventQueryValueByName
//go:noescape
func getHTTPEventQueryValueByName(id uint32, key unsafe.Pointer, keyLength uint32, buffer unsafe.Pointer, length uint32) Error

//go:wasmimport taubyte/sdk getHttpEventRequestQueryKeysSize
//go:noescape
func getHTTPEventRequestQueryKeysSize(id uint32, size *uint32) Error

//go:wasmimport taubyte/sdk getHttpEventRequestQueryKeys
//go:noescape
func getHTTPEventRequestQueryKeys(id uint32, buffer unsafe.Pointer) Error

//go:wasmimport taubyte/sdk readHttpEventBody
//go:noescape
func readHTTPEventBody(id uint32, buffer unsafe.Pointer, capacity uint32, count *uint32) Error

//go:wasmimport taubyte/sdk eventHttpWrite
//go:noescape
func eventHTTPWrite(id uint32, buffer unsafe.Pointer, length uint32, count *uint32) Error

//go:wasmimport taubyte/sdk eventHttpFlush
//go:noescape
func eventHTTPFlush(id uint32) Error

//go:wasmimport taubyte/sdk eventHttpRetCode
//go:noescape
func eventHTTPRetCode(id uint32, code uint32) Error

//go:wasmimport taubyte/sdk eventHttpHeaderAdd
//go:noescape
func eventHTTPHeaderAdd(id uint32, key unsafe.Pointer, keyLength uint32, value unsafe.Pointer, valueLength uint32) Error

//go:wasmimport taubyte/sdk eventHttpRedirect
//go:noescape
func eventHTTPRedirect(id uint32, url unsafe.Pointer, urlLength uint32, code uint32) Error
