import { expect, test } from 'vitest'
import { assessmentView } from './assessments.tsx'

const assessment = (prediction: fhir4.RiskAssessmentPrediction): fhir4.RiskAssessment => ({
  resourceType: 'RiskAssessment',
  status: 'final',
  subject: { reference: 'Patient/pt-1001' },
  occurrenceDateTime: '2031-03-14T10:00:00+08:00',
  basis: [{ reference: 'Observation/a/_history/1' }],
  prediction: [prediction],
})

test('the stored probability is a percentage already', () => {
  expect(assessmentView(assessment({ probabilityDecimal: 83.42 })).probability).toBe('83.4 %')
})

test('a range shows both ends', () => {
  const range = { low: { value: 21.2, unit: '%' }, high: { value: 88.9, unit: '%' } }
  expect(assessmentView(assessment({ probabilityRange: range })).probability).toBe('21.2 to 88.9 %')
})

test('what is missing is shown as missing', () => {
  expect(assessmentView({ resourceType: 'RiskAssessment', status: 'final', subject: {} })).toEqual({
    occurred: '-',
    outcome: '-',
    probability: '-',
    risk: '-',
    rationale: '-',
    period: '-',
    performer: '-',
    basisCount: 0,
  })
})
