import type { PlotWords } from './frame.ts'

/** The numbers of a curve: an array, a typed array, or what JSON makes of one (null where there was no finite number). */
export type Numbers = ArrayLike<number | null>

/** A limit of an interval; missing where there is none. */
export type Limit = number | null | undefined

/** The number at an index; undefined where there is none or where it is not finite. */
export function numberAt(numbers: Numbers, index: number): number | undefined {
  const value = numbers[index]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Both limits of an interval, on a scale; undefined where one is missing. */
export function limitsOf(
  of: Interval | undefined,
  scale: (limit: number) => number = (limit) => limit,
): readonly [number, number] | undefined {
  return typeof of?.lower === 'number' && typeof of.upper === 'number'
    ? [scale(of.lower), scale(of.upper)]
    : undefined
}

interface Interval {
  readonly lower?: Limit
  readonly upper?: Limit
}

/** An interval in words; nothing where a limit is missing. */
export function intervalText(
  of: Interval | undefined,
  { interval }: Pick<PlotWords, 'interval'>,
  number: PlotWords['number'],
): string {
  const limits = limitsOf(of)
  return limits === undefined ? '' : interval(number(limits[0]), number(limits[1]))
}
