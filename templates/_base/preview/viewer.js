// Shows a brief as it is written: the page and the pages follow every build, and what is wrong stands over them.

import { makeFrame } from './frame.js'
import { showMessages } from './messages.js'

const brief = decodeURIComponent(location.pathname.split('/')[1] ?? '')
const folder = `/${encodeURIComponent(brief)}/`
/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id))
const files = { page: 'brief.html', paged: 'brief.pdf', check: 'check.html' }
const frames = { page: makeFrame(byId('page'), folder + files.page), check: makeFrame(byId('check'), folder + files.check) }
const views = /** @type {const} */ (['page', 'paged', 'check'])
/** @type {{ show: (version: string) => Promise<void> } | undefined} */
let pages
/** @type {(typeof views)[number]} */
let view = views.find((name) => name === sessionStorage.getItem(`view ${brief}`)) ?? 'page'
/** @type {any} */
let news
/** What each view shows. @type {Record<string, string>} */
const shown = {}
const { editor } = await (await fetch('/-/editor.json')).json()

/** Versions begin anew with the server, so they are told together with the time of its start. */
function versionOf() {
  if (!news) return ''
  const { page, pdf } = news.versions
  if (view === 'page') return page > 0 ? `${news.started}-${page}` : ''
  if (view === 'paged') return news.files.includes(files.paged) ? `${news.started}-${pdf}` : ''
  return news.files.includes(files.check) && news.state === 'ready' ? `${news.started}-${page}-${pdf}` : (shown.check ?? '')
}

async function follow() {
  const version = versionOf()
  byId('empty').hidden = version !== '' || !news
  byId('empty').textContent = explain()
  const link = /** @type {HTMLAnchorElement} */ (byId('file'))
  link.hidden = version === ''
  link.href = folder + files[view]
  link.textContent = files[view]
  if (version === '' || shown[view] === version) return
  shown[view] = version
  if (view !== 'paged') return frames[view].show(version)
  pages ??= (await import('./paged.js')).makePages(byId('paged'), folder + files.paged)
  await pages.show(version)
}

/** Why there is nothing to be seen. */
function explain() {
  if (news?.state === 'building') return 'This is being built for the first time.'
  if (news?.briefs.length > 0) return `This makes several briefs: ${news.briefs.join(', ')}.`
  return news?.files.length > 0 ? 'This brief is not written in this form.' : 'The brief cannot be built before its errors are mended.'
}

function tell() {
  const { errors, warnings } = showMessages(byId('messages'), news.messages, news.faults, editor)
  const count = [errors && `${errors} error${errors === 1 ? '' : 's'}`, warnings && `${warnings} warning${warnings === 1 ? '' : 's'}`]
  byId('count').textContent = count.filter(Boolean).join(', ') || 'no messages'
  byId('count').className = errors ? 'error' : warnings ? 'warning' : ''
  const isHidden = byId('messages').hidden === true
  const isBuilding = news.state === 'building'
  byId('state').textContent = isBuilding ? 'building …' : `${(news.took / 1000).toFixed(2)} s`
  byId('state').title = news.changed.slice(0, 20).join('\n')
  document.body.dataset.state = news.state
  if (!isBuilding) open(errors > 0 || (warnings > 0 && !isHidden))
}

/** @param {boolean} isOpen */
function open(isOpen) {
  byId('messages').hidden = !isOpen
  byId('count').setAttribute('aria-expanded', String(isOpen))
}

/** @param {(typeof views)[number]} name */
function choose(name) {
  view = name
  sessionStorage.setItem(`view ${brief}`, name)
  for (const one of views) byId(one).hidden = one !== name
  for (const button of document.querySelectorAll('[data-view]')) {
    button.setAttribute('aria-pressed', String(/** @type {HTMLElement} */ (button).dataset.view === name))
  }
  void follow()
}

document.title = `${brief} – preview`
byId('brief').textContent = brief
for (const button of document.querySelectorAll('[data-view]')) {
  button.addEventListener('click', () => choose(/** @type {any} */ (/** @type {HTMLElement} */ (button).dataset.view)))
}
byId('count').addEventListener('click', () => open(byId('messages').hidden !== false))
const events = new EventSource(`/-/events/${encodeURIComponent(brief)}`)
events.addEventListener('message', ({ data }) => {
  news = JSON.parse(data)
  tell()
  void follow()
})
events.addEventListener('error', () => {
  byId('state').textContent = 'the preview has ended'
  document.body.dataset.state = 'ended'
})
choose(view)
