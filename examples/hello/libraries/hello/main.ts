import { Event, HttpEvent } from '@taucloud/sdk'

/** Answers GET and POST of /hello. Change a word, commit, push: the new answer is live when the push returns. */
export function hello(event: Event): void {
  const http = event.http()
  http.addHeader('content-type', 'text/plain; charset=utf-8')
  http.addHeader('cache-control', 'no-store')
  http.write(greeting(http) + '\n')
}

function greeting(http: HttpEvent): string {
  const text = 'hello ' + nameIn(http)
  const from = http.header('x-from')
  return from == '' ? text : text + ', with regards from ' + from
}

/** Whom to greet: the body of a POST, else ?name=, else the world. */
function nameIn(http: HttpEvent): string {
  const name = http.method == 'POST' ? http.text().trim() : http.query('name')
  return name == '' ? 'world' : name
}
