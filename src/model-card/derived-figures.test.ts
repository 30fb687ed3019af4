import { expect, test } from 'vitest'
import { tipmModel } from '../../test/support/read-context.ts'
import { derivedFigures } from './derived-figures.ts'

const model = await tipmModel()
const { albumin } = model.predictors

test('figures of the reconstruction are shown for the axes and the cut-off they were computed with', () => {
  expect(derivedFigures(model)?.auc).toBe(0.912)
})

test('other axes or another cut-off have none, whatever the file still holds', () => {
  const predictors = { ...model.predictors, albumin: { ...albumin, axisSource: 'site' as const } }
  expect(derivedFigures({ ...model, predictors })).toBeUndefined()
  expect(derivedFigures({ ...model, cutoff: { ...model.cutoff, source: 'site' } })).toBeUndefined()
})
