import type { Scale } from './linear-scale.ts'

/** Maps a positive value to a position by its logarithm; a domain of no width maps to the start. */
export function logScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [from, to] = [Math.log(domain[0]), Math.log(domain[1])]
  const [start, end] = range
  return (value) => (to === from ? start : start + ((Math.log(value) - from) / (to - from)) * (end - start))
}

/** 1, 2 and 5 times the powers of ten within from..to (both positive); the powers alone over more than three of them. */
export function logTicks(from: number, to: number): readonly number[] {
  const [first, last] = [Math.floor(Math.log10(from)), Math.ceil(Math.log10(to))]
  const factors = to / from > 1000 ? [1] : [1, 2, 5]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .flatMap((power) => factors.map((factor) => Number((factor * 10 ** power).toPrecision(6))))
    .filter((tick) => tick >= from * (1 - 1e-9) && tick <= to * (1 + 1e-9))
}
