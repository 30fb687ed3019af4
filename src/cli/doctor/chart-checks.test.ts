import { expect, test } from 'vitest'
import { loadSite } from '../../site/load-site.ts'
import { codesCheck } from './chart-checks.ts'

const LAB = 'https://lab.example'

function readingWith(reading: object) {
  const smart = { issuers: [{ iss: 'https://ehr.example/fhir', clientId: 'tipm' }] }
  const result = loadSite({ name: 'Test', smart, reading })
  if (!result.ok) throw new Error(JSON.stringify(result.problem.faults))
  return result.value.reading
}

test('finds a code wherever it stands in a resource: a component, a drug', () => {
  const reading = readingWith({
    codes: { albumin: [{ system: LAB, code: 'ALB' }], stiffnessSites: { A: [{ system: LAB, code: 'S-A' }] } },
    drugs: { lenvatinib: { codes: [{ system: LAB, code: 'LEN4' }] } },
  })
  const resources = [
    { resourceType: 'Observation', component: [{ code: { coding: [{ system: LAB, code: 'S-A' }] } }] },
    { resourceType: 'Observation', code: { coding: [{ system: LAB, code: 'ALB' }] } },
    {
      resourceType: 'MedicationRequest',
      medicationCodeableConcept: { coding: [{ system: LAB, code: 'LEN4' }] },
    },
  ]
  expect(codesCheck(reading, resources)).toMatchObject({ status: 'pass' })
  expect(codesCheck(reading, resources.slice(1))).toMatchObject({
    status: 'warn',
    found: `not in this chart: stiffnessSites.A ${LAB}|S-A`,
  })
})

test('has nothing to find where the site file adds no codes', () => {
  expect(codesCheck(readingWith({}), [])).toMatchObject({ status: 'pass' })
})
