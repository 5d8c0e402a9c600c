import { STATUS_CODES } from 'node:http'
import { posix } from 'node:path'
import type { HttpEvent } from './http-event.ts'

const SCHEME = /^[a-z][a-z0-9+.-]*:/i
const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;'
}

/**
 * Answers with a redirect: a `Location` header, the status, and for GET a short page unless a type was set. A relative
 * address is resolved against the path of the request.
 *
 * @returns `false` when the code is outside 100–999 or the address could break the message
 */
export function redirect(event: HttpEvent, url: string, code: number): boolean {
  const { response, request } = event
  if (code < 100 || code > 999) return false
  if (response.committed) return true
  const location = resolve(event.path, url)
  const typed = response.hasHeader('content-type')
  if (!response.addHeader('Location', escapeNonAscii(location))) return false
  const readable = request.method === 'GET' || request.method === 'HEAD'
  if (!typed && readable) response.addHeader('Content-Type', 'text/html; charset=utf-8')
  response.setStatus(code)
  if (!typed && request.method === 'GET') {
    response.writeText(`<a href="${escapeHtml(location)}">${STATUS_CODES[code] ?? ''}</a>.\n`)
  }
  return true
}

function resolve(path: string, url: string): string {
  if (SCHEME.test(url) || url.startsWith('//')) return url
  const absolute = url.startsWith('/') ? url : `${path.slice(0, path.lastIndexOf('/') + 1)}${url}`
  const end = absolute.search(/[?#]/)
  const tail = end < 0 ? '' : absolute.slice(end)
  return posix.normalize(end < 0 ? absolute : absolute.slice(0, end)) + tail
}

function escapeNonAscii(text: string): string {
  return text.replaceAll(/[\x80-\xff]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => HTML[char] ?? char)
}
