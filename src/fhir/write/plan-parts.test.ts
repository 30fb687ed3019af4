import { expect, test } from 'vitest'
import type { EarlierAssessment } from '../stored/earlier-assessments.ts'
import type { StoredResource } from '../stored/stored-resource.ts'
import { isSharedPart } from './plan-parts.ts'

const part: StoredResource = {
  ...{ resourceType: 'Observation', id: 'nlr', versionId: '2', subject: 'Patient/p1', status: 'final' },
  json: {},
}
const earlier = (id: string, status: string, ...basis: readonly string[]) =>
  ({
    ...{ reference: `RiskAssessment/${id}`, status },
    basis: basis.map((reference) => ({ reference })),
  }) as unknown as EarlierAssessment
const isShared = (...all: readonly EarlierAssessment[]) => isSharedPart(part, 'RiskAssessment/corrected', all)

test('a computed part is shared where another assessment that stands rests on it, in whichever version', () => {
  expect(isShared(earlier('a', 'final', 'Observation/alb', 'Observation/nlr/_history/1'))).toBe(true)
  expect(isShared(earlier('a', 'final', 'Observation/alb'), earlier('b', 'amended', 'Observation/nlr'))).toBe(
    true,
  )
  expect(isShared()).toBe(false)
  expect(isShared(earlier('a', 'final', 'Observation/alb', 'RiskAssessment/nlr'))).toBe(false)
})

test('the assessment that is corrected, and those withdrawn or cancelled, share nothing', () => {
  expect(isShared(earlier('corrected', 'final', 'Observation/nlr'))).toBe(false)
  expect(isShared(earlier('a', 'entered-in-error', 'Observation/nlr'))).toBe(false)
  expect(isShared(earlier('a', 'cancelled', 'Observation/nlr'))).toBe(false)
})
