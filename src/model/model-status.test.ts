import { expect, test } from 'vitest'
import { tipmModel } from '../../test/support/read-context.ts'
import { modelStatusOf, modelStatusText } from './model-status.ts'
import type { Recalibration } from './recalibration-schema.ts'

const model = await tipmModel()

const recalibrated = (approvedBy: string) => {
  const recalibration: Recalibration = {
    site: 'Test Hospital',
    date: '2026-11-01',
    method: 'intercept',
    from: { id: 'tipm', version: '1', hash: 'a' },
    data: { patients: 200, events: 60, sha256: 'b', period: null },
    estimates: { intercept: 0.1, slope: null, shrinkage: null },
    cutoff: 'kept',
    seed: 1,
    replicates: 100,
    software: 'test',
    approvedBy,
    approvedOn: approvedBy.trim() === '' ? '' : '2026-11-02',
  }
  return { ...model, status: 'recalibrated' as const, recalibration }
}

test('a model file stands as it says, the shipped one as reconstructed', () => {
  expect(modelStatusText(model)).toBe('reconstructed')
  expect(modelStatusText({ ...model, status: 'published' })).toBe('published')
})

test('a recalibrated file names its site, and whether somebody approved it', () => {
  expect(modelStatusText(recalibrated('Dr A'))).toBe('recalibrated at Test Hospital')
  expect(modelStatusOf(recalibrated('Dr A'))).toBe('recalibrated')
  expect(modelStatusText(recalibrated(' '))).toBe('recalibrated at Test Hospital, not approved')
})

test('a recalibration that is not told is not approved', () => {
  const { recalibration: _, ...untold } = recalibrated('Dr A')
  expect(modelStatusText(untold)).toBe('recalibrated, not approved')
})
