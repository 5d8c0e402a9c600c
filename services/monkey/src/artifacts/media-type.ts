import { lookup } from 'mrmime'

const TEXT =
  /^(?:text\/|application\/(?:javascript|json|xml|manifest\+json|.*\+xml|.*\+json)$|image\/svg\+xml$)/

/** The media type of a file by its extension, with `charset=utf-8` for text. */
export function mediaTypeOf(path: string): string {
  const type = lookup(path) ?? 'application/octet-stream'
  return TEXT.test(type) ? `${type};charset=utf-8` : type
}

/** Does compression pay for this type? Text and what is written as text; not images, archives or video. */
export function isCompressible(type: string): boolean {
  const bare = type.split(';', 1)[0] ?? ''
  return TEXT.test(bare) || ['application/wasm', 'font/ttf', 'font/otf'].includes(bare)
}
