import { wholeAt } from './at.ts'

/** Counts at places 0 .. size - 1, with the total up to any place in O(log size) (Fenwick, Softw Pract Exp 1994). */
export interface Fenwick {
  add(place: number): void
  /** How many were added at places 0 .. place - 1. */
  below(place: number): number
  /** How many were added at the place itself. */
  at(place: number): number
  total(): number
}

export function fenwick(size: number): Fenwick {
  const tree = new Int32Array(size + 1)
  const counts = new Int32Array(size)
  let count = 0
  return {
    add: (place) => {
      count += 1
      counts[place] = wholeAt(counts, place) + 1
      for (let i = place + 1; i <= size; i += i & -i) tree[i] = wholeAt(tree, i) + 1
    },
    below: (place) => {
      let sum = 0
      for (let i = place; i > 0; i -= i & -i) sum += wholeAt(tree, i)
      return sum
    },
    at: (place) => wholeAt(counts, place),
    total: () => count,
  }
}
