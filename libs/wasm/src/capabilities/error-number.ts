/** Error numbers of the guest ABI that functions provided here return (positions in one list, 0 is success). */
export const ERRNO = {
  NONE: 0,
  EVENT_NOT_FOUND: 1,
  BUFFER_TOO_SMALL: 2,
  ADDRESS_OUT_OF_MEMORY: 3,
  NIL_ADDRESS: 4,
  HTTP_WRITE: 5,
  HTTP_READ_BODY: 6,
  CLOSE_BODY: 7,
  EOF: 8,
  MEMORY_WRITE_FAILED: 12
} as const
