import { expect, test } from 'vitest'
import { lab } from '../../../test/support/chart-builders.ts'
import { chartResources } from './chart-resources.ts'

const version = (versionId: string, lastUpdated: string | undefined, value: number) =>
  lab('a', '1751-7', value, 'g/L', undefined, {
    meta: { versionId, ...(lastUpdated === undefined ? {} : { lastUpdated }) },
  })
const values = (resources: readonly unknown[]) =>
  chartResources(resources).observations.map(({ valueQuantity }) => valueQuantity?.value)

test('counts a resource given twice once, in its latest version, whichever came first', () => {
  const old = version('1', '2026-11-01T08:00:00Z', 41)
  const recent = version('2', '2026-11-02T08:00:00Z', 36)
  expect(values([old, recent])).toEqual([36])
  expect(values([recent, old])).toEqual([36])
})

test('tells versions of one second apart by their number', () => {
  const at = '2026-11-01T08:00:00Z'
  expect(values([version('9', at, 41), version('10', at, 36)])).toEqual([36])
  expect(values([version('10', at, 36), version('9', at, 41)])).toEqual([36])
})

test('prefers a dated version to an undated one, whichever came first', () => {
  const dated = version('2', '2026-11-02T08:00:00Z', 36)
  const undated = version('1', undefined, 41)
  expect(values([undated, dated])).toEqual([36])
  expect(values([dated, undated])).toEqual([36])
})

test('keeps resources without an id, each as its own', () => {
  const { id: _, ...anonymous } = lab('x', '1751-7', 40, 'g/L')
  expect(values([anonymous, { ...anonymous }])).toEqual([40, 40])
})

test('keeps the same id of two types apart', () => {
  const chart = chartResources([lab('a', '1751-7', 40, 'g/L'), { resourceType: 'Patient', id: 'a' }])
  expect([chart.observations.length, chart.patients.length]).toEqual([1, 1])
})

test('lists a resource that is not FHIR as malformed, with its code where that can be read', () => {
  const code = { coding: [{ system: 'http://loinc.org', code: '1751-7' }] }
  const { observations, malformed } = chartResources([
    { resourceType: 'Observation', id: 'broken', status: 'final', code, valueQuantity: { value: '36' } },
    { resourceType: 'Condition', id: 'odd', code: 'HCC' },
  ])
  expect(observations).toEqual([])
  expect(malformed).toMatchObject([
    { reference: 'Observation/broken', resourceType: 'Observation', code },
    { reference: 'Condition/odd', resourceType: 'Condition', code: undefined },
  ])
})

test('passes by what is no resource or of a type that is not read', () => {
  const chart = chartResources([null, 1, 'x', [], {}, { resourceType: 'Flag', id: 'f' }, { resourceType: 7 }])
  expect(Object.values(chart).every((list) => list.length === 0)).toBe(true)
})
