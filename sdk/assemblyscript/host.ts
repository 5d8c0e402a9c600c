// Functions of the host. Each returns an error number, 0 for success; text crosses as UTF-8 with its length.

@external('taubyte/sdk', 'getEventType')
export declare function getEventType(id: u32, type: usize): void
@external('taubyte/sdk', 'getHttpEventMethodSize')
export declare function methodSize(id: u32, size: usize): u32
@external('taubyte/sdk', 'getHttpEventMethod')
export declare function readMethod(id: u32, buffer: usize, length: u32): u32
@external('taubyte/sdk', 'getHttpEventHostSize')
export declare function hostSize(id: u32, size: usize): u32
@external('taubyte/sdk', 'getHttpEventHost')
export declare function readHost(id: u32, buffer: usize, length: u32): u32
@external('taubyte/sdk', 'getHttpEventPathSize')
export declare function pathSize(id: u32, size: usize): u32
@external('taubyte/sdk', 'getHttpEventPath')
export declare function readPath(id: u32, buffer: usize, length: u32): u32
@external('taubyte/sdk', 'getHttpEventHeadersSize')
export declare function headerSize(id: u32, size: usize, key: usize, keyLength: u32): u32
@external('taubyte/sdk', 'getHttpEventHeaders')
export declare function readHeader(id: u32, key: usize, keyLength: u32, buffer: usize, length: u32): u32
@external('taubyte/sdk', 'getHttpEventRequestHeaderKeysSize')
export declare function headerNamesSize(id: u32, size: usize): u32
@external('taubyte/sdk', 'getHttpEventRequestHeaderKeys')
export declare function readHeaderNames(id: u32, buffer: usize, length: u32): u32
@external('taubyte/sdk', 'getHttpEventQueryValueByNameSize')
export declare function querySize(id: u32, size: usize, key: usize, keyLength: u32): u32
@external('taubyte/sdk', 'getHttpEventQueryValueByName')
export declare function readQuery(id: u32, key: usize, keyLength: u32, buffer: usize, length: u32): u32
@external('taubyte/sdk', 'getHttpEventRequestQueryKeysSize')
export declare function queryNamesSize(id: u32, size: usize): u32
@external('taubyte/sdk', 'getHttpEventRequestQueryKeys')
export declare function readQueryNames(id: u32, buffer: usize): u32
@external('taubyte/sdk', 'readHttpEventBody')
export declare function readBody(id: u32, buffer: usize, capacity: u32, count: usize): u32
@external('taubyte/sdk', 'eventHttpWrite')
export declare function writeBody(id: u32, buffer: usize, length: u32, count: usize): u32
@external('taubyte/sdk', 'eventHttpFlush')
export declare function flushBody(id: u32): u32
@external('taubyte/sdk', 'eventHttpRetCode')
export declare function setStatus(id: u32, code: u32): u32
@external('taubyte/sdk', 'eventHttpHeaderAdd')
export declare function addHeader(id: u32, key: usize, keyLength: u32, value: usize, valueLength: u32): u32
@external('taubyte/sdk', 'eventHttpRedirect')
export declare function redirectTo(id: u32, url: usize, urlLength: u32, code: u32): u32
