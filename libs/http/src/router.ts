/** What a router finds: the route and its parameters, the methods that the path does know, or nothing. */
export type RouteMatch<T> =
  | { readonly kind: 'found'; readonly route: T; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'method'; readonly allow: readonly string[] }
  | { readonly kind: 'none' }

interface Node<T> {
  readonly fixed: Map<string, Node<T>>
  /** The child that takes any one segment, and the name it gives it. */
  named: { name: string; node: Node<T> } | undefined
  /** The routes that take all remaining segments, by method, and the name they give them. */
  rest: { name: string; byMethod: Map<string, T> } | undefined
  readonly byMethod: Map<string, T>
}

const MAX_SEGMENTS = 64

/**
 * Finds routes by method and path segments. A pattern is `/repos/:owner/:name/*rest`: `:x` takes one segment, `*x`, only
 * at the end, the rest of the path, which may be empty. A fixed segment wins over a named one, a named one over the rest; there is no
 * backtracking into a branch once left. `HEAD` falls back to `GET`.
 */
export class Router<T> {
  readonly #root: Node<T> = emptyNode()

  /** Adds a route; the same method and pattern twice is a mistake of the programmer and throws. */
  add(method: string, pattern: string, route: T): this {
    let node = this.#root
    const segments = segmentsOf(pattern)
    for (const [index, segment] of segments.entries()) {
      if (segment.startsWith('*')) {
        if (index !== segments.length - 1) throw new TypeError(`"*" ends a pattern: ${pattern}`)
        node.rest ??= { name: segment.slice(1), byMethod: new Map() }
        set(node.rest.byMethod, method, route, pattern)
        return this
      }
      node = segment.startsWith(':')
        ? namedChild(node, segment.slice(1))
        : fixedChild(node, segment)
    }
    set(node.byMethod, method, route, pattern)
    return this
  }

  /** @param path without query; its segments are percent-decoded here; one that cannot be, or hides a slash, matches nothing */
  match(method: string, path: string): RouteMatch<T> {
    const segments = decodeSegments(path)
    if (segments === undefined) return { kind: 'none' }
    const params: Record<string, string> = {}
    const byMethod = find(this.#root, segments, params)
    if (byMethod === undefined || byMethod.size === 0) return { kind: 'none' }
    const route = byMethod.get(method) ?? (method === 'HEAD' ? byMethod.get('GET') : undefined)
    if (route !== undefined) return { kind: 'found', route, params }
    const allow = new Set(byMethod.keys())
    if (allow.has('GET')) allow.add('HEAD')
    return { kind: 'method', allow: [...allow].sort() }
  }
}

function emptyNode<T>(): Node<T> {
  return { fixed: new Map(), named: undefined, rest: undefined, byMethod: new Map() }
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1)
}

function decodeSegments(path: string): string[] | undefined {
  const segments = segmentsOf(path)
  if (segments.length > MAX_SEGMENTS) return undefined
  if (!path.includes('%')) return segments
  try {
    const decoded = segments.map(decodeURIComponent)
    // An encoded slash or NUL would let a parameter mean another path than the one that was routed.
    return decoded.some((segment) => /[/\0]/.test(segment)) ? undefined : decoded
  } catch {
    return undefined // malformed percent-encoding names no resource
  }
}

function set<T>(byMethod: Map<string, T>, method: string, route: T, pattern: string): void {
  if (byMethod.has(method)) throw new TypeError(`${method} ${pattern} is routed twice`)
  byMethod.set(method, route)
}

function fixedChild<T>(node: Node<T>, segment: string): Node<T> {
  let child = node.fixed.get(segment)
  if (child === undefined) node.fixed.set(segment, (child = emptyNode()))
  return child
}

function namedChild<T>(node: Node<T>, name: string): Node<T> {
  node.named ??= { name, node: emptyNode() }
  if (node.named.name !== name) throw new TypeError(`":${name}" is ":${node.named.name}" elsewhere`)
  return node.named.node
}

function find<T>(
  root: Node<T>,
  segments: readonly string[],
  params: Record<string, string>
): Map<string, T> | undefined {
  let node = root
  for (const [index, segment] of segments.entries()) {
    const fixed = node.fixed.get(segment)
    if (fixed !== undefined) {
      node = fixed
    } else if (node.named !== undefined && segment !== '') {
      params[node.named.name] = segment
      node = node.named.node
    } else {
      return rest(node, segments.slice(index), params)
    }
  }
  return node.byMethod.size > 0 ? node.byMethod : rest(node, [], params)
}

function rest<T>(
  node: Node<T>,
  segments: readonly string[],
  params: Record<string, string>
): Map<string, T> | undefined {
  if (node.rest === undefined) return undefined
  params[node.rest.name] = segments.join('/')
  return node.rest.byMethod
}
