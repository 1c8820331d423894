import type { GeoStream, GeoStreamWrapper } from 'd3-geo'

/** Points of an outline that are nearer to each other than this, in units of the drawing, are one. */
const nearest = 1.4

/** A projection whose lines have no more points than can be seen. */
export function thinned(projection: GeoStreamWrapper): GeoStreamWrapper {
  return { stream: (output) => projection.stream(thinning(output)) }
}

function thinning(output: GeoStream): GeoStream {
  let [lastX, lastY] = [Number.POSITIVE_INFINITY, 0]
  return {
    point(x, y) {
      if (Math.hypot(x - lastX, y - lastY) < nearest) return
      ;[lastX, lastY] = [x, y]
      output.point(x, y)
    },
    lineStart() {
      lastX = Number.POSITIVE_INFINITY
      output.lineStart()
    },
    lineEnd: () => output.lineEnd(),
    polygonStart: () => output.polygonStart(),
    polygonEnd: () => output.polygonEnd(),
    sphere: () => output.sphere?.(),
  }
}
