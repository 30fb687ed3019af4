/** The numbers of a curve: an array, a typed array, or what JSON makes of one (null where there was no finite number). */
export type Numbers = ArrayLike<number | null>

/** A limit of an interval; missing where there is none. */
export type Limit = number | null | undefined

/** The number at an index; undefined where there is none or where it is not finite. */
export function numberAt(numbers: Numbers, index: number): number | undefined {
  const value = numbers[index]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
