import { geoAzimuthalEqualArea, geoDistance, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo'
import { scaleLinear, scaleSqrt } from 'd3-scale'
import type { Element } from 'hast'
import { s } from 'hastscript'
import type { MapChart } from '../model/chart.ts'
import { formatNumber } from '../model/format.ts'
import { phrase } from '../model/phrase.ts'
import { type Country, countriesIn, countriesOf, homeOf, type Outlines } from './countries.ts'
import type { Box } from './layout.ts'
import { placeLabels } from './map-labels.ts'
import { type Drawing, type Easel, penFor, round } from './pen.ts'
import { circle } from './symbols.ts'
import { widthOfText } from './text-width.ts'
import { thinned } from './thinned.ts'

const earthRadius = 6371
const margin = 26

type Spot = MapChart['places'][number] & { x: number; y: number; radius: number; text: string }

/**
 * Places on the outline of the country that most of them lie in, with its neighbours; a part of it where they lie close together.
 * Areas are true to scale about the middle (Lambert's azimuthal projection).
 */
export function drawMap({ places }: MapChart, { width, locale }: Easel, outlines: Outlines): Drawing {
  const pen = penFor(width, false) // the east stays on the right
  const height = Math.round(width * 0.62)
  const countries = countriesOf(outlines)
  const home = homeOf(
    places.map(({ at }) => at),
    countries,
  )
  const projection = projectionFor(places, home, width, height)
  const sizes = scaleSqrt([0, Math.max(5, ...places.map(({ count = 0 }) => count))], [3, 10])
  const spots = places.map((place): Spot => {
    const [x, y] = projection([place.at[1], place.at[0]]) ?? [0, 0]
    const text = place.count === undefined ? place.name : `${place.name} ${formatNumber(place.count, locale.lang)}`
    return { ...place, x, y, radius: place.count === undefined ? 3 : sizes(place.count), text }
  })
  const bar = scaleBar(projection, width, height)
  const labels = placeLabels(spots, { left: 2, top: 2, right: width - 2, bottom: height - 2 }, [bar.box])
  const bySize = spots.toSorted((a, b) => b.radius - a.radius)
  const kilometres = phrase(locale.strings, 'chart-kilometres', { number: formatNumber(bar.kilometres, locale.lang) })
  const parts = [
    ...land(projection, countries, home, { width, height, labels: [bar.box, ...labels.map(({ box }) => box)] }),
    ...bySize.map(({ x, y, radius, count }) => pen.mark(x, y, circle(radius), count !== undefined)),
    pen.line(bar.box.left, height - 10, bar.box.left + bar.length, height - 10, 'span'),
    pen.text(bar.box.left, height - 18, kilometres, 'soft'),
    ...labels.flatMap(({ thread }) => (thread ? [pen.line(...thread, 'thread')] : [])),
    ...labels.map(({ x, y, anchor, text }) => pen.text(x, y, text, 'plain', anchor)),
  ]
  return { height, parts }
}

/** Every country that is to be seen, cut off at the edges of the picture. Its borders make way for labels, as in printed maps. */
function land(
  projection: GeoProjection,
  countries: readonly Country[],
  home: Country | undefined,
  { width, height, labels }: { width: number; height: number; labels: readonly Box[] },
): Element[] {
  const part = partOfWorld(projection, width, height)
  const frame: [[number, number], [number, number]] = [
    [0, 0],
    [width, height],
  ]
  const path = geoPath(thinned(projection.clipExtent(frame))).digits(1)
  const outlines = countriesIn(part, countries).flatMap((country) => {
    const d = path(country.outline)
    return d ? [{ d, isHome: country === home }] : []
  })
  const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 0.8, strokeOpacity: 0.45 }
  const clipPath = `path(evenodd, "${[{ left: 0, top: 0, right: width, bottom: height }, ...labels].map(rectangle).join('')}") view-box`
  return [
    ...outlines.map(({ d, isHome }) => s('path', { d, fillOpacity: isHome ? 0.12 : 0.03 })),
    s('g', { clipPath, className: ['chart-borders'] }, [s('path', { d: outlines.map(({ d }) => d).join(''), ...line })]),
  ]
}

function rectangle({ left, top, right, bottom }: Box): string {
  return `M${round(left)},${round(top)}H${round(right)}V${round(bottom)}H${round(left)}Z`
}

/** What of the world a picture shows, in degrees: from the points of a grid over it. The whole of it where that cannot be told. */
function partOfWorld(projection: GeoProjection, width: number, height: number): Box {
  const steps = [0, 0.25, 0.5, 0.75, 1]
  const points = steps.flatMap((x) => steps.map((y) => projection.invert?.([x * width, y * height])))
  const longitudes = points.map((point) => point?.[0] ?? Number.NaN)
  const latitudes = points.map((point) => point?.[1] ?? Number.NaN)
  const box = { left: Math.min(...longitudes), top: Math.min(...latitudes), right: Math.max(...longitudes), bottom: Math.max(...latitudes) }
  const isWorld = Object.values(box).some((edge) => Number.isNaN(edge)) || box.right - box.left > 180
  return isWorld ? { left: -180, top: -90, right: 180, bottom: 90 } : box
}

function projectionFor(places: MapChart['places'], home: Country | undefined, width: number, height: number): GeoProjection {
  const points: GeoPermissibleObjects = { type: 'MultiPoint', coordinates: places.map(({ at: [lat, lon] }) => [lon, lat]) }
  const [middle, extent] = extentOf(places)
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
  if (home) {
    const whole = fit({ type: 'GeometryCollection', geometries: [home.outline.geometry, points as never] }, margin)
    if (extent === 0 || isSpread(whole, places, width)) return whole
  }
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
