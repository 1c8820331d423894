'use strict'
// Keeps the ticks and remarks of the fact-checker's copy on the checker's machine, and hands them over as a file. Nothing leaves the
// page but through the Export button. A tick belongs to the hash of a sentence and its evidence, so a changed sentence has none.
;(() => {
  const { brief, version, hash: content } = document.documentElement.dataset
  const key = `dossier-check:${brief}`
  const format = 'dossier-check/1'
  const byId = (id) => document.getElementById(id)
  const sentences = [...document.querySelectorAll('.sentence')]
  const ticksOf = (sentence) => [...sentence.querySelectorAll('.tick')]
  const remarkOf = (sentence) => sentence.querySelector('textarea')
  const state = { checker: '', sentences: {} }

  const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

  /** Takes over what a file or the store holds, as far as it has the right form; what is newer replaces what is older. */
  function take(saved) {
    if (!isRecord(saved) || saved.format !== format || saved.brief !== brief || !isRecord(saved.sentences)) return false
    if (typeof saved.checker === 'string' && saved.checker !== '') state.checker = saved.checker
    for (const [hash, one] of Object.entries(saved.sentences)) {
      if (!isRecord(one) || !Array.isArray(one.ticks)) continue
      const known = Object.hasOwn(state.sentences, hash) ? state.sentences[hash] : undefined
      if (known && String(known.at ?? '') > String(one.at ?? '')) continue
      const text = (field) => (typeof one[field] === 'string' ? one[field] : '')
      const ticks = one.ticks.filter((tick) => typeof tick === 'string')
      state.sentences[hash] = { text: text('text'), ticks, remark: text('remark'), by: text('by'), at: text('at') }
    }
    return true
  }

  function record() {
    return { format, brief, version, content, checker: state.checker, sentences: state.sentences }
  }

  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify(record()))
    } catch {
      tell('This browser keeps nothing for this page. Export before you close it.')
    }
  }

  function restore() {
    try {
      take(JSON.parse(localStorage.getItem(key) ?? 'null'))
    } catch {
      tell('What was ticked before could not be read.')
    }
  }

  function tell(text) {
    byId('notice').textContent = text
    byId('notice').hidden = text === ''
  }

  /** Puts what is kept into the page. */
  function show() {
    for (const sentence of sentences) {
      const saved = state.sentences[sentence.dataset.hash]
      for (const tick of ticksOf(sentence)) tick.checked = saved?.ticks.includes(tick.dataset.claim) ?? false
      remarkOf(sentence).value = saved?.remark ?? ''
    }
    byId('checker').value = state.checker
    count()
    showChanged()
  }

  function count() {
    let done = 0
    for (const sentence of sentences) {
      const isDone = ticksOf(sentence).every((tick) => tick.checked)
      sentence.classList.toggle('is-done', isDone)
      if (isDone) done += 1
    }
    byId('progress').value = done
    byId('ticked-count').textContent = `${done} of ${sentences.length} ticked`
    byId('unticked-count').textContent = String(sentences.length - done)
  }

  /** Ticks and remarks of sentences that are no longer there, or rest on other evidence now. */
  function showChanged() {
    const present = new Set(sentences.map((sentence) => sentence.dataset.hash))
    const gone = Object.entries(state.sentences).filter(([hash, one]) => !present.has(hash) && (one.ticks.length > 0 || one.remark !== ''))
    const box = byId('changed')
    box.hidden = gone.length === 0
    const what =
      gone.length === 1 ? '1 sentence that was ticked or remarked on has' : `${gone.length} sentences that were ticked or remarked on have`
    box.querySelector('summary').textContent = `${what} changed since, or rest on changed evidence`
    box.querySelector('ul').replaceChildren(
      ...gone.map(([, one]) => {
        const item = document.createElement('li')
        item.textContent = one.remark === '' ? one.text : `${one.text} (remark: ${one.remark})`
        return item
      }),
    )
  }

  function save(sentence) {
    const ticks = ticksOf(sentence).filter((tick) => tick.checked)
    state.sentences[sentence.dataset.hash] = {
      text: sentence.querySelector('.text').firstChild?.textContent ?? '',
      ticks: ticks.map((tick) => tick.dataset.claim),
      remark: remarkOf(sentence).value,
      by: state.checker,
      at: new Date().toISOString(),
    }
    keep()
    count()
  }

  function exportFile() {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(record(), null, 2)}\n`], { type: 'application/json' }))
    link.download = `check-${brief}${version ? `-${version}` : ''}.json`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1000)
  }

  async function importFile(input) {
    const [file] = input.files
    if (!file) return
    try {
      const taken = take(JSON.parse(await file.text()))
      tell(taken ? '' : `${file.name} holds no ticks of this brief.`)
      if (taken) {
        keep()
        show()
      }
    } catch {
      tell(`${file.name} cannot be read.`)
    }
    input.value = ''
  }

  /** The next or previous sentence that is shown, counted from the one in focus, or else from what is on screen. */
  function step(by) {
    const shown = sentences.filter((sentence) => sentence.offsetParent !== null)
    const at = shown.indexOf(current())
    const first = shown.findIndex((sentence) => sentence.getBoundingClientRect().bottom > 80)
    const next = shown[at < 0 ? first : at + by]
    next?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: 'nearest' })
  }

  function current() {
    return document.activeElement?.closest('.sentence') ?? null
  }

  function tickAll(sentence) {
    const ticks = ticksOf(sentence)
    const isDone = ticks.every((tick) => tick.checked)
    for (const tick of ticks) tick.checked = !isDone
    save(sentence)
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    x: () => current() && tickAll(current()),
    r: () => current() && remarkOf(current()).focus(),
  }

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && current()) return current().focus({ preventScroll: true })
    const isTyping = event.target.matches('textarea, input[type="text"]')
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return
    event.preventDefault()
    keys[event.key]()
  })
  document.querySelector('main').addEventListener('input', (event) => {
    const sentence = event.target.closest('.sentence')
    if (sentence) save(sentence)
  })
  byId('checker').addEventListener('input', (event) => {
    state.checker = event.target.value.trim()
    keep()
  })
  byId('export').addEventListener('click', exportFile)
  byId('import').addEventListener('change', (event) => importFile(event.target))
  document.querySelector('.tools').addEventListener('submit', (event) => event.preventDefault())

  for (const tool of document.querySelectorAll('.tools [hidden]')) tool.hidden = false
  restore()
  show()
})()
