const $ = (id) => document.getElementById(id)

async function show(output, path, init) {
  const startedAt = performance.now()
  try {
    const response = await fetch(path, init)
    const isText = response.headers.get('content-type')?.startsWith('text/plain')
    const text = response.ok && isText ? await response.text() : notThere(path)
    output.value = `${text.trim()}  (${Math.round(performance.now() - startedAt)} ms)`
  } catch {
    output.value = `${path} cannot be reached`
  }
}

// An unknown path is answered with this page, as single-page applications want it.
function notThere(path) {
  return `${path} is not deployed: see the output of the last push`
}

function greet(method) {
  const name = new FormData($('greet')).get('name')
  return method === 'POST'
    ? show($('hello'), '/hello', { method, body: name })
    : show($('hello'), `/hello?name=${encodeURIComponent(name)}`)
}

$('greet').addEventListener('submit', (event) => {
  event.preventDefault()
  greet(event.submitter?.value ?? 'GET')
})
$('clock').addEventListener('submit', (event) => {
  event.preventDefault()
  show($('time'), '/time')
})

greet('GET')
show($('time'), '/time')
