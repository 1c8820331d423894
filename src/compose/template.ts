import type Handlebars from 'handlebars'
import type { TextFile } from '../model/brief.ts'
import { engine } from './engine.ts'
import { syntaxError } from './syntax-error.ts'
import { type Outline, transform } from './transform.ts'

/** A template ready to run. */
export interface Template extends Outline {
  path: string
  run: Handlebars.TemplateDelegate
}

const options: CompileOptions = { strict: true, knownHelpersOnly: true, noEscape: true, preventIndent: true }
const cache = new Map<string, Template>()
const cacheLimit = 500

/** Compiles a template; one with a mistake in its syntax prints nothing and says where. */
export function compileTemplate({ path, text }: TextFile): Template {
  const key = `${path}\n${text}`
  const known = cache.get(key)
  if (known) return known
  const template = compile(path, text)
  if (cache.size >= cacheLimit) cache.clear()
  cache.set(key, template)
  return template
}

function compile(path: string, text: string): Template {
  try {
    const program = engine.parse(text, { srcName: path })
    const outline = transform(program)
    return { ...outline, path, run: engine.compile(program, { ...options, knownHelpers: knownHelpers() }) }
  } catch (thrown) {
    return { path, run: () => '', calls: [], inline: [], messages: [syntaxError(thrown, path, text, engine)] }
  }
}

function knownHelpers(): KnownHelpers {
  return Object.fromEntries(Object.keys(engine.helpers).map((name) => [name, true])) as KnownHelpers
}
