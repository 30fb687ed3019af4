import { expect, test } from 'vitest'
import { tipmModel } from '../../test/support/read-context.ts'
import { recalibration } from '../../test/support/recalibration.ts'
import { written } from '../text/written.ts'
import { modelStatusOf, modelStatusText } from './model-status.ts'

const model = await tipmModel()

const recalibrated = (approvedBy: string) => ({
  ...model,
  status: 'recalibrated' as const,
  recalibration: recalibration(approvedBy, approvedBy.trim() === '' ? '' : '2026-11-02'),
})

test('a model file stands as it says, the shipped one as reconstructed', () => {
  expect(modelStatusText(model, written.en.status)).toBe('reconstructed')
  expect(modelStatusText({ ...model, status: 'published' }, written.en.status)).toBe('published')
})

test('a recalibrated file names its site, and whether somebody approved it', () => {
  expect(modelStatusText(recalibrated('Dr A'), written.en.status)).toBe('recalibrated at Test Hospital')
  expect(modelStatusOf(recalibrated('Dr A'))).toBe('recalibrated')
  expect(modelStatusText(recalibrated(' '), written.en.status)).toBe(
    'recalibrated at Test Hospital, not approved',
  )
})

test('a recalibration that is not told is not approved', () => {
  const { recalibration: _, ...untold } = recalibrated('Dr A')
  expect(modelStatusText(untold, written.en.status)).toBe('recalibrated, not approved')
})
