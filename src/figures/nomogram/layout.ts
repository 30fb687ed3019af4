import { maximumPoints } from '../../model/effect.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import { PREDICTORS, type Predictor } from '../../model/predictor.ts'
import { linearScale, type Scale } from '../linear-scale.ts'

/** Where everything stands, in px of the figure; one px of the figure is one of the screen. */
export interface Layout {
  readonly wide: boolean
  /** Name and value of a row: one under the other or in one line beside the axis, or in one line above it. */
  readonly titles: 'stacked' | 'inline' | 'above'
  readonly width: number
  readonly height: number
  /** Both ends of every axis. */
  readonly left: number
  readonly right: number
  /** The points scale of one input (0 to the widest axis), and that of the sum. */
  readonly inputX: Scale
  readonly totalX: Scale
  readonly inputMaximum: number
  readonly totalMaximum: number
  readonly pointsY: number
  readonly rowY: Readonly<Record<Predictor, number>>
  readonly totalY: number
  readonly probabilityY: number
}

/** From here on, names and points stand beside the axes; below, above them. */
const WIDE = 600
const NAMES = 92
const INLINE_NAMES = 176
const POINTS = 84
const EDGE = 14

/** `paper` is as low as can be read, for a wide figure on a printed page. */
export type Density = 'screen' | 'paper'

/** Heights in px: the points axis, from row to row, on to the sum, the probability, and the foot. */
const HEIGHTS = {
  stacked: { points: 26, step: 44, total: 58, probability: 50, foot: 26 },
  inline: { points: 25, step: 31, total: 50, probability: 38, foot: 22 },
  above: { points: 46, step: 60, total: 84, probability: 66, foot: 26 },
} as const

/** Lays the figure out for a width in px (at least about 300 to be read). */
export function layoutFor(model: ModelFile, width: number, density: Density = 'screen'): Layout {
  const wide = width >= WIDE
  const titles = wide ? (density === 'paper' ? 'inline' : 'stacked') : 'above'
  const heights = HEIGHTS[titles]
  const names = titles === 'inline' ? INLINE_NAMES : NAMES
  const [left, right] = wide ? [names + EDGE, width - POINTS - EDGE] : [EDGE, width - EDGE]
  const maxima = PREDICTORS.map((predictor) => maximumPoints(model, predictor))
  const inputMaximum = Math.max(...maxima)
  const totalMaximum = maxima.reduce((sum, points) => sum + points, 0)
  const row = (predictor: Predictor) => heights.points + heights.step * (1 + PREDICTORS.indexOf(predictor))
  const totalY = heights.points + heights.step * PREDICTORS.length + heights.total
  const probabilityY = totalY + heights.probability
  return {
    wide,
    titles,
    width,
    height: probabilityY + heights.foot,
    left,
    right,
    inputX: linearScale([0, inputMaximum], [left, right]),
    totalX: linearScale([0, totalMaximum], [left, right]),
    inputMaximum,
    totalMaximum,
    pointsY: heights.points,
    rowY: { nlr: row('nlr'), deltaT: row('deltaT'), albumin: row('albumin'), diameter: row('diameter') },
    totalY,
    probabilityY,
  }
}
