import type { Codec } from '@taucloud/transport'

/** A generated protobufjs message class. */
interface MessageClass<Init> {
  encode(message: Init): { finish(): Uint8Array }
  decode(bytes: Uint8Array): unknown
}

type Field<V> = V extends Uint8Array
  ? V
  : V extends (infer Item)[]
    ? Item extends object
      ? Decoded<Item>[]
      : Item[]
    : V extends object
      ? Decoded<V> | null
      : V

/** A message as read: scalars and lists are always there, an absent message is `null` (protobufjs's convention). */
export type Decoded<Init> = {
  [K in keyof Init as K extends '$unknowns' ? never : K]-?: Field<NonNullable<Init[K]>>
}

/** The codec of a generated message class. */
export function message<Init>(type: MessageClass<Init>): Codec<Decoded<Init>, Init> {
  return {
    encode: (value) => type.encode(value).finish(),
    // `plain` gives every field its value, which is what `Decoded` describes.
    decode: (bytes) => plain(type.decode(bytes)) as Decoded<Init>
  }
}

/** A 64-bit integer as protobufjs reads it when the package `long` happens to be installed. */
interface Long {
  toNumber(): number
}

function isLong(value: object): value is Long {
  return 'toNumber' in value
}

/**
 * A decoded message as a plain object. protobufjs keeps the defaults on the prototype, where `{ ...message }` and JSON
 * lose them, and reads 64-bit integers as objects.
 */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if (Array.isArray(value)) return value.map(plain)
  if (isLong(value)) return safeNumber(value.toNumber())
  const fields: Record<string, unknown> = {}
  // Inherited members are wanted: they are the defaults.
  for (const key in value) {
    fields[key] = plain(Reflect.get(value, key))
  }
  return fields
}

function safeNumber(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError('64-bit field beyond 2^53')
  return value
}
