import { expect, test } from 'vitest'
import { tipmModel } from '../../test/support/read-context.ts'
import { recalibration } from '../../test/support/recalibration.ts'
import { en } from '../text/en/catalogue.ts'
import { createFormat } from '../text/format.ts'
import { zh } from '../text/zh/catalogue.ts'
import { modelStatusLines } from './model-facts.ts'

const model = await tipmModel()
const format = createFormat('en', 'UTC')

test('the model as shipped has nothing to say of a recalibration', () => {
  expect(modelStatusLines(en, format, model)).toEqual([])
})

test('a recalibrated model names its site and version, and that nobody approved it, in either language', () => {
  const local = {
    ...model,
    status: 'recalibrated',
    version: '1.0.0+site',
    recalibration: recalibration(),
  } as const
  expect(modelStatusLines(en, format, local)).toEqual([
    'Recalibrated at Test Hospital, version 1.0.0+site.',
    'Not approved: nobody answers for this recalibration yet.',
  ])
  expect(modelStatusLines(zh, format, local)[1]).toContain('未经批准')
  const blank = { ...local, recalibration: recalibration('  ') }
  expect(modelStatusLines(en, format, blank)).toEqual(modelStatusLines(en, format, local))
})

test('a file that only states to be recalibrated is approved by nobody', () => {
  expect(modelStatusLines(en, format, { ...model, status: 'recalibrated' })).toHaveLength(1)
})

test('an approval names who and when', () => {
  const approved = recalibration('Tumour board', '2026-12-01')
  expect(modelStatusLines(en, format, { ...model, status: 'recalibrated', recalibration: approved })[1]).toBe(
    'Approved by Tumour board, 1 Dec 2026.',
  )
})
