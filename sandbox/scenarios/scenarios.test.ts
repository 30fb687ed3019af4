import { describe, expect, test } from 'vitest'
import { SCENARIOS, scenarioBundle, scenarioBundles } from './index.ts'

const TODAY = new Date('2031-03-14T09:26:00Z')
const bundles = scenarioBundles(TODAY)
const [directory, ...charts] = bundles.map(resourcesOf)

test('there is one Bundle for the directory and one per scenario, in the order of the list', () => {
  expect(charts).toHaveLength(SCENARIOS.length)
  expect(charts.map((chart) => chart.find((resource) => resource.resourceType === 'Patient')?.id)).toEqual(
    SCENARIOS.map((scenario) => scenario.patientId),
  )
})

test('scenario ids, patient ids and resource ids are unique and legal', () => {
  const keys = bundles.flatMap(resourcesOf).map((resource) => `${resource.resourceType}/${resource.id}`)
  expect(new Set(keys).size).toBe(keys.length)
  for (const key of keys) expect(key).toMatch(/^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/)
  expect(new Set(SCENARIOS.map((scenario) => scenario.id)).size).toBe(SCENARIOS.length)
  expect(new Set(SCENARIOS.map((scenario) => scenario.patientId)).size).toBe(SCENARIOS.length)
})

test('every entry is a PUT to its own id', () => {
  for (const entry of bundles.flatMap((bundle) => bundle.entry ?? [])) {
    expect(entry.request).toEqual({
      method: 'PUT',
      url: `${entry.resource?.resourceType}/${entry.resource?.id}`,
    })
  }
})

test('the same day gives the same Bundles, another day other dates', () => {
  expect(scenarioBundles(TODAY)).toEqual(bundles)
  expect(scenarioBundles(new Date('2031-03-15T09:26:00Z'))).not.toEqual(bundles)
  expect(scenarioBundle('same-name-low', TODAY)).toEqual(
    bundles[SCENARIOS.findIndex((scenario) => scenario.id === 'same-name-low') + 1],
  )
  expect(scenarioBundle('nobody', TODAY)).toBeUndefined()
})

describe.each(SCENARIOS.map((scenario, index) => ({ scenario, chart: charts[index] ?? [] })))(
  '$scenario.id',
  ({ scenario, chart }) => {
    test('dates are real, carry an offset and are not in the future', () => {
      const dates = chart.flatMap((resource) => stringsUnder(resource)).filter(isDate)
      expect(dates.length).toBeGreaterThan(1)
      for (const text of dates) {
        expect(Number.isNaN(Date.parse(text)), text).toBe(false)
        expect(Date.parse(text), text).toBeLessThanOrEqual(TODAY.getTime())
        if (text.includes('T')) expect(text).toMatch(/T\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
      }
    })

    test('every reference leads to this patient’s own resources or to the directory', () => {
      const known = new Set(
        [...(directory ?? []), ...chart].map((resource) => `${resource.resourceType}/${resource.id}`),
      )
      for (const reference of referencesUnder(chart)) expect(known).toContain(reference)
      const patients = referencesUnder(chart).filter((reference) => reference.startsWith('Patient/'))
      expect(new Set(patients)).toEqual(new Set([`Patient/${scenario.patientId}`]))
    })

    test('everything but the patient names its patient', () => {
      for (const resource of chart) {
        if (resource.resourceType === 'Patient') continue
        expect(JSON.stringify(resource)).toContain(`"Patient/${scenario.patientId}"`)
      }
    })
  },
)

test('the long chart holds more than 400 laboratory values, its baseline beyond the first hundred from either end', () => {
  const labs = chartOf('many-labs').filter(isLab)
  expect(labs.length).toBeGreaterThan(400)
  const baseline = labs.findIndex(
    (lab) => lab.code.coding?.[0]?.code === '1751-7' && lab.valueQuantity?.value === 34.5,
  )
  expect(baseline).toBeGreaterThan(100)
  expect(labs.length - baseline).toBeGreaterThan(100)
})

test('counts meant to come from different draws share no specimen, no report and no hour before treatment', () => {
  const chart = chartOf('separate-draws')
  const start = Date.parse(
    chart
      .flatMap((one) =>
        one.resourceType === 'MedicationAdministration' ? [one.effectiveDateTime ?? ''] : [],
      )
      .sort()[0] ?? '',
  )
  const counts = chart
    .filter(isLab)
    .filter((lab) => ['751-8', '731-0'].includes(lab.code.coding?.[0]?.code ?? ''))
    .filter((lab) => {
      const age = start - Date.parse(lab.effectiveDateTime ?? '')
      return age > 0 && age < 90 * 86_400_000
    })
  expect(counts).toHaveLength(4)
  expect(new Set(counts.map((lab) => lab.specimen?.reference)).size).toBe(4)
  const times = counts.map((lab) => Date.parse(lab.effectiveDateTime ?? '')).sort((a, b) => a - b)
  times.slice(1).forEach((time, index) => {
    expect(time - (times[index] ?? 0)).toBeGreaterThan(3_600_000)
  })
})

test('each mcode size carries its diameter in a component, each plain one in the value', () => {
  for (const size of charts.flat().flatMap((one) => (one.resourceType === 'Observation' ? [one] : []))) {
    const code = size.code.coding?.[0]?.code
    if (code === '21889-1') expect(size.valueQuantity).toBeUndefined()
    if (code === '33728-7') expect(size.valueQuantity?.value).toBeGreaterThan(0)
  }
})

function chartOf(id: string): fhir4.FhirResource[] {
  return charts[SCENARIOS.findIndex((scenario) => scenario.id === id)] ?? []
}

function resourcesOf(bundle: fhir4.Bundle<fhir4.FhirResource>): fhir4.FhirResource[] {
  return (bundle.entry ?? []).flatMap((entry) => (entry.resource ? [entry.resource] : []))
}

function isLab(resource: fhir4.FhirResource): resource is fhir4.Observation {
  return resource.resourceType === 'Observation' && resource.category?.[0]?.coding?.[0]?.code === 'laboratory'
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d(T|$)/.test(text)
}

function stringsUnder(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsUnder) : []
}

function referencesUnder(value: unknown): string[] {
  return stringsUnder(value).filter((text) => /^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]+$/.test(text))
}
