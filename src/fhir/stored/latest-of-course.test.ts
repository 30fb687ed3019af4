import { expect, test } from 'vitest'
import { chartOf, dayOf } from '../../../test/support/chart-inputs.ts'
import { readContext } from '../../../test/support/read-context.ts'
import type { ChartInputs } from '../chart-inputs.ts'
import type { EarlierAssessment } from './earlier-assessments.ts'
import { latestOfCourse } from './latest-of-course.ts'

const context = await readContext()
type Detail = Partial<EarlierAssessment['detail']>
const stored = (id: string, detail: Detail = {}, more: Partial<EarlierAssessment> = {}) =>
  ({ reference: id, status: 'final', identifiers: [], detail, ...more }) as unknown as EarlierAssessment
/** Of the course that began on 7 October 2026, the newest first. */
const latest = (earlier: readonly EarlierAssessment[], more: Partial<ChartInputs> = {}) =>
  latestOfCourse(chartOf({ earlier, ...more }), 'now', context)?.reference

test('the newest of this course that stands is the latest, whatever was withdrawn after it', () => {
  const index = '2026-10-07'
  const withdrawn = ['entered-in-error', 'cancelled'].map((status) => stored(status, { index }, { status }))
  expect(latest([...withdrawn, stored('b', { index }), stored('a', { index })])).toBe('b')
  expect(latest(withdrawn)).toBeUndefined()
  expect(latest([])).toBeUndefined()
})

test('it is of this course where its index date is no further before that of the chart than courses lie apart', () => {
  // Ninety days before 7 October is 9 July.
  expect(latest([stored('a', { index: '2026-07-09' })])).toBe('a')
  expect(latest([stored('a', { index: '2026-07-08' })])).toBeUndefined()
  expect(latest([stored('a', { index: '2026-11-20' })])).toBe('a')
  // Not told, that of the prediction stands for it, or the day of the assessment.
  const period = (start: string) => ({ period: { start, end: undefined }, date: '2026-10-07' })
  expect(latest([stored('a', {}, period('2026-07-08'))])).toBeUndefined()
  expect(latest([stored('a', {}, period('2026-07-09'))])).toBe('a')
  expect(latest([stored('a', {}, { date: '2026-07-08' })])).toBeUndefined()
  expect(latest([stored('a', {}, { date: '2026-07-09' })])).toBe('a')
  expect(latest([stored('a'), stored('b', { index: 'soon' })])).toBeUndefined()
})

test('the very finding of the chart is of its course, and one of an earlier course is not, however near', () => {
  expect(latest([stored('a', { index: '2026-01-01' }, { identifiers: ['of old', 'now'] })])).toBe('a')
  const courses = [
    { from: dayOf('2026-02-01'), to: dayOf('2026-03-01') },
    { from: dayOf('2026-06-01'), to: dayOf('2026-07-20') },
  ]
  const therapy = { ...chartOf({}).therapy, earlier: courses }
  expect(latest([stored('a', { index: '2026-07-20' })], { therapy })).toBeUndefined()
  expect(latest([stored('a', { index: '2026-07-21' })], { therapy })).toBe('a')
})

test('a start that the clinician entered stands as long as the chart knows none', () => {
  const entered = stored('a', { index: '2026-01-01', start: { kind: 'start', date: '2026-01-01' } })
  const { indexDate } = chartOf({})
  expect(latest([entered])).toBeUndefined()
  expect(latest([entered], { indexDate: { ...indexDate, state: 'unknown' } })).toBe('a')
  expect(
    latest([stored('a', { index: '2026-01-01' })], { indexDate: { ...indexDate, state: 'unknown' } }),
  ).toBeUndefined()
})
