import { expect, test } from 'vitest'
import { CODE, lab, pairFrom } from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { recordWords } from '../../facts/record-words.ts'
import { isScored } from '../../model/assessment.ts'
import { written } from '../../text/written.ts'
import { assessChart } from '../assess-chart.ts'
import { applyEdits } from '../edits/apply-edits.ts'
import type { Edits } from '../edits/edits.ts'
import { readChart } from '../read-chart.ts'
import { assessmentIdentifier } from '../write/assessment-identifier.ts'
import { planSave } from '../write/save-plan.ts'
import { FULL_STORAGE } from '../write/storage-form.ts'
import { savedEdits } from './saved-edits.ts'

const DAY = '2026-11-20T09:00:00Z'
const CHART = [
  lab('n', CODE.anc, 4.2, '10*9/L', DAY),
  lab('l', CODE.alc, 1.2, '10*9/L', DAY),
  lab('alb', CODE.albumin, 36, 'g/L', DAY),
]
const EDITS: Edits = {
  albumin: { kind: 'quantity', value: 31, unit: 'g/L', date: '2026-11-19' },
  diameter: { kind: 'quantity', value: 9.2, unit: 'cm', date: '2026-11-18' },
  answers: { dose: { state: 'met', at: '2026-11-23T11:00:00Z' } },
}

/** The RiskAssessment that is stored when this chart is saved with these entries. */
async function storedWith(edits: Edits, changes: object = {}, on: readonly unknown[] = CHART) {
  const read = await readContext()
  const { chart } = applyEdits(await readChart(on, read), edits, read)
  const assessment = assessChart(read.model, chart)
  if (!isScored(assessment)) throw new Error(assessment.kind)
  const given = {
    ...{ read, author: { reference: 'Practitioner/d', display: 'Dr Duan' }, encounter: undefined },
    ...{
      appVersion: '1',
      phrases: written.en,
      storage: FULL_STORAGE,
      confirmed: true,
      replaces: [],
      recorded: new Date(DAY),
    },
  }
  const words = await recordWords(chart, assessment, given)
  const { bundle } = await planSave(chart, assessment, { ...given, words })
  const risk = bundle.entry
    ?.map(({ resource }) => resource)
    .find((resource): resource is fhir4.RiskAssessment => resource?.resourceType === 'RiskAssessment')
  if (risk === undefined) throw new Error('no RiskAssessment')
  return { ...risk, id: 'r', meta: { versionId: '1' }, ...changes }
}

async function broughtBack(resources: readonly unknown[]) {
  const read = await readContext()
  const chart = await readChart(resources, read)
  return savedEdits(chart, await assessmentIdentifier(chart, read), read)
}

test('answers and entries come back with the same results, with whose and of when they are', async () => {
  const found = await broughtBack([...CHART, await storedWith(EDITS)])
  expect(found?.edits).toEqual(EDITS)
  expect(found?.from).toMatchObject({ reference: 'RiskAssessment/r', performer: 'Dr Duan' })
})

test('over a newer result an entry stays away; where the chart has none it comes back, and so do answers', async () => {
  const newer = lab('alb2', CODE.albumin, 38, 'g/L', '2026-11-22T09:00:00Z')
  const found = await broughtBack([...CHART, newer, await storedWith(EDITS)])
  expect(found?.edits).toEqual({ diameter: EDITS.diameter, answers: EDITS.answers })
})

test('a result that was chosen comes back as long as the chart has it', async () => {
  const chosen = { albumin: { kind: 'candidate', reference: 'Observation/before' } } as const
  const before = lab('before', CODE.albumin, 39, 'g/L', '2026-11-10T09:00:00Z')
  const on = [...CHART, before]
  const stored = await storedWith(chosen, {}, on)
  expect((await broughtBack([...on, stored]))?.edits).toEqual(chosen)
  expect((await broughtBack([...CHART, stored]))?.edits).toBeUndefined()
})

test('of results of one value or of one day the very one that was chosen comes back, also of those in doubt', async () => {
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00Z`
  const on = [
    ...CHART,
    lab('same value', CODE.albumin, 39, 'g/L', at(9)),
    lab('a day that is not told', CODE.albumin, 39, 'g/L', ''),
    lab('same day', CODE.albumin, 41, 'g/L', at(10)),
    lab('chosen', CODE.albumin, 39, 'g/L', at(10)),
  ]
  const chosen = { albumin: { kind: 'candidate', reference: 'Observation/chosen' } } as const
  const stored = await storedWith(chosen, {}, on)
  expect((await broughtBack([...on, stored]))?.edits).toEqual(chosen)
  expect((await broughtBack([...on.slice(0, -1), stored]))?.edits).toBeUndefined()
  // A newer one leaves the chart with a value of its own.
  const newer = lab('newer', CODE.albumin, 38, 'g/L', '2026-11-22T09:00:00Z')
  expect((await broughtBack([...on, newer, stored]))?.edits).toBeUndefined()
})

test('each kind of entry comes back as it is entered', async () => {
  const entries: Edits = {
    nlr: { kind: 'ratio', ratio: 4, date: '2026-10-07' },
    deltaT: { kind: 'sign', sign: 'nonnegative', date: '2026-11-18' },
  }
  const negative: Edits = { deltaT: { kind: 'sign', sign: 'negative', date: '2026-11-18' } }
  const begun = pairFrom('2026-10-08T09:00:00Z')
  for (const edits of [entries, negative])
    expect((await broughtBack([...begun, await storedWith(edits, {}, begun)]))?.edits).toEqual(edits)
})

test('nothing comes back from an assessment of another course', async () => {
  const stored = await storedWith(EDITS, { identifier: [] })
  const long = JSON.parse(JSON.stringify(stored).replaceAll('2026-11-23', '2026-08-24')) as typeof stored
  expect((await broughtBack([...CHART, stored]))?.edits).toEqual({
    diameter: EDITS.diameter,
    answers: EDITS.answers,
  })
  // 91 days: longer than the gap between two courses.
  expect(await broughtBack([...CHART, long])).toBeUndefined()
})

test('a start of therapy that was entered comes back where the chart knows none', async () => {
  const therapyStart = { kind: 'not-begun' } as const
  const stored = await storedWith({})
  const [detail] = stored.extension ?? []
  const entered = detail?.extension?.map((item) =>
    item.url === 'indexDate'
      ? { url: 'indexDate', extension: [code('state', 'not-begun'), code('basis', 'entered')] }
      : item,
  )
  const changed = { ...stored, extension: [{ ...detail, extension: entered }] }
  expect((await broughtBack([...CHART, changed]))?.edits).toEqual({ therapyStart })
  // Once the chart knows one, that of the chart counts.
  expect(await broughtBack([...CHART, changed, ...pairFrom('2026-11-22T09:00:00Z')])).toBeUndefined()
})

test('nothing comes back from what is in error, or holds no entry', async () => {
  expect(
    await broughtBack([...CHART, await storedWith(EDITS, { status: 'entered-in-error' })]),
  ).toBeUndefined()
  expect(await broughtBack([...CHART, await storedWith({})])).toBeUndefined()
  expect(await broughtBack(CHART)).toBeUndefined()
})

const code = (url: string, valueCode: string) => ({ url, valueCode })

test('an entry in place of a range comes back while the chart holds the results that left it open', async () => {
  const two = [...CHART, lab('alb2', CODE.albumin, 42, 'g/L', DAY)]
  const entry: Edits = { albumin: { kind: 'quantity', value: 31, unit: 'g/L', date: '2026-11-19' } }
  const chosen = { albumin: { kind: 'candidate', reference: 'Observation/alb2' } } as const
  for (const edits of [entry, chosen])
    expect((await broughtBack([...two, await storedWith(edits, {}, two)]))?.edits).toEqual(edits)
  const bound = { valueQuantity: { value: 20, unit: 'g/L', comparator: '<' as const } }
  const limited = [...CHART.slice(0, 2), lab('alb', CODE.albumin, 0, 'g/L', DAY, bound)]
  expect((await broughtBack([...limited, await storedWith(entry, {}, limited)]))?.edits).toEqual(entry)
})
