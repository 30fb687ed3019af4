import { expect, test } from 'vitest'
import { scenarioBundle } from '../../scenarios/index.ts'
import { lineOf, type Recorded } from './record-line.ts'

const assessment = (prediction: fhir4.RiskAssessmentPrediction): fhir4.RiskAssessment => ({
  resourceType: 'RiskAssessment',
  status: 'final',
  subject: { reference: 'Patient/pt-1001' },
  occurrenceDateTime: '2031-03-14T10:00:00+08:00',
  basis: [{ reference: 'Observation/a/_history/1' }],
  prediction: [prediction],
})

const recorded = (id: string) =>
  (scenarioBundle(id, new Date('2031-03-14T09:26:00Z'))?.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === 'Observation' || resource?.resourceType === 'MedicationRequest'
      ? [lineOf(resource as Recorded)]
      : [],
  )

test('the stored probability is a percentage already, and a range shows both ends', () => {
  expect(lineOf(assessment({ probabilityDecimal: 83.42 })).value).toBe('83.4 %; rests on 1')
  const range = { low: { value: 21.2, unit: '%' }, high: { value: 88.9, unit: '%' } }
  expect(lineOf(assessment({ probabilityRange: range })).value).toBe('21.2 to 88.9 %; rests on 1')
})

test('what is missing is shown as missing', () => {
  expect(lineOf({ resourceType: 'RiskAssessment', status: 'final', subject: {} })).toMatchObject({
    date: undefined,
    what: '-',
    value: '-',
  })
})

test('an examination tells every site in the unit it was sent in', () => {
  const [exam] = recorded('complete-high').filter(({ value }) => value.includes('kPa'))
  expect(exam).toMatchObject({ section: 'exams', value: expect.stringMatching(/; .* 3[02]\.\d kPa; /) })
  expect(recorded('shear-wave-speed').filter(({ value }) => value.includes('m/s'))).not.toEqual([])
})

test('a result tells value, reference range and flag; an order its dose', () => {
  const result: fhir4.Observation = {
    ...{ resourceType: 'Observation', status: 'final', code: { text: 'Albumin' } },
    category: [{ coding: [{ code: 'laboratory' }] }],
    valueQuantity: { value: 31, unit: 'g/L' },
    interpretation: [{ coding: [{ code: 'L', display: 'Low' }] }],
    referenceRange: [{ low: { value: 40 }, high: { value: 55 } }],
  }
  expect(lineOf(result)).toMatchObject({ section: 'results', value: '31 g/L; Low; reference 40 to 55' })
  const order: fhir4.MedicationRequest = {
    ...{ resourceType: 'MedicationRequest', status: 'active', intent: 'order', subject: {} },
    medicationReference: { display: 'Lenvatinib' },
    dosageInstruction: [{ text: '8 mg by mouth once daily' }],
  }
  expect(lineOf(order)).toMatchObject({ what: 'Lenvatinib', value: 'Ordered; 8 mg by mouth once daily' })
})
