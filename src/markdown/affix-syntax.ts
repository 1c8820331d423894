import type { Code, Construct, Effects, State, Token, Tokenizer, TokenizeContext, TokenType } from 'micromark-util-types'
import { isKeyLetter, isLineEnding, isSpace } from './characters.ts'

const openParenthesis = 0x28
const closeParenthesis = 0x29
const lessThan = 0x3c
const greaterThan = 0x3e
const at = 0x40
const dash = 0x2d
const semicolon = 0x3b
const open = 0x5b
const backslash = 0x5c
const close = 0x5d
const backtick = 0x60

/** Brackets deeper than this are no person's; the bound keeps hostile input linear. */
const maxDepth = 32

/** `<…>`, an autolink, and `(…)`, where a link leads: their `;` and `@` are their own. */
const angle: Construct = { partial: true, tokenize: enclosed(greaterThan) }
const destination: Construct = { partial: true, tokenize: enclosed(closeParenthesis) }

/**
 * Makes the tokenizer of an affix: Markdown up to `;` or `]`, or, for a prefix, up to its key.
 *
 * What stands in code, in an autolink, behind a backslash or in an inner bracket ends nothing. An empty affix makes no token.
 */
export function affix(type: TokenType, key?: Construct): Tokenizer {
  return function tokenizeAffix(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    let previous: Token | undefined
    let before: Code = null
    let depth = 0
    let isEntered = false

    return line

    function line(code: Code): State | undefined {
      return key && isKeyStart(code) ? effects.check(key, stop, begin)(code) : isEnd(code) ? stop(code) : begin(code)
    }

    function begin(code: Code): State | undefined {
      if (code === null) return nok(code)
      if (!isEntered) effects.enter(type)
      isEntered = true
      const token = effects.enter('chunkText', { contentType: 'text', ...(previous && { previous }) })
      if (previous) previous.next = token
      previous = token
      return take(code)
    }

    function inside(code: Code): State | undefined {
      if (code === null || depth > maxDepth) return nok(code)
      if (isEnd(code)) return exit(code)
      if (key && depth === 0 && isKeyStart(code)) return effects.check(key, exit, take)(code)
      if (code === backtick) return ticks(0)(code)
      if (code === openParenthesis && before === close) return effects.attempt(destination, inside, take)(code)
      if (code === lessThan) return effects.attempt(angle, inside, take)(code)
      return take(code)
    }

    function isKeyStart(code: Code): boolean {
      return (code === at || code === dash) && !isKeyLetter(before)
    }

    function isEnd(code: Code): boolean {
      return depth === 0 && (code === semicolon || code === close)
    }

    function take(code: Code): State | undefined {
      if (code === open) depth++
      if (code === close) depth--
      before = code
      effects.consume(code)
      if (code === backslash) return escaped
      if (!isLineEnding(code)) return inside
      effects.exit('chunkText')
      return line
    }

    function escaped(code: Code): State | undefined {
      if (code === null || isLineEnding(code)) return inside(code)
      before = code
      effects.consume(code)
      return inside
    }

    /** A run of backticks: code until the next run of the same length. */
    function ticks(size: number): State {
      return (code) => {
        if (code !== backtick) return inCode(size, 0)(code)
        effects.consume(code)
        return ticks(size + 1)
      }
    }

    function inCode(size: number, run: number): State {
      return (code) => {
        if (code === backtick) {
          effects.consume(code)
          return inCode(size, run + 1)
        }
        if (run === size) return inside(code)
        if (code === null || isLineEnding(code)) return nok(code)
        effects.consume(code)
        return inCode(size, 0)
      }
    }

    function exit(code: Code): State | undefined {
      effects.exit('chunkText')
      return stop(code)
    }

    function stop(code: Code): State | undefined {
      if (isEntered) effects.exit(type)
      return ok(code)
    }
  }
}

/** Makes the tokenizer of what stands up to a closing mark, without spaces. */
function enclosed(mark: number): Tokenizer {
  return function tokenizeEnclosed(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    return step

    function step(code: Code): State {
      effects.consume(code)
      return inside
    }

    function inside(code: Code): State | undefined {
      if (code === null || isSpace(code) || code === lessThan) return nok(code)
      if (code !== mark) return step(code)
      effects.consume(code)
      return ok
    }
  }
}
