import { expect, test } from 'vitest'
import { labGroups } from './results.tsx'

const result = (code: string, text: string, day: string): fhir4.Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code }], text },
  effectiveDateTime: `2031-03-${day}T07:20:00+08:00`,
})

test('results of one code form one group, newest first, under its newest name', () => {
  const groups = labGroups([
    result('751-8', 'Neutrophils', '01'),
    result('1751-7', 'Albumin', '01'),
    result('751-8', 'Neutrophils, absolute', '05'),
  ])
  expect(groups.map((group) => group.name)).toEqual(['Albumin', 'Neutrophils, absolute'])
  expect(groups[1]?.results.map((one) => one.effectiveDateTime?.slice(8, 10))).toEqual(['05', '01'])
})

test('a result without a code is grouped by its text', () => {
  const bare: fhir4.Observation = { resourceType: 'Observation', status: 'final', code: { text: 'Albumin' } }
  expect(labGroups([bare, { ...bare }]).map((group) => [group.name, group.results.length])).toEqual([
    ['Albumin', 2],
  ])
})
