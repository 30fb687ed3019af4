import { expect, test } from 'vitest'
import { pairFrom, read } from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import type { ExamKind } from '../../fhir/elastography/stiffness-record.ts'
import { examTime, timeDoubt } from './exam-time.ts'

const START = '2026-10-05'

async function doubt(kind: ExamKind, date: string, start: string | undefined = START) {
  const context = await readContext()
  const { therapy, indexDate } = await read(start === undefined ? [] : pairFrom(start))
  const at = examTime({ date, time: '' }, context)
  return at.ok ? timeDoubt(kind, at.time, therapy, indexDate, context) : at.code
}

test('a baseline counts up to the day of the start, and not from too long before', async () => {
  expect(await doubt('baseline', START)).toBeUndefined()
  expect(await doubt('baseline', '2026-10-06')).toBe('after-start')
  // 90 days are the most by default.
  expect(await doubt('baseline', '2026-07-07')).toBeUndefined()
  expect(await doubt('baseline', '2026-07-06')).toBe('too-old')
})

test('a second examination counts from day 28 to day 70 of therapy', async () => {
  expect(await doubt('followUp', START)).toBe('before-start')
  expect(await doubt('followUp', '2026-11-01')).toBe('outside-window')
  expect(await doubt('followUp', '2026-11-02')).toBeUndefined()
})

test('a date that is missing, wrong or to come is named', async () => {
  expect(await doubt('baseline', '')).toBe('date-missing')
  expect(await doubt('baseline', '2026-02-30')).toBe('date-invalid')
  expect(await doubt('baseline', '2999-01-01')).toBe('date-in-future')
})

test('without a start of therapy there is no second examination', async () => {
  const context = await readContext()
  const { therapy, indexDate } = await read([])
  const at = examTime({ date: '2026-11-16', time: '08:00' }, context)
  expect(at.ok && timeDoubt('followUp', at.time, therapy, indexDate, context)).toBe('therapy-not-started')
})
