/** What a request asks of a stored file. Header values as received, undefined when absent. */
export interface ConditionalRequest {
  readonly ifNoneMatch?: string | undefined
  readonly ifMatch?: string | undefined
  readonly ifRange?: string | undefined
  readonly range?: string | undefined
}

/** How to answer: the whole file, a part of it (`end` exclusive), or one of the statuses without a body. */
export type ConditionalAnswer =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'not-modified' }
  | { readonly kind: 'precondition-failed' }
  | { readonly kind: 'unsatisfiable' }

const WHOLE: ConditionalAnswer = { kind: 'whole' }

/**
 * Evaluates preconditions and a range in the order of RFC 9110 §13.2.2. There are no dates: the validator is a strong
 * entity tag, so `if-range` with a date never matches and the whole file is sent.
 *
 * @param etag of the chosen representation, quotes included
 * @param size of the chosen representation in bytes
 */
export function evaluateConditions(
  request: ConditionalRequest,
  etag: string,
  size: number
): ConditionalAnswer {
  if (request.ifMatch !== undefined && !matchesStrongly(request.ifMatch, etag)) {
    return { kind: 'precondition-failed' }
  }
  if (request.ifNoneMatch !== undefined && matchesWeakly(request.ifNoneMatch, etag)) {
    return { kind: 'not-modified' }
  }
  if (request.range === undefined) return WHOLE
  if (request.ifRange !== undefined && request.ifRange.trim() !== etag) return WHOLE
  return parseRange(request.range, size)
}

/**
 * Reads a `range` header. Only one range of bytes is served; several, other units and malformed text are ignored, as
 * RFC 9110 §14.2 allows, and give the whole file.
 */
export function parseRange(header: string, size: number): ConditionalAnswer {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.replaceAll(' ', ''))
  const first = match?.[1] ?? ''
  const last = match?.[2] ?? ''
  if (first === '' && last === '') return WHOLE
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0
      ? { kind: 'unsatisfiable' }
      : { kind: 'part', start: size - length, end: size }
  }
  const start = Number(first)
  const end = last === '' ? size : Math.min(Number(last) + 1, size)
  if (last !== '' && Number(last) < start) return WHOLE
  return start >= size ? { kind: 'unsatisfiable' } : { kind: 'part', start, end }
}

function tagsOf(header: string): string[] {
  return header.split(',').map((tag) => tag.trim())
}

function matchesWeakly(header: string, etag: string): boolean {
  return tagsOf(header).some((tag) => tag === '*' || tag === etag || tag === `W/${etag}`)
}

function matchesStrongly(header: string, etag: string): boolean {
  return tagsOf(header).some((tag) => tag === '*' || tag === etag)
}
