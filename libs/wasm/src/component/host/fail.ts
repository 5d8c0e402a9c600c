/** Gives the guest an error result: the glue passes on what is thrown, unless it is an Error, as the value of `err`. */
export function fail(value?: unknown): never {
  // Not an Error on purpose: those end the call.
  throw value
}
