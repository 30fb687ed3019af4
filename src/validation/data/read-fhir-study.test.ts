import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  administration,
  allSites,
  CODE,
  condition,
  exam,
  lab,
  order,
  pairFrom,
  tumourSize,
} from '../../../test/support/chart-builders.ts'
import { fhirStudy, fhirTable, ndjson, response } from '../../../test/support/ndjson.ts'
import type { StudyTable, Variable } from '../study-table.ts'

const START = '2026-03-02'
const DRAW = '2026-03-01T08:00:00Z'
/** A patient treated from 2 March 2026 on: NLR 4.2 / 1.4 = 3, albumin 38 g/L, diameter 8.4 cm, dT: stiffer everywhere. */
const TREATED = [
  { resourceType: 'Patient', id: 'p1', gender: 'male', birthDate: '1970-03-03' },
  ...pairFrom(START),
  lab('anc', CODE.anc, 4.2, '10*9/L', DRAW),
  lab('alc', CODE.alc, 1.4, '10*9/L', DRAW),
  lab('alb', CODE.albumin, 3.8, 'g/dL', DRAW),
  tumourSize('size', [[CODE.longest, 84]], 'mm' as 'cm', DRAW),
  exam('before', allSites(20), '2026-03-01'),
  exam('week-6', allSites(25), '2026-04-13'),
]
const of = (patient: string, resources: readonly object[]) =>
  JSON.parse(
    JSON.stringify(resources)
      .replaceAll('Patient/p1', `Patient/${patient}`)
      .replaceAll('"id":"p1"', `"id":"${patient}"`),
  ) as object[]

const row = (table: StudyTable, index = 0) =>
  Object.fromEntries(Object.entries(table.columns).map(([name, values]) => [name, values[index]])) as Partial<
    Record<Variable, number>
  >

test('makes one row of a treated patient, by the rules of the bedside', async () => {
  const table = await fhirTable([
    ndjson([
      ...TREATED,
      response('r', 'PR', '2026-05-01'),
      administration('last', 'Lenvatinib', '2026-06-10'),
    ]),
  ])
  expect(row(table)).toEqual({
    nlr: 3,
    albumin: 38,
    diameter: 8.4,
    deltaT: 1,
    bilirubin: Number.NaN,
    // The day before the 56th birthday.
    age: 55,
    outcome: 0,
    // 29 days of March, 30 of April and 1 of May.
    outcomeDays: 60,
    // 29 days of March, 30, 31 and 10 of June.
    days: 100,
    event: 0,
  })
  expect(table.groups).toEqual([{ name: 'sex', labels: ['male'], codes: Int32Array.of(0) }])
})

test('takes a progression within 26 weeks for the outcome, whatever came before or after', async () => {
  const outcome = async (...responses: [string, string][]) =>
    row(
      await fhirTable([
        ndjson([...TREATED, ...responses.map(([what, at], i) => response(`r${i}`, what, at))]),
      ]),
    ).outcome
  expect(await outcome(['SD', '2026-04-01'], ['PD', '2026-05-01'], ['SD', '2026-06-01'])).toBe(1)
  // 182 days after 2 March is 31 August.
  expect(await outcome(['PD', '2026-08-31'])).toBe(1)
  expect(await outcome(['PR', '2026-04-01'], ['PD', '2026-09-01'])).toBe(0)
  expect(await outcome(['SD', START], ['SD', '2026-09-01'])).toBeNaN()
})

test('takes death and its day; a death without a day gives no time', async () => {
  const died = async (deceased: object) =>
    fhirTable([
      ndjson([...TREATED.slice(1), { ...TREATED[0], ...deceased }, response('r', 'PD', '2026-05-01')]),
    ])
  expect(row(await died({ deceasedDateTime: '2026-06-10' }))).toMatchObject({ event: 1, days: 100 })
  const undated = await died({ deceasedBoolean: true })
  expect(row(undated)).toMatchObject({ event: 1, days: Number.NaN })
  expect(undated.cellProblems).toEqual([
    { variable: 'days', code: 'unusable-in-chart', count: 1, firstRows: [1] },
  ])
})

test('leaves out who was not treated, is another case, or of whom nothing is known, each with the reason', async () => {
  const other = condition('c', { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'C18.3' }] })
  const follow = response('r', 'SD', '2026-05-01')
  const table = await fhirTable([
    ndjson([
      ...of('p1', [...TREATED, follow]),
      ...of('untreated', [...TREATED.slice(3), follow]),
      ...of('one-drug', [...TREATED.slice(2), follow]),
      ...of('colon', [...TREATED, other, follow]),
      ...of('unseen', [...pairFrom(START), follow]),
    ]),
  ])
  expect(table.ids).toEqual(['p1'])
  expect(table.excluded.map(({ row: number, reason }) => [number, reason])).toEqual([
    [2, 'not-treated'],
    [3, 'not-treated'],
    [4, 'not-hcc'],
    [5, 'no-inputs'],
  ])
  expect(table.source.rowsFound).toBe(5)
})

test('tells a start that is not known from no treatment', async () => {
  const follow = response('r', 'SD', '2026-05-01')
  const stopped = ['Lenvatinib', 'Camrelizumab'].map((drug) =>
    order(drug, drug, START, { status: 'stopped' }),
  )
  const undated = ['Lenvatinib', 'Camrelizumab'].map((drug) => administration(drug, drug, '2026-03'))
  const table = await fhirTable([
    ndjson([
      ...of('p1', [...TREATED, follow]),
      ...of('stopped', [...TREATED.slice(3), ...stopped, follow]),
      ...of('month', [...TREATED.slice(3), ...undated, follow]),
    ]),
  ])
  expect(table.excluded.map(({ row: number, reason }) => [number, reason])).toEqual([
    [2, 'start-not-known'],
    [3, 'start-not-known'],
  ])
})

test('tells a value that the rules refuse from one that is not there', async () => {
  const stale = lab('old', CODE.bilirubin, 12, 'umol/L', '2025-01-01')
  const table = await fhirTable([ndjson([...TREATED, stale, response('r', 'SD', '2026-05-01')])])
  expect(row(table).bilirubin).toBeNaN()
  expect(table.cellProblems).toEqual([
    { variable: 'bilirubin', code: 'unusable-in-chart', count: 1, firstRows: [1] },
  ])
})

test('finds a medication that is a resource of its own, in whichever file it comes', async () => {
  const drug = { resourceType: 'Medication', id: 'm1', code: { text: 'Camrelizumab' } }
  const { medicationCodeableConcept: _, ...given } = administration('cam-1', '', START)
  const files = [
    ndjson([drug, { resourceType: 'Medication', id: 'm2', code: { text: 'Sorafenib' } }]),
    ndjson([
      ...TREATED.filter((item) => item['id'] !== 'cam-1'),
      { ...given, medicationReference: { reference: 'Medication/m1' } },
    ]),
    ndjson([response('r', 'SD', '2026-05-01')]),
  ]
  expect((await fhirTable(files)).rowCount).toBe(1)
  const digests = files.map((file) => createHash('sha256').update(file).digest('hex'))
  const all = createHash('sha256')
    .update(
      digests
        .toSorted()
        .map((digest) => `${digest}\n`)
        .join(''),
    )
    .digest('hex')
  for (const order of [files, files.toReversed()]) expect((await fhirTable(order)).source.sha256).toBe(all)
})

test('says when there are no patients, when it is no FHIR, and when it was cancelled', async () => {
  const problem = async (...args: Parameters<typeof fhirStudy>) => {
    const result = await fhirStudy(...args)
    return result.ok ? undefined : result.problem.code
  }
  expect(await problem(['{"resourceType":"Organization","id":"o"}\n'])).toBe('no-patients')
  expect(await problem(['id,ALB\n1,38\n'])).toBe('not-json')
  expect(await problem([ndjson(TREATED)], { signal: AbortSignal.abort() })).toBe('cancelled')
})
