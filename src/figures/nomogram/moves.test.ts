import { expect, test } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import { axisStep, moveByKey, whatIfValueAt } from './what-if-value.ts'

const model = await tipmModel()

test('a place on an axis gives the value that has these points, on the grid of the axis', () => {
  expect(whatIfValueAt(model, 'albumin', 64)).toEqual({ predictor: 'albumin', value: 34 })
  expect(whatIfValueAt(model, 'diameter', 10.959 * 2)).toEqual({ predictor: 'diameter', value: 6 })
})

test('a place beyond an axis gives its end', () => {
  expect(whatIfValueAt(model, 'albumin', -20)).toEqual({ predictor: 'albumin', value: 50 })
  expect(whatIfValueAt(model, 'albumin', 130)).toEqual({ predictor: 'albumin', value: 25 })
})

test('a place on an axis of two stops gives the nearer one', () => {
  expect(whatIfValueAt(model, 'nlr', 10)).toEqual({ predictor: 'nlr', value: 3 })
  expect(whatIfValueAt(model, 'nlr', 30)).toEqual({ predictor: 'nlr', value: 3.01 })
  expect(whatIfValueAt(model, 'deltaT', 10)).toEqual({ predictor: 'deltaT', value: 'nonnegative' })
  expect(whatIfValueAt(model, 'deltaT', 90)).toEqual({ predictor: 'deltaT', value: 'negative' })
})

test('the right arrow moves a mark to the right: less albumin, more diameter', () => {
  expect(axisStep(model, 'albumin')).toBe(0.5)
  expect(moveByKey(model, 'albumin', 34, 'ArrowRight')).toEqual({ predictor: 'albumin', value: 33.5 })
  expect(moveByKey(model, 'diameter', 9.6, 'ArrowRight')).toEqual({ predictor: 'diameter', value: 9.8 })
})

test('the up arrow raises a value, and page keys move ten steps', () => {
  expect(moveByKey(model, 'albumin', 34, 'ArrowUp')).toEqual({ predictor: 'albumin', value: 34.5 })
  expect(moveByKey(model, 'albumin', 34, 'PageDown')).toEqual({ predictor: 'albumin', value: 29 })
})

test('no key leaves the axis', () => {
  expect(moveByKey(model, 'albumin', 25, 'ArrowDown')).toEqual({ predictor: 'albumin', value: 25 })
  expect(moveByKey(model, 'diameter', 9, 'End')).toEqual({ predictor: 'diameter', value: 13 })
  expect(moveByKey(model, 'diameter', 9, 'Home')).toEqual({ predictor: 'diameter', value: 4 })
})

test('arrows change the side of a threshold and the sign', () => {
  expect(moveByKey(model, 'nlr', 4, 'ArrowLeft')).toEqual({ predictor: 'nlr', value: 3 })
  expect(moveByKey(model, 'deltaT', 'nonnegative', 'ArrowRight')).toEqual({
    predictor: 'deltaT',
    value: 'negative',
  })
})

test('other keys are left to the page', () => {
  expect(moveByKey(model, 'albumin', 34, 'Tab')).toBeUndefined()
  expect(moveByKey(model, 'deltaT', 'negative', 'a')).toBeUndefined()
})
