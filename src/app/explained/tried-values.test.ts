import { expect, test } from 'vitest'
import type { ModelInputs } from '../../model/predictor.ts'
import { replaceInputs, setUnknown, setValue } from './what-if-values.ts'

const inputs: ModelInputs = { nlr: 4, deltaT: undefined, albumin: 34, diameter: 9.6 }

test('what is tried stands in place of what was assessed and leaves the rest', () => {
  const tried = setValue(setValue({}, { predictor: 'albumin', value: 42 }), {
    predictor: 'deltaT',
    value: 'nonnegative',
  })
  expect(replaceInputs(inputs, tried)).toEqual({ nlr: 4, deltaT: 'nonnegative', albumin: 42, diameter: 9.6 })
})

test('an assessed input can be tried as not known', () => {
  expect(replaceInputs(inputs, setUnknown({}, 'nlr')).nlr).toBeUndefined()
})

test('trying changes neither the assessed inputs nor what was tried before', () => {
  const before = {}
  setValue(before, { predictor: 'albumin', value: 42 })
  expect([before, inputs.albumin]).toEqual([{}, 34])
})
