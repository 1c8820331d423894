/**
 * Rewrites a parsed template before it is compiled:
 *
 * - text carries a mark at each line's beginning, so that every character of the output leads back to its line and column
 * - what is printed goes through `$print`, which writes a sentinel: no datum is ever read as Markdown
 * - what is looked up goes through `$value`, which reports a missing field and lets the run go on
 * - calls of unknown helpers are taken out and reported
 */
import { error, type Message } from '../model/message.ts'
import type { Place } from '../model/place.ts'
import { pathTo, placeOf, rewriteCall, rewriteExpression, rewriteHash, type Scope, subExpression, text } from './rewrite-expression.ts'
import { markSentinel } from './sentinel.ts'

export interface PartialCall {
  name: string
  place: Place
  /** Whether the call brings a text of its own for when there is no such partial. */
  hasDefault: boolean
}

/** What a template says of itself before it runs. */
export interface Outline {
  calls: PartialCall[]
  /** Partials that it defines for itself. */
  inline: string[]
  messages: Message[]
}

type Statement = hbs.AST.Statement
type Partial = hbs.AST.PartialStatement & { program?: hbs.AST.Program }
type FullScope = Scope & Outline

/** Rewrites in place. */
export function transform(program: hbs.AST.Program): Outline {
  const outline: Outline = { calls: [], inline: [], messages: [] }
  rewriteProgram(program, { ...outline, names: [] })
  return outline
}

function rewriteProgram(program: hbs.AST.Program | undefined, scope: FullScope): void {
  if (!program) return
  const inner = { ...scope, names: [...(program.blockParams ?? []), ...scope.names] }
  program.body = program.body.map((statement) => rewriters[statement.type]?.(statement as never, inner) ?? statement)
}

const rewriters: Record<string, (statement: never, scope: FullScope) => Statement> = {
  ContentStatement: markLines,
  MustacheStatement: rewriteMustache,
  BlockStatement: rewriteBlock,
  PartialStatement: rewritePartial,
  PartialBlockStatement: rewritePartial,
  Decorator: rewriteDecorator,
  DecoratorBlock: rewriteDecorator,
}

/** Marks each line of a text. White space may have been taken off its ends, so the text is sought in its original. */
function markLines(content: hbs.AST.ContentStatement): Statement {
  const { value, loc } = content
  const original = String(content.original)
  const skipped = original.slice(0, Math.max(0, original.indexOf(value))).split('\n')
  let line = loc.start.line + skipped.length - 1
  let column = (skipped.length > 1 ? 0 : loc.start.column) + (skipped.at(-1) ?? '').length + 1
  const marked = value.split(/(?<=\n)/).map((written) => {
    const mark = markSentinel({ file: loc.source, line, column })
    line++
    column = 1
    return mark + written
  })
  return { ...content, value: marked.join('') } as Statement
}

function rewriteMustache(statement: hbs.AST.MustacheStatement, scope: FullScope): Statement {
  const { loc } = statement
  const value = rewriteCall(statement, scope)
  if (!value) return nothing(loc)
  const written = { type: 'HashPair', key: 'written', value: text(String((statement.path as hbs.AST.PathExpression).original), loc), loc }
  return { ...statement, path: pathTo('$print', loc), params: [value], hash: { type: 'Hash', pairs: [written], loc } } as Statement
}

function rewriteBlock(statement: hbs.AST.BlockStatement, scope: FullScope): Statement {
  const { path, loc } = statement
  const value = rewriteCall(statement, scope)
  rewriteProgram(statement.program, scope)
  rewriteProgram(statement.inverse, scope)
  if (!value) return nothing(loc)
  const { path: called, params, hash } = value as hbs.AST.SubExpression
  if (called === path) return { ...statement, params, hash } as Statement
  return { ...statement, path: pathTo('$section', loc), params: [value] } as Statement
}

function rewritePartial(statement: Partial, scope: FullScope): Statement {
  const { name, loc } = statement
  const params = statement.params.map((param) => rewriteExpression(param, scope))
  const hash = rewriteHash(statement.hash, scope)
  rewriteProgram(statement.program, scope)
  if (params.length > 1) {
    const hint = 'hand over more by name: {{> name key=value}}'
    scope.messages.push(error(placeOf(loc), 'helper-arguments', `a partial takes one context, not ${params.length}`, hint))
    return nothing(loc)
  }
  const rewritten = { ...statement, params, hash }
  if (name.type === 'SubExpression') {
    return { ...rewritten, name: subExpression(pathTo('$partial', loc), [rewriteExpression(name, scope)], loc) } as Statement
  }
  const written = String(name.original)
  if (!written.startsWith('@')) {
    scope.calls.push({ name: written, place: placeOf(loc), hasDefault: statement.program !== undefined })
  }
  return rewritten as Statement
}

/** Of decorators there is one, which defines a partial in place. */
function rewriteDecorator(statement: hbs.AST.DecoratorBlock, scope: FullScope): Statement {
  const { path, params, loc } = statement
  rewriteProgram(statement.program, scope)
  const name = params[0] as hbs.AST.StringLiteral | undefined
  if (path.original === 'inline' && statement.type === ('DecoratorBlock' as string) && name?.type === 'StringLiteral') {
    scope.inline.push(name.value)
    return statement
  }
  scope.messages.push(
    error(placeOf(loc), 'unknown-helper', `no decorator has the name "${path.original}"`, 'the only one is {{#*inline "name"}}'),
  )
  return nothing(loc)
}

/** A statement that prints nothing, in the place of one that cannot run. */
function nothing(loc: hbs.AST.SourceLocation): Statement {
  return { type: 'CommentStatement', value: '', loc } as Statement
}
