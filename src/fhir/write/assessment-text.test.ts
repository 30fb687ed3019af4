import { expect, test } from 'vitest'
import { pointsText } from './assessment-text.ts'

test('prints points with one decimal', () => {
  expect(pointsText(104.2196, 160)).toBe('104.2')
  expect(pointsText(0, 160)).toBe('0.0')
})

test('never rounds points to the other side of the cut-off', () => {
  expect(pointsText(159.97, 160)).toBe('159.97')
  expect(pointsText(159.9996, 160)).toBe('159.9996')
  expect(pointsText(160, 160)).toBe('160.0')
  expect(pointsText(160 - 1e-12, 160)).toBe('160.0')
})
