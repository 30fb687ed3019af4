import type { Scale } from '../linear-scale.ts'
import { niceTicks } from '../nice-ticks.ts'
import type { Area } from './area.ts'

/** What a plot gives its marks: where they are drawn, and where a value lies there. */
export interface Frame {
  readonly area: Area
  readonly x: Scale
  readonly y: Scale
}

/** Words that every plot has: its accessible name, what it says where there is nothing to draw, and how its numbers are printed. */
export interface PlotWords {
  readonly label: string
  readonly empty: string
  readonly percent: (share: number) => string
  readonly count: (count: number) => string
  readonly number: (value: number) => string
  readonly interval: (lower: string, upper: string) => string
}

export interface PlotAxis {
  readonly title: string
  readonly domain: readonly [number, number]
  readonly label: (value: number) => string
  /** The values that are labelled along so many px; else about five round ones, about ten where there is room. */
  readonly ticks?: (length: number) => readonly number[]
}

export function ticksOf({ domain, ticks }: PlotAxis, length: number): readonly number[] {
  return ticks === undefined ? niceTicks(...domain, length >= 400 ? 10 : 5) : ticks(length)
}
