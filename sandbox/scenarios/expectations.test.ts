import { expect, test } from 'vitest'
import { SITE_SYSTEM } from '../../src/fhir/codes/canonical.ts'
import { DELTA_T_SITES } from '../../src/model/elastography/elastography-sites.ts'
import { SCENARIOS, scenarioBundle, type Truth } from './index.ts'

const TODAY = new Date('2031-03-14T09:26:00Z')
const DAY_MS = 86_400_000

/** The points scale written out once more, apart from the product's own: an unknown input spans its axis. */
function bounds(truth: Truth): [number, number] {
  const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)
  const parts: [number, number][] = [
    truth.nlr === null ? [0, 34.89] : truth.nlr > 3 ? [34.89, 34.89] : [0, 0],
    truth.dT === null ? [0, 62.52] : truth.dT === 'negative' ? [62.52, 62.52] : [0, 0],
    truth.albumin === null ? [0, 100] : twice(4 * (50 - clamp(truth.albumin, 25, 50))),
    truth.diameter === null ? [0, 10.959 * 9] : twice(10.959 * (clamp(truth.diameter, 4, 13) - 4)),
  ]
  return [parts.reduce((sum, [low]) => sum + low, 0), parts.reduce((sum, [, high]) => sum + high, 0)]
}

const twice = (value: number): [number, number] => [value, value]

test.each(SCENARIOS)('$id: the stated points follow from the facts by the points scale', (scenario) => {
  const [low, high] = bounds(scenario.truth)
  const { expected } = scenario
  switch (expected.kind) {
    case 'complete':
      expect([low, high]).toEqual([expect.closeTo(expected.points, 6), expect.closeTo(expected.points, 6)])
      expect(expected.riskClass).toBe(low >= 160 ? 'high' : 'low')
      break
    case 'bounded':
      expect(low).toBeLessThan(high)
      expect([low, high]).toEqual([
        expect.closeTo(expected.pointsLow, 6),
        expect.closeTo(expected.pointsHigh, 6),
      ])
      expect(expected.riskClass).toBe(low >= 160 ? 'high' : high < 160 ? 'low' : 'undecided')
      break
    case 'outOfScope':
      expect(scenario.id).toBe('not-hcc')
      break
    case 'notComputable':
      expect([low, high]).toEqual([0, expect.closeTo(296.041, 6)])
  }
})

test.each(SCENARIOS)('$id: the elastography in the chart has the sign of dT that is stated', (scenario) => {
  const observations = observationsOf(scenario.id)
  const start = startOfTherapy(scenario.id)
  const baseline = start === undefined ? undefined : siteValues(observations, (day) => day <= 0, start)
  const week6 =
    start === undefined ? undefined : siteValues(observations, (day) => day >= 28 && day <= 70, start)
  const measured = DELTA_T_SITES.filter((site) => baseline?.has(site) && week6?.has(site))
  const stiffer = measured.filter((site) => (week6?.get(site) ?? 0) > (baseline?.get(site) ?? 0)).length
  const reachable = stiffer + DELTA_T_SITES.length - measured.length
  const dT = stiffer >= 5 ? 'nonnegative' : reachable < 5 ? 'negative' : null
  expect(dT).toBe(scenario.truth.dT)
})

test.each(SCENARIOS)('$id: the albumin and diameter that are stated are in the chart', (scenario) => {
  const observations = observationsOf(scenario.id).filter((one) => one.status === 'final')
  const { albumin, diameter } = scenario.truth
  const values = (code: string) =>
    observations
      .flatMap((one) => [
        { code: one.code, valueQuantity: one.valueQuantity },
        ...(one.component ?? []).map((part) => ({ code: part.code, valueQuantity: part.valueQuantity })),
      ])
      .filter((one) => one.code.coding?.[0]?.code === code)
      .flatMap((one) => (one.valueQuantity ? [one.valueQuantity] : []))
      .map(({ value = Number.NaN, unit }) => value * (unit === 'g/dL' ? 10 : unit === 'mm' ? 0.1 : 1))
  if (albumin !== null) expect(values('1751-7')).toContainEqual(expect.closeTo(albumin, 6))
  if (diameter !== null) expect(values('33728-7')).toContainEqual(expect.closeTo(diameter, 6))
})

function observationsOf(id: string): fhir4.Observation[] {
  return (scenarioBundle(id, TODAY)?.entry ?? []).flatMap((entry) =>
    entry.resource?.resourceType === 'Observation' ? [entry.resource] : [],
  )
}

function startOfTherapy(id: string): number | undefined {
  const given = (scenarioBundle(id, TODAY)?.entry ?? []).flatMap((entry) =>
    entry.resource?.resourceType === 'MedicationAdministration'
      ? [Date.parse(entry.resource.effectiveDateTime ?? '')]
      : [],
  )
  return given.length === 0 ? undefined : Math.min(...given)
}

/** Stiffness in kPa by site, from exams whose distance in days from the start of therapy passes. */
function siteValues(
  observations: readonly fhir4.Observation[],
  passes: (day: number) => boolean,
  start: number,
): Map<string, number> {
  const values = new Map<string, number>()
  for (const exam of observations) {
    if (!passes((Date.parse(exam.effectiveDateTime ?? '') - start) / DAY_MS)) continue
    for (const part of [exam, ...(exam.component ?? [])]) {
      const site = part.code.coding?.find((coding) => coding.system === SITE_SYSTEM)?.code
      const quantity = part.valueQuantity
      if (site === undefined || quantity?.unit !== 'kPa' || quantity.value === undefined) continue
      values.set(site, quantity.value)
      const shots = (part.extension?.[0]?.extension ?? [])
        .map((shot) => shot.valueQuantity?.value ?? Number.NaN)
        .sort((a, b) => a - b)
      if (shots.length > 0) expect(shots[2]).toBe(quantity.value)
    }
  }
  return values
}
