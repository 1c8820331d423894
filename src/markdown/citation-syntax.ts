/**
 * Pandoc's citation syntax for micromark, written from the description in Pandoc's manual, section "Citation syntax".
 *
 * - a **cluster**, `[see @a, p. 5; -@b]`: items parted by `;`, each a prefix, a key and a suffix
 * - a **narrative** citation, `@a`, which may carry a bracket: `@a [p. 5; see @b]`
 * - a **key**, `@a` or `@{a}`
 *
 * Prefixes and suffixes (**affixes**) are Markdown themselves. A bracket that is a link's text is left to the link.
 */
import type { Code, Construct, Effects, Extension, State, TokenizeContext, TokenType } from 'micromark-util-types'
import { affix } from './affix-syntax.ts'
import { isInternalPunctuation, isKeyLetter, isLineEnding, isSpace } from './characters.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    citation: 'citation'
    citationKey: 'citationKey'
    citationMarker: 'citationMarker'
    citationSuppressAuthor: 'citationSuppressAuthor'
    citationPrefix: 'citationPrefix'
    citationSuffix: 'citationSuffix'
  }
}

const at = 0x40
const bang = 0x21
const caret = 0x5e
const dash = 0x2d
const semicolon = 0x3b
const open = 0x5b
const close = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
const openParenthesis = 0x28
const closeParenthesis = 0x29
/** What a link's title may begin with: `"`, `'` and `(`. */
const titleMarks: ReadonlySet<Code> = new Set([0x22, 0x27, openParenthesis])

const internalPunctuation: Construct = { partial: true, tokenize: tokenizeInternalPunctuation }
const key: Construct = { partial: true, tokenize: tokenizeKey }
const signedKey: Construct = { partial: true, tokenize: tokenizeSignedKey }
const prefix: Construct = { partial: true, tokenize: affix('citationPrefix', signedKey) }
const suffix: Construct = { partial: true, tokenize: affix('citationSuffix') }
const item: Construct = { partial: true, tokenize: tokenizeItem }
const resource: Construct = { partial: true, tokenize: tokenizeResource }
const narrativeBracket: Construct = { partial: true, tokenize: tokenizeNarrativeBracket }
const cluster: Construct = { name: 'citation', tokenize: tokenizeCluster }
const narrative: Construct = { name: 'citation', previous: isOutsideWord, tokenize: tokenizeNarrative }
/** A `!` before a cluster is an exclamation mark, not the beginning of an image. */
const exclamation: Construct = { name: 'citationExclamation', tokenize: tokenizeExclamation }

/** The extension. Register it after GFM and directives, so that it is asked before them. */
export const citationSyntax: Extension = { text: { [open]: cluster, [at]: narrative, [bang]: exclamation } }

function isOutsideWord(this: TokenizeContext, code: Code): boolean {
  return code === 0x5f || !isKeyLetter(code)
}

function tokenizeCluster(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code) => {
    effects.enter('citation')
    return items(effects, (end) => effects.check(resource, nok, finish(effects, ok))(end), nok)(code)
  }
}

function tokenizeNarrative(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code) => {
    effects.enter('citation')
    const done = finish(effects, ok)
    return effects.attempt(key, effects.attempt(narrativeBracket, done, done), nok)(code)
  }
}

function finish(effects: Effects, ok: State): State {
  return (code) => {
    effects.exit('citation')
    return ok(code)
  }
}

/** `[item; item]` from its opening bracket on. */
function items(effects: Effects, ok: State, nok: State): State {
  const next = effects.attempt(item, after, nok)
  return mark(effects, next)

  function after(code: Code): State | undefined {
    return code === semicolon ? mark(effects, next)(code) : mark(effects, ok)(code)
  }
}

/** ` [suffix; item]` after a narrative key. */
function tokenizeNarrativeBracket(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const end: State = (code) => effects.check(resource, nok, ok)(code)
  const next = effects.attempt(item, afterItem, nok)
  const first = effects.attempt(item, afterItem, effects.attempt(suffix, afterItem, nok))
  let lines = 0
  return before

  function before(code: Code): State | undefined {
    if (!isSpace(code)) return code === open ? mark(effects, inside)(code) : nok(code)
    if (isLineEnding(code) && ++lines > 1) return nok(code)
    const type = isLineEnding(code) ? 'lineEnding' : 'whitespace'
    effects.enter(type)
    effects.consume(code)
    effects.exit(type)
    return before
  }

  function inside(code: Code): State | undefined {
    return code === caret || code === close ? nok(code) : first(code)
  }

  function afterItem(code: Code): State | undefined {
    if (code === semicolon) return mark(effects, next)(code)
    return code === close ? mark(effects, end)(code) : nok(code)
  }
}

function mark(effects: Effects, next: State): State {
  return (code) => consumeAs(effects, 'citationMarker', next)(code)
}

function consumeAs(effects: Effects, type: TokenType, next: State): State {
  return (code) => {
    effects.enter(type)
    effects.consume(code)
    effects.exit(type)
    return next
  }
}

/** One item: a prefix, a key and a suffix; ends before `;` or `]`. */
function tokenizeItem(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code) =>
    code === caret ? nok(code) : effects.attempt(prefix, effects.attempt(signedKey, effects.attempt(suffix, ok, nok), nok), nok)(code)
}

function tokenizeSignedKey(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const toKey = effects.attempt(key, ok, nok)
  return (code) => {
    if (code === dash) return consumeAs(effects, 'citationSuppressAuthor', toKey)(code)
    return code === at ? toKey(code) : nok(code)
  }
}

function tokenizeKey(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return start

  function start(code: Code): State | undefined {
    if (code !== at) return nok(code)
    effects.enter('citationKey')
    effects.consume(code)
    return begin
  }

  function begin(code: Code): State | undefined {
    if (code === openBrace) {
      effects.consume(code)
      return braced(false)
    }
    return isKeyLetter(code) ? inside(code) : nok(code)
  }

  function braced(filled: boolean): State {
    return (code) => {
      if (code === null || code === openBrace || isSpace(code) || (code === closeBrace && !filled)) return nok(code)
      effects.consume(code)
      return code === closeBrace ? done : braced(true)
    }
  }

  function inside(code: Code): State | undefined {
    if (!isKeyLetter(code) && !isInternalPunctuation(code)) return done(code)
    return isKeyLetter(code) ? take(code) : effects.check(internalPunctuation, take, done)(code)
  }

  function take(code: Code): State {
    effects.consume(code)
    return inside
  }

  function done(code: Code): State | undefined {
    effects.exit('citationKey')
    return ok(code)
  }
}

/** Punctuation that a key goes on after; what ends a sentence is no part of it. */
function tokenizeInternalPunctuation(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return consumeAs(effects, 'data', (code) => (isKeyLetter(code) ? ok(code) : nok(code)))
}

/** The beginning of `(url)` or `(url "title")`: what makes a bracket before it a link. */
function tokenizeResource(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code) => {
    if (code !== openParenthesis) return nok(code)
    effects.enter('data')
    return step(code)
  }

  function step(code: Code): State {
    effects.consume(code)
    return inside
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (code === closeParenthesis) return end(code)
    return isSpace(code) ? space(code) : step(code)
  }

  function space(code: Code): State | undefined {
    if (!isSpace(code)) return titleMarks.has(code) ? end(code) : nok(code)
    effects.consume(code)
    return space
  }

  function end(code: Code): State | undefined {
    effects.exit('data')
    return ok(code)
  }
}

function tokenizeExclamation(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const checkCluster = effects.check({ partial: true, tokenize: tokenizeCluster }, ok, nok)
  return consumeAs(effects, 'data', (code) => (code === open ? checkCluster(code) : nok(code)))
}
