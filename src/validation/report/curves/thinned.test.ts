import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawnPositions } from './thinned.ts'

const steps = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 3000, size: 'max' })

test('a thinned step curve keeps both ends, stays in order, is bounded, and leaves out nothing that could be seen', () => {
  fc.assert(
    fc.property(steps, (moves) => {
      let [x, y] = [0, 0]
      const points = moves.map(([dx, dy]) => {
        x += dx
        y += dy
        return [x, y] as const
      })
      const at = (i: number) => points[i] ?? [0, 0]
      const share = (value: number, most: number) => (most === 0 ? 0 : value / most)
      const kept = drawnPositions(
        points.length,
        (i) => share(at(i)[0], x),
        (i) => share(at(i)[1], y),
      )
      expect(kept[0]).toBe(0)
      expect(kept.at(-1)).toBe(points.length - 1)
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b))
      expect(kept.length).toBeLessThanOrEqual(1604)
      // Every point lies within a four-hundredth of the axes of the kept one before it.
      points.forEach(([px, py], i) => {
        const before = at(kept.findLast((position) => position <= i) ?? 0)
        const away = share(px - before[0], x) + share(py - before[1], y)
        expect(away).toBeLessThan(1 / 400 + 1e-12)
      })
    }),
    { numRuns: 50 },
  )
})
