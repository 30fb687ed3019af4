import { bitAt, realAt, wholeAt } from './at.ts'

const SMALL = 2048
const BITS = 11
const BUCKETS = 1 << BITS
/** Where each digit of a 64-bit key begins, lowest first: three in the low word, three in the high one. */
const SHIFTS = [0, BITS, 2 * BITS] as const

/** The indices that sort finite values ascending, equal values in input order. O(n): radix sort on the bits of the doubles. */
export function ascendingOrder(values: Float64Array): Int32Array {
  const order = new Int32Array(values.length)
  for (let i = 0; i < order.length; i += 1) order[i] = i
  return values.length < SMALL
    ? order.sort((a, b) => realAt(values, a) - realAt(values, b) || a - b)
    : radix(values, order)
}

/** Values in such an order: one plain loop, since a processor fetches from many places at once only where nothing waits for an answer. */
export function arranged(values: Float64Array, order: Int32Array): Float64Array {
  const result = new Float64Array(order.length)
  for (let i = 0; i < order.length; i += 1) result[i] = realAt(values, wholeAt(order, i))
  return result
}

/** The same for 0/1 indicators. */
export function arrangedBits(values: Uint8Array, order: Int32Array): Uint8Array {
  const result = new Uint8Array(order.length)
  for (let i = 0; i < order.length; i += 1) result[i] = bitAt(values, wholeAt(order, i))
  return result
}

function radix(values: Float64Array, identity: Int32Array): Int32Array {
  const { low, high } = sortableWords(values)
  let from: Int32Array = identity
  let to: Int32Array = new Int32Array(values.length)
  for (const word of [low, high]) {
    for (const shift of SHIFTS) {
      const starts = bucketStarts(word, shift)
      if (starts === undefined) continue
      for (let i = 0; i < from.length; i += 1) {
        const index = wholeAt(from, i)
        const bucket = (wholeAt(word, index) >>> shift) & (BUCKETS - 1)
        const place = wholeAt(starts, bucket)
        to[place] = index
        starts[bucket] = place + 1
      }
      const swap = from
      from = to
      to = swap
    }
  }
  return from
}

/** Two 32-bit words per value that, compared unsigned, high word first, sort as the doubles do. */
function sortableWords(values: Float64Array): { low: Int32Array; high: Int32Array } {
  const low = new Int32Array(values.length)
  const high = new Int32Array(values.length)
  const double = new Float64Array(1)
  const words = new Int32Array(double.buffer)
  for (let i = 0; i < values.length; i += 1) {
    double[0] = realAt(values, i) + 0 // -0 becomes 0: they are one value
    const upper = wholeAt(words, 1)
    const flip = upper >> 31
    low[i] = wholeAt(words, 0) ^ flip
    high[i] = upper ^ (flip | 0x80000000)
  }
  return { low, high }
}

/** Where each bucket begins; `undefined` when all values share one digit and nothing would move. */
function bucketStarts(word: Int32Array, shift: number): Int32Array | undefined {
  const starts = new Int32Array(BUCKETS)
  for (let i = 0; i < word.length; i += 1) {
    const bucket = (wholeAt(word, i) >>> shift) & (BUCKETS - 1)
    starts[bucket] = wholeAt(starts, bucket) + 1
  }
  let sum = 0
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    const count = wholeAt(starts, bucket)
    if (count === word.length) return undefined
    starts[bucket] = sum
    sum += count
  }
  return starts
}
