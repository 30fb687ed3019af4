import { expect, test } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import { axisStops, nearestStop } from './axis-stops.ts'

const model = await tipmModel()

test('an axis runs from the fewest points to the most: albumin from 50 to 25 g/L, diameter from 4 to 13 cm', () => {
  const albumin = axisStops(model, 'albumin')
  expect([albumin[0], albumin[1], albumin.at(-1)]).toEqual([50, 49.5, 25])
  expect(albumin).toHaveLength(51)
  const diameter = axisStops(model, 'diameter')
  expect([diameter[0], diameter[1], diameter.at(-1)]).toEqual([4, 4.2, 13])
})

test('a threshold and a sign have two stops, the favourable one first', () => {
  expect(axisStops(model, 'nlr')).toEqual([3, 3.01])
  expect(axisStops(model, 'deltaT')).toEqual(['nonnegative', 'negative'])
})

test('a value stands on the stop of the nearest points, one beyond the axis on its end, one that is not known in the middle', () => {
  const albumin = axisStops(model, 'albumin')
  expect(albumin[nearestStop(model, 'albumin', albumin, 34.1)]).toBe(34)
  expect(albumin[nearestStop(model, 'albumin', albumin, 61)]).toBe(50)
  expect(albumin[nearestStop(model, 'albumin', albumin, { low: 30, high: 40 })]).toBe(35)
  expect(albumin[nearestStop(model, 'albumin', albumin, undefined)]).toBe(37.5)
  expect(nearestStop(model, 'nlr', axisStops(model, 'nlr'), 7)).toBe(1)
  expect(nearestStop(model, 'deltaT', axisStops(model, 'deltaT'), 'nonnegative')).toBe(0)
})
