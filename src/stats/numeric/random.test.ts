import { expect, test } from 'vitest'
import { resample, seededRandom } from './random.ts'

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed)
    return Array.from({ length: 5 }, () => random.uniform())
  }
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
})

test('numbers are uniform: mean, spread and every bucket', () => {
  const random = seededRandom(7)
  const counts = new Array<number>(10).fill(0)
  let [sum, squares] = [0, 0]
  const n = 200_000
  for (let i = 0; i < n; i += 1) {
    const u = random.uniform()
    sum += u
    squares += u * u
    counts[Math.floor(u * 10)] = (counts[Math.floor(u * 10)] ?? 0) + 1
  }
  expect(sum / n).toBeCloseTo(0.5, 2)
  expect(squares / n).toBeCloseTo(1 / 3, 2)
  for (const count of counts) expect(Math.abs(count - n / 10)).toBeLessThan(5 * Math.sqrt(n / 10))
})

test('a bootstrap sample holds indices within range', () => {
  const sample = new Int32Array(1000)
  resample(seededRandom(3), 7, sample)
  expect(new Set(sample)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]))
})
