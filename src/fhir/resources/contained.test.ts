import { expect, test } from 'vitest'
import { chartResources } from './chart-resources.ts'

const result = (id: string, more: object = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: id },
  subject: { reference: 'Patient/p1' },
  ...more,
})
const report = (more: object = {}) => ({
  resourceType: 'DiagnosticReport',
  id: 'x',
  status: 'final',
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2026-05-20',
  contained: [result('c1'), result('c2')],
  result: [{ reference: '#c1' }, { reference: '#c2' }, { reference: '#gone' }],
  ...more,
})

test('reads the results that a report contains, each under its report, and keeps them its results', () => {
  const { observations, reports } = chartResources([report(), report({ id: 'y' })])
  expect(observations.map(({ id }) => id)).toEqual([
    'DiagnosticReport/x#c1',
    'DiagnosticReport/x#c2',
    'DiagnosticReport/y#c1',
    'DiagnosticReport/y#c2',
  ])
  expect(reports[0]?.result).toEqual([
    { reference: 'DiagnosticReport/x#c1' },
    { reference: 'DiagnosticReport/x#c2' },
    { reference: '#gone' },
  ])
})

test("a contained result without a subject has its report's, and gets neither its time nor its status", () => {
  const { subject: _, ...bare } = result('c1')
  const { status: __, ...statusless } = result('c2')
  const { observations, malformed } = chartResources([report({ contained: [bare, statusless] })])
  expect(observations).toMatchObject([{ subject: { reference: 'Patient/p1' }, status: 'final' }])
  expect(observations[0]?.effectiveDateTime).toBeUndefined()
  expect(malformed).toMatchObject([{ reference: 'DiagnosticReport/x#c2', code: { text: 'c2' } }])
})

test('a contained result about another person stays so', () => {
  const { observations } = chartResources([
    report({ contained: [result('c1', { subject: { reference: 'Patient/p2' } })] }),
  ])
  expect(observations[0]?.subject).toEqual({ reference: 'Patient/p2' })
})

test('what a withdrawn report contains is withdrawn with it', () => {
  const { observations } = chartResources([report({ status: 'entered-in-error' })])
  expect(observations.map(({ status }) => status)).toEqual(['entered-in-error', 'entered-in-error'])
})

test('takes the contained results of the latest version of a report only', () => {
  const old = report({ meta: { versionId: '1' }, contained: [result('c1'), result('c9')] })
  const { observations } = chartResources([report({ meta: { versionId: '2' } }), old])
  expect(observations.map(({ id }) => id)).toEqual(['DiagnosticReport/x#c1', 'DiagnosticReport/x#c2'])
})

test('a report without id keeps its results apart, without ids', () => {
  const { id: _, ...bare } = report()
  const { observations } = chartResources([bare, bare])
  expect(observations.map(({ id }) => id)).toEqual([undefined, undefined, undefined, undefined])
})

test('a lesion that a tumour size contains is its focus', () => {
  const { observations, bodyStructures } = chartResources([
    result('size', {
      contained: [{ resourceType: 'BodyStructure', id: 'b', location: { text: 'Liver' } }],
      focus: [{ reference: '#b' }],
    }),
  ])
  expect(observations[0]?.focus).toEqual([{ reference: 'Observation/size#b' }])
  expect(bodyStructures[0]?.id).toBe('Observation/size#b')
})

test('what an assessment holds is what it was made from, and no result of the chart', () => {
  const entered = result('entered-nlr', { code: { text: 'NLR' }, valueString: '2' })
  const risk = { resourceType: 'RiskAssessment', id: 'r', status: 'final', contained: [entered] }
  expect(chartResources([risk]).observations).toEqual([])
})

test('leaves contained medications where their order looks for them', () => {
  const { orders, observations } = chartResources([
    {
      resourceType: 'MedicationRequest',
      id: 'm',
      status: 'active',
      contained: [{ resourceType: 'Medication', id: 'med' }],
      medicationReference: { reference: '#med' },
    },
  ])
  expect(orders[0]?.medicationReference?.reference).toBe('#med')
  expect(observations).toEqual([])
})

test('what forbids the use of a report forbids that of what it holds; anything else is the result’s own', () => {
  const of = (more: object) => chartResources([report(more)]).observations[0]
  expect(of({ status: 'cancelled' })?.status).toBe('cancelled')
  expect(of({ status: 'entered-in-error' })?.status).toBe('entered-in-error')
  expect(of({ status: 'preliminary' })?.status).toBe('final')
  expect(of({})).not.toHaveProperty('modifierExtension')
  expect(of({ modifierExtension: [{ url: 'x' }] })?.modifierExtension).toEqual([{ url: 'x' }])
})

test('what a report without id contains is not referred to by another name', () => {
  const { id: _, ...anonymous } = report()
  const { reports } = chartResources([anonymous])
  expect(reports[0]?.result?.[0]).toEqual({ reference: '#c1' })
})

test('a contained result without an id, or of a report without a subject, has none', () => {
  const { id: _, ...bare } = result('c1')
  const { observations } = chartResources([report({ contained: [bare], subject: undefined })])
  expect(observations.map(({ id, subject }) => [id, subject])).toEqual([
    [undefined, { reference: 'Patient/p1' }],
  ])
  const { subject: __, ...nobodys } = result('c2')
  const [orphan] = chartResources([report({ contained: [nobodys], subject: undefined })]).observations
  expect(orphan?.subject).toBeUndefined()
})
