import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairFrom } from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { ALL_SITES } from '../../model/elastography/elastography-sites.ts'
import { computeDeltaT } from '../../model/elastography/stiffness-change.ts'
import { stiffnessOfSpeed } from '../../model/elastography/wave-speed.ts'
import { roundTo } from '../../model/rounding.ts'
import { written } from '../../text/written.ts'
import { readChart } from '../read-chart.ts'
import { examContent, medianOf, type SiteRecord, type StiffnessRecord } from './stiffness-record.ts'

const START = '2026-10-05'
const tenths = fc.integer({ min: 3, max: 3000 }).map((value) => value / 10)
const speed = fc.integer({ min: 50, max: 900 }).map((value) => value / 100)
const shot = fc.oneof(
  tenths.map((kPa) => ({ kPa })),
  speed.map((value) => ({ kPa: roundTo(stiffnessOfSpeed(value), 2), speed: value })),
)
const site: fc.Arbitrary<SiteRecord | undefined> = fc.oneof(
  fc.constant(undefined),
  tenths.map((median) => ({ kind: 'median' as const, median })),
  fc
    .array(shot, { minLength: 1, maxLength: 7 })
    // Speeds belong to all measurements of a site or to none.
    .map((shots) => (shots.every((item) => 'speed' in item) ? shots : shots.map(({ kPa }) => ({ kPa }))))
    .map((shots) => ({ kind: 'shots' as const, shots })),
)
const sites = fc
  .tuple(...ALL_SITES.map(() => site))
  .map((all) =>
    Object.fromEntries(
      ALL_SITES.flatMap((name, index) => (all[index] === undefined ? [] : [[name, all[index]]])),
    ),
  )
  .filter((all) => Object.keys(all).length > 0)

const record = (time: string, all: StiffnessRecord['sites']): StiffnessRecord => ({
  time,
  lesion: undefined,
  place: 'Segment VIII',
  device: '',
  sites: all,
})
const stored = (id: string, content: StiffnessRecord): fhir4.Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject: { reference: 'Patient/p1' },
  ...examContent(content, 5, written.en),
})

test('whatever is entered is read back: the same measurements and speeds, medians and dT', async () => {
  const context = await readContext()
  await fc.assert(
    fc.asyncProperty(sites, sites, async (before, after) => {
      const written = [
        stored('b', record('2026-10-02', before)),
        stored('f', record('2026-11-16T08:00:00Z', after)),
      ]
      const { exams } = (await readChart([...pairFrom(START), ...written], context)).deltaT
      for (const [entered, read] of [
        [before, exams.baseline],
        [after, exams.followUp],
      ] as const) {
        expect(read?.medians).toEqual(medians(entered))
        expect(read?.place).toBe('Segment VIII')
        for (const name of ALL_SITES) {
          const given = entered[name]
          const shots = given?.kind === 'shots' ? given.shots : undefined
          expect(read?.measurements[name]).toEqual(shots?.map(({ kPa }) => kPa))
          const speeds = shots?.flatMap((item) => item.speed ?? []) ?? []
          expect(read?.speeds[name] ?? []).toEqual(speeds)
        }
      }
      expect(exams.change).toEqual(computeDeltaT(context.model, medians(before), medians(after)))
    }),
    { numRuns: 60 },
  )
})

function medians(all: StiffnessRecord['sites']): Record<string, number> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, item]) => {
      const value = medianOf(item, 5)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

test('a converted exam says so and keeps the speeds beside what was made of them', () => {
  const shots = [2.1, 2.2, 2.0, 2.15, 2.05].map((value) => ({
    kPa: roundTo(stiffnessOfSpeed(value), 2),
    speed: value,
  }))
  const { component, note } = examContent(
    record('2026-11-16', { A: { kind: 'shots', shots } }),
    5,
    written.en,
  )
  // Median 2.1 m/s: 3 x 2.1 x 2.1 = 13.23 kPa.
  expect(component[0]?.valueQuantity).toMatchObject({ value: 13.23, code: 'kPa' })
  expect(component[0]?.extension?.[0]?.extension?.slice(5)).toMatchObject([
    { url: 'speed', valueQuantity: { value: 2.1, code: 'm/s' } },
    {},
    {},
    {},
    {},
  ])
  expect(note[0]?.text).toContain('E = 3 rho v^2')
})

test('a site with too few measurements keeps them without a value', () => {
  const shots = [{ kPa: 12 }, { kPa: 13 }]
  const { component } = examContent(record('2026-11-16', { A: { kind: 'shots', shots } }), 5, written.en)
  expect(component[0]).not.toHaveProperty('valueQuantity')
  expect(component[0]?.extension?.[0]?.extension).toHaveLength(2)
})

test('that a value was converted is said where any measurement has a speed, and only then', () => {
  const noteOf = (all: StiffnessRecord['sites']) =>
    examContent(record('2026-10-02', all), 1, written.en).note[0]?.text
  const shots = (...list: { kPa: number; speed?: number }[]) => ({ kind: 'shots' as const, shots: list })
  const plain = shots({ kPa: 12 })
  // 3 * 1000 kg/m3 * (2 m/s)^2 are 12 kPa.
  const fast = shots({ kPa: 12 }, { kPa: 12, speed: 2 })
  expect(noteOf({ A: plain, B: { kind: 'median', median: 10 } })).toBe('Elastography, kPa: A 12, B 10.')
  expect(noteOf({ A: plain, B: fast })).toMatch(
    /^Elastography, kPa: A 12, B 12\. Converted from shear wave speed/,
  )
})

test('place, lesion and device are written where they are given', () => {
  const of = (more: Partial<StiffnessRecord>) => {
    const all = { A: { kind: 'median' as const, median: 10 } }
    const { bodySite, focus, device } = examContent({ ...record('2026-10-02', all), ...more }, 5, written.en)
    return { place: bodySite?.text, focus, device }
  }
  expect(of({ place: '' })).toEqual({ place: undefined, focus: undefined, device: undefined })
  expect(of({ lesion: 'BodyStructure/a', device: 'Aixplorer' })).toEqual({
    ...{ place: 'Segment VIII', focus: [{ reference: 'BodyStructure/a' }], device: { display: 'Aixplorer' } },
  })
})
