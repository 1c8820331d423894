import type { z } from 'zod'

/** The keys that a schema knows at a path of its input; none where any key will do. */
export function keysAt(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  const at = path.reduce<Schema[]>((schemas, step) => schemas.flatMap((inner) => descend(inner, step)), unwrap(schema))
  return [...new Set(at.flatMap((inner) => keysOf(inner)))]
}

type Schema = z.core.$ZodTypes

function defOf(schema: z.core.$ZodType): Schema['_zod']['def'] {
  // oxlint-disable-next-line no-underscore-dangle -- where zod keeps what libraries may look at
  return (schema as Schema)._zod.def
}

function keysOf(schema: Schema): string[] {
  const def = defOf(schema)
  return def.type === 'object' ? Object.keys(def.shape) : []
}

function descend(schema: Schema, step: string | number): Schema[] {
  const def = defOf(schema)
  if (def.type === 'object') return unwrap(def.shape[step])
  if (def.type === 'record') return unwrap(def.valueType)
  if (def.type === 'array') return typeof step === 'number' ? unwrap(def.element) : []
  return def.type === 'tuple' && typeof step === 'number' ? unwrap(def.items[step]) : []
}

/** The schemas beneath what makes one optional, gives it a default, transforms it or lets it have several forms. */
function unwrap(schema: z.core.$ZodType | undefined): Schema[] {
  if (schema === undefined) return []
  const def = defOf(schema)
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return unwrap(def.innerType)
    case 'pipe':
      return [...unwrap(def.in), ...unwrap(def.out)]
    case 'union':
      return def.options.flatMap(unwrap)
    default:
      return [schema as Schema]
  }
}
