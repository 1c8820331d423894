import type { Corpus } from '../model/corpus.ts'
import type { Entity } from '../model/entity.ts'
import { type Message, warning } from '../model/message.ts'
import type { Place } from '../model/place.ts'

interface Use {
  entity: Entity
  name: string
  place: Place
}

/** A name that two entities share, one of which does not declare it ambiguous: nobody could tell who is meant. */
export function checkNames({ entities }: Corpus): Message[] {
  const byName = new Map<string, Use[]>()
  for (const use of [...entities.values()].flatMap(usesOf)) byName.set(fold(use.name), [...(byName.get(fold(use.name)) ?? []), use])
  return [...byName.values()].flatMap(([first, ...others]) =>
    others.flatMap(({ entity, name, place }) => {
      if (!first || first.entity === entity || (declares(entity, name) && declares(first.entity, name))) return []
      const hint = `write ambiguous: [${JSON.stringify(name)}] under both if that is so`
      return [
        warning(place, 'ambiguous-name', `"${name}" is also a name of "${first.entity.id}"`, hint, [
          `entity:${entity.id}`,
          `entity:${first.entity.id}`,
        ]),
      ]
    }),
  )
}

/** Each name of an entity once, where it is first written. */
function usesOf(entity: Entity): Use[] {
  const { matter, placeOf } = entity
  const written: [string | null | undefined, (string | number)[]][] = [
    [matter.name, ['name']],
    [matter.short, ['short']],
    ...matter.aliases.map((name, index): [string, (string | number)[]] => [name, ['aliases', index]]),
    ...matter.typos.map((name, index): [string, (string | number)[]] => [name, ['typos', index]]),
  ]
  const uses = new Map<string, Use>()
  for (const [name, path] of written) {
    if (name && !uses.has(fold(name))) uses.set(fold(name), { entity, name, place: placeOf(path) })
  }
  return [...uses.values()]
}

function declares({ matter }: Entity, name: string): boolean {
  return matter.ambiguous.some((one) => fold(one) === fold(name))
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
