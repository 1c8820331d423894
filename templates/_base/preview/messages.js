// What the last build had to say, over the page.

/** @typedef {{ file: string, absolute: string, line: number, column: number, severity: string, rule: string, message: string, hint: string }} Message */

/** @param {HTMLElement} box @param {Message[]} messages @param {{ message: string, hint: string }[]} faults @param {string} editor */
export function showMessages(box, messages, faults, editor) {
  const errors = messages.filter(({ severity }) => severity === 'error')
  const others = messages.filter(({ severity }) => severity !== 'error')
  box.replaceChildren(
    ...faults.map(({ message, hint }) => entry('error', [textOf('strong', message), textOf('span', hint)])),
    ...[...errors, ...others].map((one) => {
      const parts = [placeOf(one, editor), textOf('strong', one.message), textOf('span', one.hint), textOf('small', one.rule)]
      return entry(one.severity, parts)
    }),
  )
  return { errors: errors.length + faults.length, warnings: others.length }
}

/** A link into the editor that reads as the place. @param {Message} message @param {string} editor */
function placeOf({ file, absolute, line, column }, editor) {
  const place = `${file}:${line}:${column}`
  if (absolute === '' || editor === '') return textOf('code', place)
  const link = document.createElement('a')
  const path = encodeURI(absolute.replaceAll('\\', '/'))
  // an address that has the first slash already does not get it twice
  const values = { file: (editor.includes('/{file}') ? path.replace(/^\//, '') : path).replaceAll(/[?#]/g, encodeURIComponent), line: String(line), column: String(column) }
  link.href = editor.replaceAll(/\{(file|line|column)\}/g, (_, name) => values[/** @type {keyof typeof values} */ (name)])
  link.append(textOf('code', place))
  return link
}

/** @param {string} severity @param {HTMLElement[]} parts */
function entry(severity, parts) {
  const paragraph = document.createElement('p')
  paragraph.className = severity
  paragraph.append(textOf('b', severity), ...parts.filter((part) => part.textContent !== ''))
  return paragraph
}

/** @param {string} name @param {string} text */
function textOf(name, text) {
  const element = document.createElement(name)
  element.textContent = text
  return element
}
