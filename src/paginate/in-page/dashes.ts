declare function textsIn(node: Node): Text[]

/** A dash between words, without spaces: none of a script that may break between any letters. */
function dashBetweenWords(): RegExp {
  return /(?<=[^\s\u00a0\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\u2014(?=\S)/gu
}

/**
 * A dash between words ends a line, and begins none. The browser would let it do either, so until all lines are known a word joiner
 * stands before it. In tables a word breaks anywhere where it must.
 */
function joinDashes(): void {
  const { flow, area } = globalThis.dossier
  for (const text of [...textsIn(flow), ...textsIn(area)]) {
    if (!text.data.includes('\u2014') || text.parentElement!.closest('table, pre, code, h1, h2, h3, h4, h5, h6, svg')) continue
    text.data = text.data.replace(dashBetweenWords(), '\u2060\u2014')
  }
}

/** A joiner would be copied with the text. Now that the lines are known the end of the word is kept with its dash without one. */
function tieDashes(page: Element): void {
  for (let text of textsIn(page)) {
    for (let found = joinedDash(text); found; found = joinedDash(text)) {
      const tied = document.createElement('span')
      tied.className = 'tied'
      const end = text.splitText(found.index)
      text = end.splitText(found[0].length)
      end.data = end.data.replace('\u2060', '')
      end.replaceWith(tied)
      tied.append(end)
    }
  }
}

/** A dash with its joiner and what of the word before it stands in one line with it in any case. */
function joinedDash({ data }: Text): RegExpExecArray | null {
  return data.includes('\u2060\u2014') ? /[^\s\u00a0\u2013\u2014/-]*\u2060\u2014/.exec(data) : null
}

export const dashFunctions = [dashBetweenWords, joinDashes, tieDashes, joinedDash]
