// One reader per kind of array: each stays monomorphic, so the engine inlines it into the hot loops.

/** The number at an index that must exist; an index out of range is a bug and throws. */
export function realAt(values: Float64Array, index: number): number {
  return values[index] ?? outOfRange()
}

/** The same for 32-bit integers. */
export function wholeAt(values: Int32Array, index: number): number {
  return values[index] ?? outOfRange()
}

/** The same for 0/1 indicators. */
export function bitAt(values: Uint8Array, index: number): number {
  return values[index] ?? outOfRange()
}

/** The same for plain lists. */
export function itemAt<T>(list: readonly T[], index: number): T {
  const value = list[index]
  return value === undefined ? outOfRange() : value
}

function outOfRange(): never {
  throw new RangeError('index out of range')
}
