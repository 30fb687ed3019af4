import { expect, test } from 'vitest'
import { bandPath, clippedPath, linePath, stepPath } from './path.ts'

test('a line goes straight, a staircase level and then down', () => {
  const places = [
    { x: 0, y: 0 },
    { x: 10, y: 5 },
  ]
  expect(linePath(places)).toBe('M0 0L10 5')
  expect(stepPath(places)).toBe('M0 0H10V5')
})

test('a line that leaves the area ends at its border and is taken up where it returns', () => {
  const places = [
    { x: 0, y: 5 },
    { x: 10, y: 15 },
    { x: 20, y: 15 },
    { x: 30, y: 5 },
  ]
  expect(clippedPath(places, 0, 10)).toBe('M0 5L5 10M25 10L30 5')
  expect(clippedPath(places, 16, 20)).toBe('')
})

test('a line through the whole area is cut at both borders', () => {
  expect(
    clippedPath(
      [
        { x: 0, y: -10 },
        { x: 40, y: 30 },
      ],
      0,
      20,
    ),
  ).toBe('M10 0L30 20')
})

test('a band is held within the area and needs two places', () => {
  const band = [
    { x: 0, from: 8, to: 4 },
    { x: 10, from: 12, to: -3 },
  ]
  expect(bandPath(band, 0, 10)).toBe('M0 4L10 0L10 10L0 8Z')
  expect(bandPath(band.slice(1), 0, 10)).toBe('')
})
