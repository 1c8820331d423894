import { didYouMean } from '../model/suggest.ts'
import { error, type Message } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { helperNames, lenientHelpers } from './helpers/index.ts'

type Expression = hbs.AST.Expression
type Path = hbs.AST.PathExpression
type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression

/** What is known while a template is rewritten. */
export interface Scope {
  /** Names that the blocks around give to their items. */
  names: readonly string[]
  messages: Message[]
}

/** The call of a helper, or the value that a name stands for; `undefined` when no helper has the name. */
export function rewriteCall(call: Call, scope: Scope): Expression | undefined {
  const path = call.path as Path
  const { params, hash, loc } = call
  if (path.type !== 'PathExpression') return path
  const name = path.parts[0] ?? ''
  const isCall = call.type === 'SubExpression' || params.length > 0 || hash !== undefined
  if (isSimple(path) && !scope.names.includes(name) && helperNames.has(name)) {
    const read = lenientHelpers.has(name) ? '$maybe' : '$value'
    const rewritten = params.map((param) => rewriteExpression(param, scope, read))
    return subExpression(path, rewritten, loc, rewriteHash(hash, scope))
  }
  if (!isCall) return rewritePath(path, scope)
  const message = `no helper has the name "${path.original}"`
  scope.messages.push(error(placeOf(loc), 'unknown-helper', message, didYouMean(path.original, helperNames.keys())))
  return undefined
}

/** An argument. `read` is the function that looks up what it names. */
export function rewriteExpression(expression: Expression, scope: Scope, read = '$value'): Expression {
  if (expression.type === 'SubExpression') {
    return rewriteCall(expression as hbs.AST.SubExpression, scope) ?? literal('UndefinedLiteral', expression.loc)
  }
  return expression.type === 'PathExpression' ? rewritePath(expression as Path, scope, read) : expression
}

/** Rewrites the values of named arguments. */
export function rewriteHash(hash: hbs.AST.Hash | undefined, scope: Scope): hbs.AST.Hash | undefined {
  return hash && { ...hash, pairs: hash.pairs.map((pair) => ({ ...pair, value: rewriteExpression(pair.value, scope) })) }
}

/** `n.date` becomes `($value n "date")`, `date` becomes `($value this "date")`, `@index` becomes `($data "index")`. */
function rewritePath(path: Path, scope: Scope, read = '$value'): Expression {
  const { parts, loc, data, depth } = path
  const named = (from: Expression[], names: string[]) =>
    subExpression(pathTo(read, loc), [...from, ...names.map((name) => text(name, loc))], loc)
  if (data) return subExpression(pathTo('$data', loc), [number(depth, loc), ...parts.map((part) => text(part, loc))], loc)
  if (parts.length === 0) return path
  const [head = '', ...rest] = parts
  const isItem = depth === 0 && scope.names.includes(head) && !isScoped(path)
  if (!isItem) return named([{ ...path, parts: [], original: '.' } as Path], parts)
  const item = { ...path, parts: [head], original: head } as Path
  return rest.length === 0 ? item : named([item], rest)
}

function isSimple(path: Path): boolean {
  return path.parts.length === 1 && path.depth === 0 && !path.data && !isScoped(path)
}

function isScoped(path: Path): boolean {
  return /^(\.|this\b)/.test(path.original)
}

export function subExpression(path: Path, params: Expression[], loc: hbs.AST.SourceLocation, hash?: hbs.AST.Hash): hbs.AST.SubExpression {
  return { type: 'SubExpression', path, params, loc, hash: hash as hbs.AST.Hash }
}

/** The path of one of our own functions, whose names no template can write. */
export function pathTo(name: string, loc: hbs.AST.SourceLocation): Path {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc }
}

export function text(value: string, loc: hbs.AST.SourceLocation): hbs.AST.StringLiteral {
  return { type: 'StringLiteral', value, original: value, loc }
}

function number(value: number, loc: hbs.AST.SourceLocation): hbs.AST.NumberLiteral {
  return { type: 'NumberLiteral', value, original: value, loc }
}

function literal(type: string, loc: hbs.AST.SourceLocation): Expression {
  return { type, loc }
}

/** A location of Handlebars, whose columns begin at 0, as a place. */
export function placeOf({ source, start }: hbs.AST.SourceLocation): Place {
  return { file: source, line: start.line, column: start.column + 1 }
}
