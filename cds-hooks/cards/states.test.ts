import { expect, test } from 'vitest'
import type { Change } from '../../src/facts/changes.ts'
import type { ChartInputs } from '../../src/fhir/chart-inputs.ts'
import { chartOf, dayOf, examOn, known, signed } from '../../test/support/chart-inputs.ts'
import { caseOf, context } from '../test-support/card-case.ts'
import type { CardInput } from './card-input.ts'
import { plannedDay, triggeredKinds } from './states.ts'
import { summaryOf } from './summary.ts'

const NOT_BEGUN = { ...chartOf({}).indexDate, state: 'not-begun', basis: 'none' } as const

/** 34.89 + 62.52 + 54.8 points and 4 per g/L below 50: at 36 g/L 208.2, at 49 g/L 156.2 (cut-off 160). */
function complete(
  albumin: number,
  followUp: string | undefined,
  more: Partial<ChartInputs> = {},
): ChartInputs {
  const deltaT = signed('negative')
  const exam = followUp === undefined ? undefined : examOn(followUp)
  return chartOf({
    nlr: known(4, '1', '4'),
    albumin: known(albumin, 'g/L', `${albumin} g/L`),
    diameter: known(9, 'cm', '9 cm'),
    deltaT: { ...deltaT, exams: { ...deltaT.exams, followUp: exam } },
    ...more,
  })
}

test('a score that is newly complete is told at patient-view where it is high, and not where it is low', () => {
  expect(triggeredKinds(caseOf(complete(36, '2026-11-20')))).toEqual(['newlyHigh'])
  expect(triggeredKinds(caseOf(complete(49, '2026-11-20')))).toEqual([])
})

test('a class that is certain while an input is open is no newly complete score', () => {
  // 34.89 + 62.52 points of NLR and dT, 80 of albumin: high whatever the diameter.
  const open = complete(30, '2026-11-20', { diameter: chartOf({}).diameter })
  expect(caseOf(open).assessment).toMatchObject({ kind: 'bounded', riskClass: 'high' })
  expect(triggeredKinds(caseOf(open))).toEqual([])
})

test('it is news for the days that the site sets, from the examination on, and not without one', () => {
  // 14 days before 23 November is the 9th.
  expect(triggeredKinds(caseOf(complete(36, '2026-11-09')))).toEqual(['newlyHigh'])
  expect(triggeredKinds(caseOf(complete(36, '2026-11-08')))).toEqual([])
  expect(triggeredKinds(caseOf(complete(36, undefined)))).toEqual([])
})

const LAST = { risk: 'low' } as unknown as ChartInputs['earlier'][number]
const albumin = (before: number, now: number): Change => ({
  ...{ row: 'albumin', before, now, by: now - before, verdict: 'changed' },
})
const CLASS: Change = { row: 'class', before: 'low', now: 'high', verdict: 'changed' }

test('what is on file is no news; with values of the clinician’s own it is said as theirs while it is new', () => {
  const on = (kind: 'same' | 'ownValues', day: string) =>
    triggeredKinds(caseOf(complete(36, day), { onFile: { kind, last: LAST } }))
  expect(on('same', '2026-11-20')).toEqual([])
  expect(on('ownValues', '2026-11-20')).toEqual(['assessedOtherwise'])
  expect(on('ownValues', '2026-11-08')).toEqual([])
})

test('a change since what is on file is news where it is of the last days and matters to the class', () => {
  const changed = (day: string, value: number, ...changes: readonly Change[]) => {
    const time = dayOf(day)
    const reading = known(value, 'g/L', '')
    const at = { ...reading, evidence: { ...reading.evidence, time } }
    const chart = complete(value, '2026-10-20', { albumin: at })
    return triggeredKinds(caseOf(chart, { onFile: { kind: 'changed', last: LAST, changes } }))
  }
  expect(changed('2026-11-20', 36, albumin(49, 36), CLASS)).toEqual(['changedSince'])
  // Of the same class: high is said, low is not.
  expect(changed('2026-11-20', 36, albumin(35, 36))).toEqual(['changedSince'])
  expect(changed('2026-11-20', 49, albumin(48, 49))).toEqual([])
  // What was high and is low now is news.
  const fallen: Change = { row: 'class', before: 'high', now: 'low', verdict: 'changed' }
  expect(changed('2026-11-20', 49, albumin(36, 49), fallen)).toEqual(['changedSince'])
  // The ninth is the first of the last 14 days.
  expect(changed('2026-11-09', 36, albumin(49, 36), CLASS)).toEqual(['changedSince'])
  expect(changed('2026-11-08', 36, albumin(49, 36), CLASS)).toEqual([])
})

test('at the order the same finding is silent, and anything else is said by what is on file', () => {
  const at = (onFile: CardInput['onFile']) =>
    triggeredKinds(caseOf(complete(49, undefined), { hook: 'order-sign', onFile }))
  expect(at({ kind: 'none' })).toEqual(['low'])
  expect(at({ kind: 'same', last: LAST })).toEqual([])
  expect(at({ kind: 'ownValues', last: LAST })).toEqual(['assessedOtherwise'])
  expect(at({ kind: 'changed', last: LAST, changes: [albumin(48, 49)] })).toEqual(['changedSince'])
})

/** 56 and 54.8 points, dT unknown: 110.8 to 173.3. */
function withoutExams(more: Partial<ChartInputs> = {}): ChartInputs {
  return chartOf({
    nlr: known(2, '1', '2'),
    albumin: known(36, 'g/L', '36 g/L'),
    diameter: known(9, 'cm', '9 cm'),
    indexDate: NOT_BEGUN,
    ...more,
  })
}

test('a missing baseline is told at the order while therapy has not begun, and not afterwards', () => {
  const order = { hook: 'order-sign' } as const
  expect(triggeredKinds(caseOf(withoutExams(), order))).toEqual(['undecided', 'baselineMissing'])
  expect(triggeredKinds(caseOf(withoutExams({ indexDate: chartOf({}).indexDate }), order))).toEqual([
    'undecided',
  ])
})

test('a baseline is not missing where there is one, dT is known, or the examinations were not read', () => {
  const order = { hook: 'order-select' } as const
  const { exams } = signed(undefined)
  const examined = {
    deltaT: { ...signed(undefined), exams: { ...exams, baseline: examOn('2026-11-20') } },
  } as Partial<ChartInputs>
  expect(triggeredKinds(caseOf(withoutExams(examined), order))).toEqual(['undecided'])
  // Entered by hand, while albumin is not known: 62.52 + 54.8 and up to 100 more.
  const entered = withoutExams({ deltaT: signed('negative'), albumin: chartOf({}).albumin })
  expect(triggeredKinds(caseOf(entered, order))).toEqual(['undecided'])
  expect(triggeredKinds(caseOf(withoutExams(), { ...order, answered: new Set() }))).toEqual(['undecided'])
  expect(triggeredKinds(caseOf(withoutExams(), { ...order, unread: ['stiffness'] }))).toEqual(['undecided'])
  expect(triggeredKinds(caseOf(withoutExams(), { ...order, unread: ['laboratory'] }))).toEqual([
    'undecided',
    'baselineMissing',
  ])
  // Nothing known: the card that says so says it of the examination as well.
  expect(triggeredKinds(caseOf(chartOf({ indexDate: NOT_BEGUN }), order))).toEqual(['notComputable'])
})

test('each class, known for certain or not, has its own state at the order', () => {
  const state = (chart: ChartInputs) => triggeredKinds(caseOf(chart, { hook: 'order-sign' }))
  expect(state(complete(36, '2026-11-20'))).toEqual(['high'])
  expect(state(complete(49, '2026-11-20'))).toEqual(['low'])
  // 34.89 + 80 + 54.8 = 169.7 at least; 8 + 54.8 + 62.52 = 125.3 at most.
  const begun = { indexDate: chartOf({}).indexDate }
  expect(
    state(withoutExams({ ...begun, nlr: known(4, '1', '4'), albumin: known(30, 'g/L', '30 g/L') })),
  ).toEqual(['certainlyHigh'])
  expect(state(withoutExams({ ...begun, albumin: known(48, 'g/L', '48 g/L') }))).toEqual(['certainlyLow'])
})

/** Therapy from the given day on, the second examination awaited. */
function awaiting(
  start: string,
  reason: 'follow-up-due' | 'follow-up-not-due' = 'follow-up-due',
): ChartInputs {
  const deltaT = { ...signed(undefined), reason } as ChartInputs['deltaT']
  const window = { from: '2026-11-09', to: '2026-12-21' }
  return withoutExams({
    indexDate: chartOf({}).indexDate,
    therapy: { ...chartOf({}).therapy, started: dayOf(start) },
    deltaT: { ...deltaT, exams: { ...deltaT.exams, window } },
  })
}

test('the second examination is due up to six weeks after the start, and overdue from the next day on', () => {
  // 42 days before 23 November is 12 October.
  expect(plannedDay(dayOf('2026-10-12'), { model: context.model, site: context.site })).toBe('2026-11-23')
  expect(triggeredKinds(caseOf(awaiting('2026-10-12')))).toEqual(['followUpDue'])
  expect(triggeredKinds(caseOf(awaiting('2026-10-11')))).toEqual(['followUpOverdue'])
  expect(summaryOf('followUpOverdue', caseOf(awaiting('2026-10-11')))).toMatch(/22 Nov 2026.*21 Dec 2026/)
})

test('nothing is due before its time, without a start, outside the scope of the model, or once dT is known', () => {
  expect(triggeredKinds(caseOf(awaiting('2026-10-12', 'follow-up-not-due')))).toEqual([])
  const { therapy } = chartOf({})
  expect(triggeredKinds(caseOf({ ...awaiting('2026-10-12'), therapy }))).toEqual([])
  const outOfScope = { kind: 'outOfScope', reasons: ['not-hcc'] } as const
  expect(triggeredKinds(caseOf(awaiting('2026-10-12'), { assessment: outOfScope }))).toEqual([])
  expect(triggeredKinds(caseOf({ ...awaiting('2026-10-12'), deltaT: signed('negative') }))).toEqual([])
})

test('an undecided score waits for week 6 only where dT alone is open and its examination is still to come', () => {
  const summary = (chart: ChartInputs) => summaryOf('undecided', caseOf(chart))
  expect(summary(withoutExams())).toContain('until the 6-week elastography')
  const late = { ...signed(undefined), reason: 'not-found' } as ChartInputs['deltaT']
  expect(summary(withoutExams({ deltaT: late }))).not.toContain('until the 6-week elastography')
  expect(summary(withoutExams({ nlr: chartOf({}).nlr }))).toContain('NLR and dT open')
})

test('where no input could be read that is said, and not that they are missing', () => {
  const failed = { ...chartOf({}).nlr, reason: 'read-failed' } as ChartInputs['nlr']
  const unread = chartOf({
    ...{ nlr: failed, albumin: failed, diameter: failed },
    deltaT: { ...signed(undefined), reason: 'read-failed' } as ChartInputs['deltaT'],
  })
  const keys = { unread: ['laboratory', 'stiffness'] } as const
  expect(summaryOf('notComputable', caseOf(unread, keys))).not.toContain('missing')
  expect(summaryOf('notComputable', caseOf({ ...unread, nlr: chartOf({}).nlr }, keys))).toContain('missing')
})

test('once the course on the chart has ended, an order begins another, which what is on file does not settle', () => {
  const record = (date: string, status = 'completed') => ({
    ...{ reference: 'MedicationRequest/o', kind: 'order' as const, text: '', date, status },
  })
  type Records = ChartInputs['therapy']['lenvatinib']
  const at = (lenvatinib: Records, camrelizumab: Records = []) => {
    const therapy = { ...chartOf({}).therapy, lenvatinib, camrelizumab }
    const onFile = { kind: 'same', last: LAST } as const
    return triggeredKinds(caseOf(complete(36, undefined, { therapy }), { hook: 'order-sign', onFile }))
  }
  // Ninety days before 23 November is 25 August.
  expect(at([record('2026-08-25')])).toEqual([])
  expect(at([record('2026-08-24')])).toEqual(['high'])
  // The later of the two drugs tells; one that goes on has not ended; and without a day nothing is told.
  expect(at([record('2026-08-24')], [record('2026-11-01')])).toEqual([])
  expect(at([record('2026-08-24'), record('2026-05-01')], [record('2026-08-20')])).toEqual(['high'])
  for (const status of ['active', 'on-hold', 'in-progress'])
    expect(at([record('2026-01-05', status)], [record('2026-08-20')])).toEqual([])
  expect(at([record('2026')])).toEqual([])
  expect(at([])).toEqual([])
})

test('of a patient who has died the score alone is told at the order, whatever is on file, and nothing when the chart is opened', () => {
  const patient = { ...chartOf({}).patient, deceased: { date: '2026-11-20' } }
  const chart = complete(36, '2026-11-20', { patient })
  const onFile = { kind: 'same', last: LAST } as const
  expect(triggeredKinds(caseOf(chart, { hook: 'order-sign', onFile }))).toEqual(['high'])
  expect(triggeredKinds(caseOf(chart, { hook: 'order-select' }))).toEqual(['high'])
  expect(triggeredKinds(caseOf(chart))).toEqual([])
  // Nor that the baseline is missing.
  const begun = withoutExams({ patient })
  expect(triggeredKinds(caseOf(begun, { hook: 'order-sign' }))).toEqual(['undecided'])
})

test('an input that is no longer known is no news by itself', () => {
  const lost: Change = { row: 'albumin', before: 49, now: undefined, by: undefined, verdict: 'changed' }
  const chart = complete(36, '2026-11-20', { albumin: chartOf({}).albumin })
  const onFile = { kind: 'changed', last: LAST, changes: [lost, CLASS] } as const
  expect(triggeredKinds(caseOf(chart, { onFile }))).toEqual([])
  // Nor is a change of points and class alone: the model is another.
  const points: Change = {
    row: 'points',
    before: { low: 150, high: 150 },
    now: { low: 208, high: 208 },
    by: 58,
    verdict: 'changed',
  }
  const model = { kind: 'changed', last: LAST, changes: [points, CLASS] } as const
  expect(triggeredKinds(caseOf(complete(36, '2026-11-20'), { onFile: model }))).toEqual([])
})
