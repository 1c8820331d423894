import { geoContains } from 'd3-geo'
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import type { Coordinates } from '../model/chart.ts'
import { type Box, overlap } from './layout.ts'

/** Outlines of countries, as TopoJSON has them. */
export type Outlines = Topology

export interface Country {
  outline: ReturnType<typeof featuresOf>[number]
  /** Where it lies in degrees, the south as `top`: most countries are known to be far away by that alone. */
  box: Box
}

const known = new WeakMap<Outlines, Country[]>()

/** All countries; worked out once. */
export function countriesOf(outlines: Outlines): Country[] {
  const countries = known.get(outlines) ?? featuresOf(outlines).map((outline) => ({ outline, box: boxOf(outline) }))
  known.set(outlines, countries)
  return countries
}

function featuresOf(outlines: Outlines) {
  const { countries } = outlines.objects
  return countries?.type === 'GeometryCollection' ? feature(outlines, countries).features : []
}

function boxOf({ geometry }: Country['outline']): Box {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
  const box = { left: 180, top: 90, right: -180, bottom: -90 }
  for (const [longitude = 0, latitude = 0] of rings.flat()) {
    box.left = Math.min(box.left, longitude)
    box.right = Math.max(box.right, longitude)
    box.top = Math.min(box.top, latitude)
    box.bottom = Math.max(box.bottom, latitude)
  }
  return box
}

/** The country that most of these places lie in. */
export function homeOf(places: readonly Coordinates[], countries: readonly Country[]): Country | undefined {
  let home: Country | undefined
  let most = 0
  for (const country of countries) {
    const inside = places.filter((place) => isIn(place, country)).length
    if (inside > most) [home, most] = [country, inside]
  }
  return home
}

function isIn([latitude, longitude]: Coordinates, { outline, box }: Country): boolean {
  if (longitude < box.left || longitude > box.right || latitude < box.top || latitude > box.bottom) return false
  return geoContains(outline, [longitude, latitude])
}

/** The countries that may be seen in a part of the world. */
export function countriesIn(part: Box, countries: readonly Country[]): Country[] {
  return countries.filter(({ box }) => overlap(box, part) > 0)
}
