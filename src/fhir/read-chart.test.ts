import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import {
  administration,
  allSites,
  CODE,
  condition,
  exam,
  lab,
  order,
  pairFrom,
  read,
  resultOf,
  SUBJECT,
  siteObservation,
  tumourSize,
} from '../../test/support/chart-builders.ts'
import { readContext } from '../../test/support/read-context.ts'
import { assess } from '../model/assess.ts'
import { modelInputs } from './assess-chart.ts'
import type { Candidate, ChartInputs } from './chart-inputs.ts'
import { readChart } from './read-chart.ts'

const OTHER = { reference: 'Patient/p2' }
const runs = { numRuns: 100 }
// Many charts a test: allow for a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** The chart as far as it concerns this patient: another's resources may be listed as rejected, and nothing more. */
function own(chart: ChartInputs): ChartInputs {
  const strip = (item: Candidate) => item.reason !== 'wrong-subject'
  const reading = <Value extends { readonly passedOver: readonly Candidate[] }>(value: Value): Value => ({
    ...value,
    passedOver: value.passedOver.filter(strip),
  })
  const { anc, alc, nlr, albumin, diameter, deltaT, bilirubin } = chart
  return {
    ...chart,
    anc: reading(anc),
    alc: reading(alc),
    nlr: reading(nlr),
    albumin: reading(albumin),
    diameter: reading(diameter),
    deltaT: reading(deltaT),
    bilirubin: reading(bilirubin),
  }
}

const time = fc
  .date({ min: new Date('2026-08-01'), max: new Date('2026-11-30'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date.toISOString(), date.toISOString().slice(0, 10)))
/** Few moments, so that results of one draw and contradictions do occur. */
const draw = fc.oneof(
  fc.constantFrom('2026-10-01', '2026-10-01T08:00:00Z', '2026-10-01T08:30:00Z', '2026-11-20T08:00:00+08:00'),
  time,
)
const status = fc.constantFrom<fhir4.Observation['status'][]>(
  'final',
  'final',
  'final',
  'amended',
  'preliminary',
  'entered-in-error',
)
const specimen = fc.constantFrom(
  {},
  {},
  { specimen: { reference: 'Specimen/s1' } },
  { specimen: { reference: '#s' } },
)
const amount = fc.constantFrom(0.5, 1.4, 2, 4.2, 8.4, 20, 36, 60, 1400, 3600)
const laboratory = fc
  .tuple(
    fc.constantFrom(...Object.values(CODE)),
    amount,
    fc.constantFrom('10*9/L', 'K/uL', '/uL', '%', 'g/L', 'g/dL', 'cm', 'mm', 'umol/L', 'kg/L', ''),
    draw,
    status,
    specimen,
  )
  .map(
    ([code, value, unit, at, state, rest]) =>
      (id: string) =>
        lab(id, code, value, unit, at, { status: state, ...rest }),
  )
const imaging = fc
  .tuple(amount, fc.constantFrom('b1', 'b2', undefined), draw, status)
  .map(([value, lesion, at, state]) => (id: string) => {
    const focus = lesion === undefined ? {} : { focus: [{ reference: `BodyStructure/${lesion}` }] }
    return value < 5
      ? tumourSize(id, [[CODE.longest, value]], 'cm', at, { status: state, ...focus })
      : exam(id, allSites(value), at, { status: state, ...focus })
  })
const single = fc.tuple(fc.constantFrom('A' as const, 'B' as const, 'F1' as const), amount, draw).map(
  ([site, value, at]) =>
    (id: string) =>
      siteObservation(id, site, value, at),
)
const therapy = fc.tuple(fc.constantFrom('Lenvatinib', 'Camrelizumab', 'Sorafenib'), draw, fc.boolean()).map(
  ([drug, at, given]) =>
    (id: string) =>
      given ? administration(id, drug, at) : order(id, drug, at),
)
const disease = fc
  .constantFrom('C22.0', 'C18.3', 'C22.9')
  .map(
    (code) => (id: string) => condition(id, { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code }] }),
  )
const resource = fc.oneof(laboratory, laboratory, laboratory, imaging, single, therapy, disease)
type Resource = ReturnType<typeof lab | typeof administration | typeof order | typeof condition>
/** A chart of up to 30 resources with ids of their own. */
const chartOf = (prefix: string, maxLength = 30) =>
  fc
    .array(resource, { maxLength })
    .map((makers) => makers.map((make, index): Resource => make(`${prefix}${index}`)))

test('reads the same whatever order the resources come in', async () => {
  await fc.assert(
    fc.asyncProperty(
      chartOf('r').chain((chart) =>
        fc.tuple(fc.constant(chart), fc.shuffledSubarray(chart, { minLength: chart.length })),
      ),
      async ([chart, shuffled]) => {
        expect(await read(shuffled)).toEqual(await read(chart))
      },
    ),
    runs,
  )
})

test('reads the same when resources come twice', async () => {
  await fc.assert(
    fc.asyncProperty(chartOf('r'), async (chart) => {
      expect(await read([...chart, ...structuredClone(chart)])).toEqual(await read(chart))
    }),
    runs,
  )
})

test("reads the same with another patient's resources beside it, and shows nothing of theirs", async () => {
  await fc.assert(
    fc.asyncProperty(chartOf('r', 15), chartOf('other', 15), async (chart, others) => {
      const foreign = others.map((item) => ({ ...item, subject: OTHER }))
      const both = await read([...chart, ...foreign])
      expect(own(both)).toEqual(await read(chart))
      for (const reading of [both.nlr, both.albumin, both.diameter, both.deltaT]) {
        for (const item of reading.passedOver.filter(({ reason }) => reason === 'wrong-subject')) {
          expect([item.original, item.time, item.converted]).toEqual(['', undefined, undefined])
        }
      }
    }),
    runs,
  )
})

test('never changes a value by adding one that was entered in error', async () => {
  await fc.assert(
    fc.asyncProperty(chartOf('r'), laboratory, imaging, async (chart, result, image) => {
      const errors = [result('e1'), image('e2')].map((item) => ({
        ...item,
        status: 'entered-in-error' as const,
      }))
      const withErrors = await read([...chart, ...errors])
      expect(modelInputs(withErrors)).toEqual(modelInputs(await read(chart)))
    }),
    runs,
  )
})

test('never uses a value from after the index date, beyond the look-back or another draw', async () => {
  await fc.assert(
    fc.asyncProperty(chartOf('r'), async (resources) => {
      const chart = await read(resources)
      for (const reading of [chart.nlr, chart.albumin, chart.diameter]) {
        if (reading.state === 'unknown') continue
        expect(reading.evidence.ageDays).toBeGreaterThanOrEqual(0)
        expect(reading.evidence.ageDays).toBeLessThanOrEqual(90)
        for (const { reference, status: state } of reading.evidence.sources) {
          const used = resources.find(({ resourceType, id }) => `${resourceType}/${id}` === reference)
          expect(used?.subject).toEqual(SUBJECT)
          // What may not count is named as in doubt.
          const isDoubted = reading.doubts.some((item) => item.reference === reference)
          if (!isDoubted) expect(['final', 'amended', 'corrected']).toContain(state)
        }
      }
    }),
    runs,
  )
})

test('gives the model only what it can take', async () => {
  await fc.assert(
    fc.asyncProperty(chartOf('r'), async (resources) => {
      const context = await readContext()
      const chart = await readChart(resources, context)
      expect(() => assess(context.model, modelInputs(chart))).not.toThrow()
    }),
    runs,
  )
})

test('never throws on arbitrary JSON', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), async (resources) => {
      expect(resultOf((await read(resources)).nlr)).toBe('not-found')
    }),
    runs,
  )
})

test('never throws on resources with arbitrary JSON in one place', async () => {
  const spoilt = fc.tuple(resource, fc.nat(), fc.jsonValue()).map(([make, at, json]) => {
    const item = make('x')
    const keys = [...Object.keys(item), 'contained', 'medicationReference', 'extension', 'component', 'meta']
    return { ...item, [keys[at % keys.length] ?? 'id']: json }
  })
  await fc.assert(
    fc.asyncProperty(fc.array(spoilt, { maxLength: 6 }), async (resources) => {
      expect(await read([...resources, ...pairFrom('2026-10-01')])).toBeDefined()
    }),
    { numRuns: 300 },
  )
})
