//go:build !wasip1

package sdk

import "unsafe"

// Off the cloud there is no host: programs compile, so that editors and tests work, and every call fails.
const noHost Error = 1

func getEventType(id uint32, kind *uint32) {}

func getHTTPEventMethodSize(id uint32, size *uint32) Error { return noHost }

func getHTTPEventMethod(id uint32, buffer unsafe.Pointer, length uint32) Error { return noHost }

func getHTTPEventHostSize(id uint32, size *uint32) Error { return noHost }

func getHTTPEventHost(id uint32, buffer unsafe.Pointer, length uint32) Error { return noHost }

func getHTTPEventPathSize(id uint32, size *uint32) Error { return noHost }

func getHTTPEventPath(id uint32, buffer unsafe.Pointer, length uint32) Error { return noHost }

func getHTTPEventHeadersSize(id uint32, size *uint32, key unsafe.Pointer, keyLength uint32) Error {
	return noHost
}

func getHTTPEventHeaders(id uint32, key unsafe.Pointer, keyLength uint32, buffer unsafe.Pointer, length uint32) Error {
	return noHost
}

func getHTTPEventRequestHeaderKeysSize(id uint32, size *uint32) Error { return noHost }

func getHTTPEventRequestHeaderKeys(id uint32, buffer unsafe.Pointer, length uint32) Error {
	return noHost
}

func getHTTPEventQueryValueByNameSize(id uint32, size *uint32, key unsafe.Pointer, keyLength uint32) Error {
	return noHost
}

func getHTTPEventQueryValueByName(id uint32, key unsafe.Pointer, keyLength uint32, buffer unsafe.Pointer, length uint32) Error {
	return noHost
}

func getHTTPEventRequestQueryKeysSize(id uint32, size *uint32) Error { return noHost }

func getHTTPEventRequestQueryKeys(id uint32, buffer unsafe.Pointer) Error { return noHost }

func readHTTPEventBody(id uint32, buffer unsafe.Pointer, capacity uint32, count *uint32) Error {
	return noHost
}

func eventHTTPWrite(id uint32, buffer unsafe.Pointer, length uint32, count *uint32) Error {
	return noHost
}

func eventHTTPFlush(id uint32) Error { return noHost }

func eventHTTPRetCode(id uint32, code uint32) Error { return noHost }

func eventHTTPHeaderAdd(id uint32, key unsafe.Pointer, keyLength uint32, value unsafe.Pointer, valueLength uint32) Error {
	return noHost
}

func eventHTTPRedirect(id uint32, url unsafe.Pointer, urlLength uint32, code uint32) Error {
	return noHost
}
