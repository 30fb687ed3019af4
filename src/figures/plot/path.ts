import { px } from '../px.ts'

export interface Place {
  readonly x: number
  readonly y: number
}

/** A path from place to place. */
export function linePath(places: readonly Place[]): string {
  return places.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join('')
}

/** A staircase: level from each place to the next's x, then down or up to it. */
export function stepPath(places: readonly Place[]): string {
  return places.map(({ x, y }, index) => (index === 0 ? `M${px(x)} ${px(y)}` : `H${px(x)}V${px(y)}`)).join('')
}

/** The outline of a band between two curves over the same x, held within top..bottom. */
export function bandPath(
  band: readonly { readonly x: number; readonly from: number; readonly to: number }[],
  top: number,
  bottom: number,
): string {
  if (band.length < 2) return ''
  const held = (y: number) => Math.min(bottom, Math.max(top, y))
  const upper = band.map(({ x, to }) => ({ x, y: held(to) }))
  const lower = band.map(({ x, from }) => ({ x, y: held(from) })).toReversed()
  return `${linePath([...upper, ...lower])}Z`
}

/** A path from place to place, cut off where it leaves top..bottom and taken up again where it comes back. */
export function clippedPath(places: readonly Place[], top: number, bottom: number): string {
  let path = ''
  let end: Place | undefined
  for (const [index, to] of places.entries()) {
    const from = places[index - 1]
    if (from === undefined) continue
    const segment = clipped(from, to, top, bottom)
    if (segment === undefined) continue
    const [start, stop] = segment
    if (end === undefined || end.x !== start.x || end.y !== start.y) path += `M${px(start.x)} ${px(start.y)}`
    path += `L${px(stop.x)} ${px(stop.y)}`
    end = stop
  }
  return path
}

/** The part of a segment within top..bottom; undefined where it lies wholly outside. */
function clipped(from: Place, to: Place, top: number, bottom: number): readonly [Place, Place] | undefined {
  const below = (y: number) => y > bottom
  const above = (y: number) => y < top
  if ((below(from.y) && below(to.y)) || (above(from.y) && above(to.y))) return undefined
  return [onto(from, to, top, bottom), onto(to, from, top, bottom)]
}

/** The place itself, or where the way to the other enters top..bottom. */
function onto(place: Place, other: Place, top: number, bottom: number): Place {
  const y = Math.min(bottom, Math.max(top, place.y))
  if (y === place.y) return place
  return { x: place.x + ((y - place.y) / (other.y - place.y)) * (other.x - place.x), y }
}
