import { geoAzimuthalEqualArea, geoContains, geoDistance, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo'
import { scaleLinear, scaleSqrt } from 'd3-scale'
import { s } from 'hastscript'
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import type { MapChart } from '../model/chart.ts'
import { formatNumber } from '../model/format.ts'
import { phrase } from '../model/phrase.ts'
import type { Box } from './layout.ts'
import { placeLabels } from './map-labels.ts'
import { type Drawing, type Easel, penFor } from './pen.ts'
import { circle } from './symbols.ts'
import { widthOfText } from './text-width.ts'

const earthRadius = 6371
const margin = 26

/** Outlines of countries, as TopoJSON has them. */
export type Outlines = Topology

type Spot = MapChart['places'][number] & { x: number; y: number; radius: number; text: string }

/**
 * Places on the outline of the country that most of them lie in, with its neighbours; a part of it where they lie close together.
 * Areas are true to scale about the middle (Lambert's azimuthal projection).
 */
export function drawMap({ places }: MapChart, { width, locale }: Easel, outlines: Outlines): Drawing {
  const pen = penFor(width, false) // the east stays on the right
  const countries = countriesOf(outlines)
  const height = Math.round(width * 0.62)
  const projection = projectionFor(places, countries, width, height)
  const home = homeOf(places, countries)
  const path = geoPath(
    projection.clipExtent([
      [0, 0],
      [width, height],
    ]),
  ).digits(1)
  const land = countries.flatMap((country) => {
    const d = path(country)
    const name = country === home ? 'chart-country' : 'chart-neighbour'
    return d
      ? [
          s('path', {
            d,
            className: [name],
            fillOpacity: country === home ? 0.12 : 0.03,
            stroke: 'currentColor',
            strokeWidth: 0.8,
            strokeOpacity: 0.45,
          }),
        ]
      : []
  })
  const sizes = scaleSqrt([0, Math.max(1, ...places.map(({ count = 0 }) => count))], [3, 10])
  const spots = places.map((place): Spot => {
    const [x, y] = projection([place.at[1], place.at[0]]) ?? [0, 0]
    const text = place.count === undefined ? place.name : `${place.name} ${formatNumber(place.count, locale.lang)}`
    return { ...place, x, y, radius: place.count === undefined ? 3 : sizes(place.count), text }
  })
  const bar = scaleBar(projection, width, height)
  const labels = placeLabels(spots, { left: 2, top: 2, right: width - 2, bottom: height - 2 }, [bar.box])
  const bySize = spots.toSorted((a, b) => b.radius - a.radius)
  const dots = bySize.map(({ x, y, radius, count }) => pen.mark(x, y, circle(radius), count !== undefined))
  const names = labels.flatMap(({ x, y, anchor, thread, text }) => [
    ...(thread ? [pen.line(...thread, 'thread')] : []),
    pen.text(x, y, text, 'plain', anchor),
  ])
  const kilometres = phrase(locale.strings, 'chart-kilometres', { number: formatNumber(bar.kilometres, locale.lang) })
  const ruler = [
    pen.line(bar.box.left, height - 10, bar.box.left + bar.length, height - 10, 'span'),
    pen.text(bar.box.left, height - 18, kilometres, 'soft'),
  ]
  return { height, parts: [...land, ...dots, ...ruler, ...names] }
}

type Country = ReturnType<typeof countriesOf>[number]

function countriesOf(outlines: Outlines) {
  const { countries } = outlines.objects
  if (countries?.type !== 'GeometryCollection') return []
  return feature(outlines, countries).features
}

/** The country that most of the places lie in. */
function homeOf(places: MapChart['places'], countries: readonly Country[]): Country | undefined {
  const inside = (country: Country) => places.filter(({ at: [lat, lon] }) => geoContains(country, [lon, lat])).length
  const counted = countries.map((country) => ({ country, count: inside(country) }))
  return counted.toSorted((a, b) => b.count - a.count).find(({ count }) => count > 0)?.country
}

function projectionFor(places: MapChart['places'], countries: readonly Country[], width: number, height: number): GeoProjection {
  const points: GeoPermissibleObjects = { type: 'MultiPoint', coordinates: places.map(({ at: [lat, lon] }) => [lon, lat]) }
  const home = homeOf(places, countries)
  const whole: GeoPermissibleObjects = home ? { type: 'GeometryCollection', geometries: [home.geometry, points as never] } : points
  const [middle, of] = extentOf(places)
  const fit = (shape: GeoPermissibleObjects, edge: number) =>
    geoAzimuthalEqualArea()
      .rotate([-middle[0], -middle[1]])
      .fitExtent(
        [
          [edge, edge],
          [width - edge, height - edge],
        ],
        shape,
      )
  const isWide = home === undefined || isSpread(fit(whole, margin), places, width)
  const single = of === 0
  if (home && (isWide || single)) return fit(whole, margin)
  return fit(points, width * 0.2)
}

/** Whether places take up so much of a picture that they can be told apart in it. */
function isSpread(projection: GeoProjection, places: MapChart['places'], width: number): boolean {
  const xs = places.map(({ at: [lat, lon] }) => projection([lon, lat])?.[0] ?? 0)
  const ys = places.map(({ at: [lat, lon] }) => projection([lon, lat])?.[1] ?? 0)
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) > width * 0.2
}

/** The middle of places and how far they lie apart, in degrees. */
function extentOf(places: MapChart['places']): [[number, number], number] {
  const latitudes = places.map(({ at }) => at[0])
  const longitudes = places.map(({ at }) => at[1])
  const [south, north, west, east] = [Math.min(...latitudes), Math.max(...latitudes), Math.min(...longitudes), Math.max(...longitudes)]
  return [[(west + east) / 2, (south + north) / 2], Math.max(north - south, east - west)]
}

/** A round number of kilometres, not longer than a fifth of the picture. */
function scaleBar(projection: GeoProjection, width: number, height: number): { kilometres: number; length: number; box: Box } {
  const [a, b] = [projection.invert?.([width / 2 - 50, height / 2]), projection.invert?.([width / 2 + 50, height / 2])]
  const perPixel = a && b ? (geoDistance(a, b) * earthRadius) / 100 : 1
  const kilometres =
    scaleLinear([0, width * 0.2 * perPixel], [0, 1])
      .ticks(3)
      .findLast((value) => value * 1 <= width * 0.2 * perPixel) ?? 1
  const length = kilometres / perPixel
  return {
    kilometres,
    length,
    box: { left: 8, top: height - 34, right: 8 + Math.max(length, widthOfText('10,000 km')), bottom: height - 4 },
  }
}
