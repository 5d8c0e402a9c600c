// UTF-8 without the web's encoder, which small engines lack.

/** @param {string} text */
export function encode(text) {
  const bytes = []
  for (const character of text) {
    const code = character.codePointAt(0)
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63))
    else if (code < 0x10000)
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    else {
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63))
      bytes.push(0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    }
  }
  return Uint8Array.from(bytes)
}

/** Malformed sequences become U+FFFD. @param {Uint8Array} bytes */
export function decode(bytes) {
  let text = ''
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at++]
    if (first < 0x80) {
      text += String.fromCharCode(first)
      continue
    }
    const length = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0
    let code = first & (0x3f >> length)
    let read = 0
    while (read < length && (bytes[at + read] & 0xc0) === 0x80)
      code = (code << 6) | (bytes[at + read++] & 63)
    at += read
    const isWhole = length > 0 && read === length && code >= [0, 0x80, 0x800, 0x10000][length]
    const isScalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    text += isWhole && isScalar ? String.fromCodePoint(code) : '\ufffd'
  }
  return text
}
