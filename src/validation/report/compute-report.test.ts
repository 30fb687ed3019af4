import { expect, test } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import { referenceTable, tableOf } from '../../../test/support/study-tables.ts'
import type { StudyTable } from '../study-table.ts'
import { computeReport } from './compute-report.ts'
import { type ReportOptions, suggestedOptions } from './options.ts'
import { SECTIONS, type ValidationReport } from './validation-report.ts'

const model = await tipmModel()
const run = { softwareVersion: '1.2.3', now: new Date('2026-11-23T12:00:00Z') }

async function reportOf(table: StudyTable, options: Partial<ReportOptions> = {}): Promise<ValidationReport> {
  const chosen = { ...suggestedOptions(table, model.cutoff.points), replicates: 50, ...options }
  const result = await computeReport(table, model, chosen, run)
  if (!result.ok) throw new Error(result.problem)
  // Whatever the data: JSON, whole.
  expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value)
  return result.value
}

const five = {
  nlr: [2, 4, 2.5, 5, 3.5],
  albumin: [42, 33, 40, 31, 36],
  diameter: [6, 10, 7, 11, 8],
  deltaT: [1, 0, 1, 0, 1],
  outcome: [0, 1, 0, 1, 0],
  days: [180, 60, 170, 80, 150],
  event: [0, 1, 1, 1, 0],
}

test('five patients yield what five can, and each figure that they cannot yield says why', async () => {
  const report = await reportOf(tableOf(five))
  const [all] = report.discrimination.strata
  expect(all?.scores[0]?.auc).toMatchObject({ ok: true, value: { estimate: 1 } })
  expect(report.development.refit.ok).toBe(false)
  expect(report.calibration.strata[0]?.curve).toEqual({ ok: false, code: 'too-few-values' })
  expect(report.sampleSize.strata[0]?.warnings).toContain('fewer-than-100-events')
})

test('one outcome class alone leaves counts, net benefit and survival, and names the reason elsewhere', async () => {
  const report = await reportOf(tableOf({ ...five, outcome: [0, 0, 0, 0, 0] }))
  const oneClass = { ok: false, code: 'one-class-only' }
  expect(report.discrimination.strata[0]?.scores[0]?.auc).toEqual(oneClass)
  expect(report.cutoffs.strata[0]?.atCutoff).toEqual(oneClass)
  expect(report.cutoffs.strata[0]?.youden).toEqual(oneClass)
  expect(report.calibration.strata[0]?.inTheLarge).toEqual(oneClass)
  expect(report.decision.strata[0]?.curve.ok).toBe(true)
  expect(report.survival.strata[0]?.logRank.ok).toBe(true)
})

test('equal scores throughout have an AUC of one half and no cut-off of their own', async () => {
  const same = (value: number) => [value, value, value, value, value]
  const report = await reportOf(
    tableOf({ ...five, nlr: same(2), albumin: same(40), diameter: same(8), deltaT: same(1) }),
  )
  expect(report.discrimination.strata[0]?.scores[0]?.auc).toMatchObject({
    ok: true,
    value: { estimate: 0.5 },
  })
  expect(report.cutoffs.strata[0]?.youden).toEqual({ ok: false, code: 'no-variation' })
  expect(report.distribution).toEqual({ ok: false, code: 'no-variation' })
  expect(report.survival.strata[0]?.high).toEqual({ ok: false, code: 'no-values' })
})

test('probabilities of 0 and 1 are counted, and what needs their log-odds says so', async () => {
  const scored = tableOf(
    { probability: [0, 0.2, 0.4, 0.7, 1, 0.5], outcome: [0, 0, 1, 1, 1, 0] },
    {},
    'scored',
  )
  const [all] = (await reportOf(scored)).calibration.strata
  expect(all?.certain).toBe(2)
  expect(all?.inTheLarge).toEqual({ ok: false, code: 'probability-zero-or-one' })
  expect(all?.brier.ok).toBe(true)
})

test('no events in follow-up give flat curves and no hazard ratio', async () => {
  const [all] = (await reportOf(tableOf({ ...five, event: [0, 0, 0, 0, 0] }))).survival.strata
  expect(all?.low).toMatchObject({ ok: true, value: { events: 0, median: { median: null } } })
  expect(all?.hazardRatio).toEqual({ ok: false, code: 'no-events' })
  expect(all?.logRank).toEqual({ ok: false, code: 'no-events' })
})

test('a table without follow-up, or without anybody, says that there are no such data', async () => {
  const { days: _, event: __, ...rest } = five
  const [all] = (await reportOf(tableOf(rest))).survival.strata
  expect(all?.hazardRatio).toEqual({ ok: false, code: 'no-such-data' })
  const empty = await reportOf(tableOf({ nlr: [], albumin: [], diameter: [], deltaT: [], outcome: [] }))
  expect(empty.discrimination.strata[0]?.scores[0]?.auc).toEqual({ ok: false, code: 'no-values' })
})

test('a row with an unknown input is part of no figure, and is counted with what is certain all the same', async () => {
  const report = await reportOf(tableOf({ ...five, deltaT: [Number.NaN, Number.NaN, 1, 0, 1] }))
  expect(report.participants).toMatchObject({
    analysed: 5,
    withOutcome: 5,
    scored: 3,
    scoredWithOutcome: 3,
    bounded: { rows: 2, low: 1, high: 1, undecided: 0, nothingKnown: 0 },
  })
  expect(report.discrimination.strata[0]?.scores[0]?.patients).toBe(3)
  expect(report.participants.missing.find(({ variable }) => variable === 'deltaT')?.count).toBe(2)
})

test('a score on the cut-off is positive, by the rule of the bedside', async () => {
  const scores = [159.9999, 160 - 1e-12, 160, 161]
  const report = await reportOf(tableOf({ score: scores, outcome: [0, 1, 1, 0] }, {}, 'scored'), {
    cutoff: 160,
  })
  expect(report.cutoffs.strata[0]?.atCutoff).toMatchObject({
    ok: true,
    value: { counts: { tp: 2, fp: 1, tn: 1, fn: 0 } },
  })
})

test('scores of another model have no cut-off unless one is named, and nothing to refit', async () => {
  const report = await reportOf(tableOf({ score: [1, 2, 3, 4], outcome: [0, 0, 1, 1] }, {}, 'scored'))
  expect(report.cutoffs).toMatchObject({
    cutoff: null,
    strata: [{ atCutoff: { ok: false, code: 'no-cutoff' } }],
  })
  expect(report.development.refit).toEqual({ ok: false, code: 'no-such-data' })
  expect(report.decision.thresholdAtCutoff).toBeNull()
})

test('the same table, options and seed give the same figures; another seed another bootstrap', async () => {
  const table = everyFourth(await referenceTable())
  const [first, again, other] = [
    await reportOf(table, { seed: 1 }),
    await reportOf(table, { seed: 1 }),
    await reportOf(table, { seed: 2 }),
  ]
  expect(again).toEqual(first)
  expect(other.discrimination.strata[0]?.scores[0]?.bootstrap).not.toEqual(
    first.discrimination.strata[0]?.scores[0]?.bootstrap,
  )
})

/** Every fourth patient of a table: what holds of few costs less. */
function everyFourth(table: StudyTable): StudyTable {
  const kept = (_: unknown, row: number) => row % 4 === 0
  const columns = Object.entries(table.columns).map(([name, values]) => [name, values.filter(kept)])
  return {
    ...table,
    rowCount: table.ids.filter(kept).length,
    ids: table.ids.filter(kept),
    columns: Object.fromEntries(columns),
    groups: table.groups.map((group) => ({ ...group, codes: group.codes.filter(kept) })),
  }
}

test('sections arrive one by one, and a cancelled report ends at once', async () => {
  const seen: string[] = []
  const stop = new AbortController()
  const table = await referenceTable()
  const options = suggestedOptions(table, model.cutoff.points)
  const result = await computeReport(table, model, options, {
    ...run,
    signal: stop.signal,
    onSection: (section) => {
      seen.push(section)
      if (section === 'distribution') stop.abort()
    },
  })
  expect(result).toEqual({ ok: false, problem: 'cancelled' })
  expect(seen).toEqual(SECTIONS.slice(0, 4))
})

test('cohorts are analysed together and apart, and compared', async () => {
  const report = await reportOf(await referenceTable())
  expect(report.discrimination.strata.map(({ stratum }) => stratum)).toEqual([
    null,
    'internal',
    'external',
    'training',
  ])
  expect(report.discrimination.betweenCohorts).toHaveLength(3)
  expect(report.participants.cohorts.reduce((sum, { patients }) => sum + patients, 0)).toBe(327)
})

test('missing inputs are counted by outcome, filled in beside the complete cases, and the landmark leaves out the early', async () => {
  const n = 120
  const of = (value: (i: number) => number) => Array.from({ length: n }, (_, i) => value(i))
  const report = await reportOf(
    tableOf({
      nlr: of((i) => (i % 11 === 0 ? Number.NaN : 1 + (i % 7))),
      deltaT: of((i) => (i % 5 === 0 ? Number.NaN : (i >> 1) % 2)),
      albumin: of((i) => 30 + (i % 13)),
      diameter: of((i) => 4 + (i % 9)),
      outcome: of((i) => (i % 3 === 0 ? 1 : 0)),
      outcomeDays: of((i) => (i === 3 ? 30 : 100)),
      days: of((i) => (i === 4 ? 42 : 200)),
      event: of((i) => (i === 4 || i === 8 ? 1 : 0)),
    }),
    { cutoff: 160, imputations: 5 },
  )
  const { missingInputs } = report
  if (!missingInputs.ok) throw new Error(missingInputs.code)
  const { totals, lacking, completeCases, imputed, landmark } = missingInputs.value
  // By hand: every eleventh of 120 from 0 on are 11, of them 0, 33, 66 and 99 with the outcome.
  expect(totals).toEqual({ withOutcome: 40, without: 80, unknown: 0 })
  expect(lacking[0]).toEqual({ input: 'nlr', withOutcome: 4, without: 7, unknown: 0 })
  expect(completeCases.patients).toBe(120 - 11 - 24 + 3)
  expect(imputed).toMatchObject({ ok: true, value: { patients: 120, events: 40, imputations: 5 } })
  // One progressed on day 30, one died on day 42; who died later stays.
  expect(landmark).toMatchObject({ ok: true, value: { excluded: 2, day: 42 } })
  // By day 182 one died without progression; the death on day 200 comes after.
  expect(report.horizon).toMatchObject({ ok: true, value: { patients: 88, died: 1, day: 182 } })
})

test('subgroups are those of the group columns, of age and of ALBI grade; who belongs to none is a line of its own', async () => {
  const n = 40
  const of = (value: (i: number) => number) => Array.from({ length: n }, (_, i) => value(i))
  const table = tableOf(
    {
      nlr: of((i) => 1 + (i % 7)),
      deltaT: of((i) => i % 2),
      albumin: of((i) => (i < 20 ? 45 : 28)),
      bilirubin: of(() => 10),
      diameter: of((i) => 4 + (i % 9)),
      age: of((i) => (i < 30 ? 50 : i < 35 ? 65 : Number.NaN)),
      outcome: of((i) => (i % 3 === 0 ? 1 : 0)),
    },
    { sex: Array.from({ length: n }, (_, i) => (i < 10 ? 'f' : 'm')) },
  )
  const { subgroupPerformance, centres } = await reportOf(table, { cutoff: 160 })
  const counts = subgroupPerformance.groups.map(({ name, rows }) => [
    name,
    ...rows.map(({ label, patients, events }) => [label, patients, events]),
  ])
  // By hand: every third patient from 0 on has the outcome. ALBI at 10 umol/L: 0.66 - 0.085 x 45 = -3.165 (grade 1), at 28 g/L -1.72 (grade 2).
  expect(counts).toEqual([
    ['sex', ['f', 10, 4], ['m', 30, 10]],
    ['age', ['< 65', 30, 10], ['≥ 65', 5, 2], [null, 5, 2]],
    ['albi', ['1', 20, 7], ['2', 20, 7]],
  ])
  expect(centres).toEqual({ ok: false, code: 'one-group-only' })
})

test('a number that may stand for "no value" is named, wherever in the data it stands', async () => {
  const afp = Array.from({ length: 1000 }, (_, i) => (i === 700 || i === 900 ? 9999 : 10 + (i % 50)))
  const outcome = afp.map((_, i) => (i % 4 === 0 ? 1 : 0))
  const { participants } = await reportOf(tableOf({ afp, outcome }))
  expect(participants.farOut).toEqual([{ variable: 'afp', value: 9999, count: 2 }])
})

test('a group column of three hundred labels is broken down where it is named, each label by itself, and told where not', async () => {
  const n = 1200
  const of = (value: (i: number) => number) => Array.from({ length: n }, (_, i) => value(i))
  const centre = Array.from({ length: n }, (_, i) => `c${i % 300}`)
  const values = {
    probability: of((i) => 0.1 + (i % 9) / 12),
    outcome: of((i) => (i % 3 === 0 ? 1 : 0)),
    days: of((i) => 30 + ((i * 7) % 365)),
    event: of((i) => (i % 4 === 3 ? 0 : 1)),
  }
  const table: StudyTable = { ...tableOf(values, { ward: centre }), kind: 'scored' }
  const { subgroupPerformance: told, survival } = await reportOf(table, { replicates: 0, subgroups: [] })
  expect(told).toMatchObject({ groups: [], tooMany: [{ name: 'ward', labels: 300 }] })
  expect(survival.groups).toEqual([])
  const named = await reportOf(table, { replicates: 0, subgroups: ['ward'] })
  const [ward] = named.subgroupPerformance.groups
  const [followed] = named.survival.groups
  expect(named.subgroupPerformance.tooMany).toEqual([])
  // 300 labels of four patients: every third patient has the outcome, so every third label has it four times.
  expect(ward?.rows.map(({ patients }) => patients)).toEqual(Array.from({ length: 300 }, () => 4))
  const events = new Map(ward?.rows.map((row) => [row.label, row.events]))
  expect(['c0', 'c43', 'c44', 'c255', 'c256', 'c299'].map((label) => events.get(label))).toEqual([
    ...[4, 0, 0, 4, 0, 0],
  ])
  expect(followed?.labels.map(({ patients }) => patients)).toEqual(Array.from({ length: 300 }, () => 4))
  expect(followed?.logRank).toMatchObject({ ok: true, value: { df: 299 } })
})

test('a centre without the outcome is left out of the pooled figures by name, and the others are pooled as if it were not there', async () => {
  const n = 160
  const of = (value: (i: number) => number) => Array.from({ length: n }, (_, i) => value(i))
  const values = {
    probability: of((i) => 0.1 + ((i * 5) % 11) / 14),
    outcome: of((i) => (i < 120 && (i * 7) % 11 > 6 ? 1 : 0)),
  }
  const cohort = Array.from({ length: n }, (_, i) => 'abcd'[Math.floor(i / 40)] ?? '')
  const rest = (list: readonly number[]) => list.slice(0, 120)
  const all: StudyTable = { ...tableOf(values, { cohort }), kind: 'scored' }
  const three: StudyTable = {
    ...tableOf(
      { probability: rest(values.probability), outcome: rest(values.outcome) },
      { cohort: cohort.slice(0, 120) },
    ),
    kind: 'scored',
  }
  const pooledOf = async (table: StudyTable) => {
    const { centres } = await reportOf(table, { replicates: 0, cohort: 'cohort' })
    if (!centres.ok || !centres.value.pooled.auc.ok) throw new Error('not pooled')
    return centres.value.pooled.auc.value
  }
  const [with4, with3] = [await pooledOf(all), await pooledOf(three)]
  expect(with4).toEqual({ ...with3, leftOut: ['d'] })
  expect(with3).toMatchObject({ leftOut: [], centres: 3 })
})

test('patients without a date are part of no period, and counted', async () => {
  const half = Array.from({ length: 40 }, (_, i) => i)
  const values = {
    probability: half.map((i) => 0.1 + (i % 9) / 12),
    outcome: half.map((i) => (i % 3 === 0 ? 1 : 0)),
  }
  const codes = Int32Array.from(half, (i) => (i < 3 ? -1 : i % 2))
  const table: StudyTable = {
    ...tableOf(values),
    kind: 'scored',
    period: { name: 'begun', labels: ['2024', '2025'], codes },
  }
  const { drift } = await reportOf(table, { replicates: 0 })
  if (!drift.ok) throw new Error(drift.code)
  expect(drift.value.undated).toBe(3)
  expect(drift.value.periods.map(({ period, patients }) => [period, patients])).toEqual([
    ['2024', 18],
    ['2025', 19],
  ])
})
