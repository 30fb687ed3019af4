import { expect, test } from 'vitest'
import { assessChart } from '../../src/fhir/assess-chart.ts'
import type { ChartInputs, SelectionRule } from '../../src/fhir/chart-inputs.ts'
import type { EarlierAssessment } from '../../src/fhir/stored/earlier-assessments.ts'
import type { StoredDetail } from '../../src/fhir/stored/stored-detail.ts'
import { chartOf, known, signed } from '../../test/support/chart-inputs.ts'
import { caseOf, context } from '../test-support/card-case.ts'
import { cardsFor } from './cards-for.ts'
import { compareWithFile, type OnFile } from './on-file.ts'

/** NLR 4, albumin 36 g/L, 9 cm and dT negative: 34.89 + 56 + 54.8 + 62.52 = 208.2 points, high. */
function chartWith(more: Partial<ChartInputs> = {}): ChartInputs {
  return chartOf({
    nlr: known(4, '1', '4'),
    albumin: known(36, 'g/L', '36 g/L'),
    diameter: known(9, 'cm', '9 cm'),
    deltaT: signed('negative'),
    ...more,
  })
}
const input = (value: number | 'negative') => ({ value, day: '2026-10-05', entered: false, chosen: false })
const INPUTS: StoredDetail['inputs'] = {
  ...{ nlr: input(4), albumin: input(36), diameter: input(9), deltaT: input('negative') },
}
const detail = (more: Partial<StoredDetail> = {}): StoredDetail => ({
  ...{ points: { low: 208.2, high: 208.2 }, rounding: 0.1, inputs: INPUTS, answers: {} },
  ...{ index: undefined, start: undefined },
  ...more,
})
const lastWith = (more: Partial<EarlierAssessment> = {}) =>
  ({
    ...{ reference: 'RiskAssessment/1', versionId: '1', identifiers: ['of old'], risk: 'high' },
    ...{ detail: detail(), date: '2026-11-01T10:00:00Z' },
    ...more,
  }) as EarlierAssessment
const onFile = (last: EarlierAssessment | undefined, chart = chartWith()) =>
  compareWithFile({ chart, identifier: 'of now', last }, assessChart(context.model, chart))
const rowsOf = (found: OnFile) =>
  found.kind === 'changed' ? found.changes.map(({ row }) => row) : found.kind

test('what is on file is the same where it says the same, and of what changed that alone is told', () => {
  expect(rowsOf(onFile(undefined))).toBe('none')
  expect(rowsOf(onFile(lastWith(), chartOf({})))).toBe('none')
  expect(rowsOf(onFile(lastWith()))).toBe('same')
  const of = (more: Partial<StoredDetail>, risk: EarlierAssessment['risk'] = 'high') =>
    rowsOf(onFile(lastWith({ risk, detail: detail(more) })))
  expect(of({ inputs: { ...INPUTS, albumin: input(34) } })).toEqual(['albumin'])
  expect(of({ points: { low: 150, high: 150 } }, 'low')).toEqual(['points', 'class'])
  // Its class is not told: points and inputs are the same all the same.
  expect(of({}, 'unknown')).toBe('same')
})

test('what tells neither points nor inputs nor class is of this chart only by its identifier', () => {
  const bare = { risk: 'unknown', detail: detail({ points: undefined, inputs: {} }) } as const
  expect(rowsOf(onFile(lastWith(bare)))).toBe('none')
  expect(rowsOf(onFile(lastWith({ ...bare, identifiers: ['of old', 'of now'] })))).toBe('same')
  expect(rowsOf(onFile(lastWith({ ...bare, risk: 'high' })))).toBe('same')
  expect(rowsOf(onFile(lastWith({ ...bare, risk: 'low' })))).toEqual(['class'])
})

test('a value or a start of the clinician’s own makes it their assessment', () => {
  const albumin = (rule: SelectionRule) => {
    const reading = known(36, 'g/L', '36 g/L')
    return chartWith({ albumin: { ...reading, evidence: { ...reading.evidence, rule } } })
  }
  expect(rowsOf(onFile(lastWith(), albumin('entered-by-user')))).toBe('ownValues')
  expect(rowsOf(onFile(lastWith(), albumin('chosen-by-user')))).toBe('ownValues')
  const { indexDate } = chartOf({})
  expect(rowsOf(onFile(lastWith(), chartWith({ indexDate: { ...indexDate, basis: 'entered' } })))).toBe(
    'ownValues',
  )
})

/** The card at the order, where its state speaks. */
function cardOf(found: OnFile, chart = chartWith()) {
  const [first] = cardsFor(caseOf(chart, { hook: 'order-sign', onFile: found }))
  return first?.card
}

test('an input that changed and moves no point is told without points of before', () => {
  // An NLR of 2 or 2.5 adds nothing: 56 + 54.8 + 62.52.
  const chart = chartWith({ nlr: known(2.5, '1', '2.5') })
  const stored = detail({ points: { low: 173.3, high: 173.3 }, inputs: { ...INPUTS, nlr: input(2) } })
  const card = cardOf(onFile(lastWith({ detail: stored }), chart), chart)
  expect(card?.summary).toMatch(
    /^Changed since 1 Nov 2026 \(NLR\): High risk of progression, TIPM 173 points$/,
  )
  expect(card?.detail).toContain('(nobody named)')
  expect(card?.detail).toContain('then 2, now 2.5 (+0.5)')
})

test('a class that changed is told as it was and is, a value of the clinician’s own with what the chart has beside it if anything', () => {
  const low = onFile(lastWith({ risk: 'low', detail: detail({ points: { low: 150, high: 150 } }) }))
  expect(cardOf(low)?.detail.split('\n\n')[1]?.split('\n')).toEqual([
    '- **Points:** then 150, now 208 (+58)',
    '- **Class:** then low, now high',
  ])
  const reading = known(36, 'g/L', '36 g/L')
  const own = chartWith({
    albumin: { ...reading, evidence: { ...reading.evidence, rule: 'entered-by-user' } },
  })
  const told = cardOf(onFile(lastWith(), own), own)?.detail.replaceAll('\u00a0', ' ')
  expect(told?.split('\n\n')[1]).toBe('- **Albumin:** 36 g/L')
  const started = chartWith({ indexDate: { ...own.indexDate, basis: 'entered' } })
  expect(cardOf(onFile(lastWith(), started), started)?.detail).toMatch(/^Assessment of 1 Nov.*\n\n\*\*High/)
})

test('the card of a patient who has died does not go through what is on file', () => {
  const dead = chartWith({ patient: { ...chartWith().patient, deceased: { date: '2026-11-20' } } })
  const card = cardOf(onFile(lastWith(), dead), dead)
  expect(card?.detail).not.toContain('1 Nov 2026')
})
