import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartOf, known, ranged, signed, unknown } from '../../../test/support/chart-inputs.ts'
import { readContext, tipmModel } from '../../../test/support/read-context.ts'
import { isScored } from '../../model/assessment.ts'
import type { Interval } from '../../model/interval.ts'
import { assessChart } from '../assess-chart.ts'
import { DETAIL_EXTENSION } from '../codes/canonical.ts'
import { assessmentDetail } from '../write/assessment-detail.ts'
import { storedDetail } from './stored-detail.ts'

const infinite = Number.POSITIVE_INFINITY
const number = (low: number, high: number) =>
  fc.integer({ min: low * 100, max: high * 100 }).map((n) => n / 100)
const range = (low: number, high: number): fc.Arbitrary<Interval> =>
  fc.oneof(
    fc
      .tuple(number(low, high), number(low, high))
      .filter(([a, b]) => a < b)
      .map(([a, b]) => ({ low: a, high: b })),
    number(low, high).map((value) => ({ low: value, high: infinite, above: true as const })),
    number(low, high).map((value) => ({ low: value, high: infinite })),
    number(low, high).map((value) => ({ low: 0, high: value, below: true as const })),
  )

test('gives back every input and the points as they were stored, through JSON', async () => {
  const context = await readContext()
  const reading = (unit: string, low: number, high: number) =>
    fc.oneof(
      number(low, high).map((value) => known(value, unit, 'x')),
      range(low, high).map((interval) => ranged(interval, unit, 'x')),
      fc.constant(unknown('not-found')),
    )
  fc.assert(
    fc.property(
      reading('1', 1, 60),
      reading('g/L', 8, 70),
      reading('cm', 1, 35),
      fc.constantFrom('negative' as const, 'nonnegative' as const, undefined),
      (nlr, albumin, diameter, sign) => {
        const chart = chartOf({ nlr, albumin, diameter, deltaT: signed(sign) })
        const assessment = assessChart(context.model, chart)
        if (!isScored(assessment)) return
        const stored = storedDetail(
          JSON.parse(JSON.stringify([assessmentDetail(chart, assessment, context)])),
        )
        const [low, high] =
          assessment.kind === 'complete'
            ? [assessment.points, assessment.points]
            : [assessment.low.points, assessment.high.points]
        // Points are kept to four decimals.
        expect(stored?.points?.low).toBeCloseTo(low, 4)
        expect(stored?.points?.high).toBeCloseTo(high, 4)
        for (const [name, given] of Object.entries({ nlr, albumin, diameter })) {
          const value = stored?.inputs[name as 'nlr']?.value
          if (given.state === 'unknown') expect(value).toBeUndefined()
          if (given.state === 'known') expect(value).toBe(given.value)
          if (given.state === 'interval') expect(given).toMatchObject(value as Interval)
        }
        expect(stored?.inputs.deltaT?.value).toBe(sign)
      },
    ),
    { numRuns: 200 },
  )
})

test('says of an input when it was measured and whether it was entered, and keeps what could not be read', async () => {
  const context = await readContext()
  const entered = known(34, 'g/L', '3.4 g/dL')
  const chart = chartOf({
    albumin: { ...entered, evidence: { ...entered.evidence, rule: 'entered-by-user' } },
    failures: [{ topic: 'procedures', code: 'timeout', status: undefined, diagnostics: undefined }],
  })
  const assessment = assessChart(await tipmModel(), chart)
  if (!isScored(assessment)) throw new Error(assessment.kind)
  const detail = assessmentDetail(chart, assessment, context)
  expect(storedDetail([detail])?.inputs.albumin).toEqual({
    value: 34,
    day: '2026-10-05',
    entered: true,
    chosen: false,
  })
  expect(detail.extension).toContainEqual({ url: 'unread', valueCode: 'procedures' })
  expect(detail.extension).toContainEqual({
    url: 'indexDate',
    extension: [
      { url: 'state', valueCode: 'known' },
      { url: 'basis', valueCode: 'administration' },
      { url: 'time', valueDate: '2026-10-07' },
    ],
  })
})

const part = (url: string, ...extension: readonly object[]) => ({ url, extension })
const code = (url: string, valueCode: string) => ({ url, valueCode })
const detailWith = (...extension: readonly object[]) => storedDetail([part(DETAIL_EXTENSION, ...extension)])

test('of inputs and answers those are read that are told whole, under names that are known', () => {
  const value = { url: 'value', valueQuantity: { value: 36 } }
  const date = { url: 'date', valueDate: '2026-10-05' }
  const at = { url: 'at', valueDateTime: '2026-11-20T10:00:00Z' }
  const read = detailWith(
    part('input', code('name', 'albumin'), value, date, code('origin', 'chosen')),
    part('input', code('name', 'diameter'), value),
    part('input', code('name', 'nlr'), date),
    part('input', code('name', 'bilirubin'), value, date),
    part('criterion', code('id', 'dose'), code('answer', 'notMet'), at),
    part('criterion', code('id', 'stage'), code('answer', 'met'), at),
    part('criterion', code('id', 'regimen'), code('answer', 'unknown'), at),
    part('criterion', code('id', 'hcc'), code('answer', 'met')),
    part('criterion', code('id', 'of another'), code('answer', 'met'), at),
  )
  expect(read?.inputs).toEqual({ albumin: { value: 36, day: '2026-10-05', entered: false, chosen: true } })
  const when = at.valueDateTime
  expect(read?.answers).toEqual({ dose: { state: 'notMet', at: when }, stage: { state: 'met', at: when } })
})

test('an amount with a comparator is a range that is open at one end, and leaves out the limit itself where it says so', () => {
  const pointsOf = (points: object) => detailWith({ url: 'points', ...points })?.points
  const limited = (comparator: string) => pointsOf({ valueQuantity: { value: 160, comparator } })
  expect(limited('>')).toEqual({ low: 160, high: infinite, above: true })
  expect(limited('>=')).toEqual({ low: 160, high: infinite })
  expect(limited('<')).toEqual({ low: 0, high: 160, below: true })
  expect(limited('<=')).toEqual({ low: 0, high: 160 })
  expect(pointsOf({ valueQuantity: { value: 160 } })).toEqual({ low: 160, high: 160 })
  expect(pointsOf({ valueRange: { low: { value: 1 }, high: { value: 2 } } })).toEqual({ low: 1, high: 2 })
  expect([pointsOf({ valueCode: 'negative' }), pointsOf({}), detailWith()?.points]).toEqual(
    Array(3).fill(undefined),
  )
})

test('the index date is a day, or the last of a period; a start is the user’s where it was entered', () => {
  const read = (...index: readonly object[]) => {
    const detail = detailWith(part('indexDate', ...index))
    return [detail?.index, detail?.start]
  }
  const day = { url: 'time', valueDate: '2026-10-07' }
  const entered = code('basis', 'entered')
  expect(read(code('state', 'known'), code('basis', 'order'), day)).toEqual(['2026-10-07', undefined])
  expect(read({ url: 'time', valuePeriod: { start: '2026-10-01', end: '2026-10-09' } })).toEqual([
    ...['2026-10-09', undefined],
  ])
  expect(read(code('state', 'known'), entered, day)).toEqual([
    '2026-10-07',
    { kind: 'start', date: '2026-10-07' },
  ])
  expect(read(code('state', 'not-begun'), entered, day)).toEqual(['2026-10-07', { kind: 'not-begun' }])
  expect(read(code('state', 'known'), entered)).toEqual([undefined, undefined])
  expect([detailWith()?.index, detailWith()?.start]).toEqual([undefined, undefined])
})

test('concludes nothing from what another wrote', () => {
  for (const other of [undefined, null, 'x', [], [{ url: 'https://else.example' }], [{}]]) {
    expect(storedDetail(other)).toBeUndefined()
  }
})
