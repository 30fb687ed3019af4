import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readContext } from '../../../test/support/read-context.ts'
import { assess } from '../../model/assess.ts'
import type { ChartInputs, Known } from '../chart-inputs.ts'
import { readChart } from '../read-chart.ts'
import { rationaleText } from '../write/assessment-text.ts'
import { rationaleParts } from './rationale-parts.ts'

const text =
  'TIPM 1.0.0 (reconstructed, model hash abc). 124.5 to 187.1 points, cut-off 160: class undecided; unknown: dT; ' +
  'estimated probability 12.0-80.1 %. Inputs: NLR 3.5 (2026-11-21); dT unknown; albumin 38 g/L (2026-11-21, entered ' +
  'by hand); tumour diameter 7.8 cm (2026-11-12). Investigational.'

test('reads points and inputs out of the stored words', () => {
  expect(rationaleParts(text)).toEqual({
    points: { low: 124.5, high: 187.1 },
    inputs: {
      nlr: { value: 3.5, unit: '', day: '2026-11-21', entered: false },
      albumin: { value: 38, unit: 'g/L', day: '2026-11-21', entered: true },
      diameter: { value: 7.8, unit: 'cm', day: '2026-11-12', entered: false },
    },
  })
})

test('concludes nothing from words of another', () => {
  for (const other of [undefined, '', 'Risk is high.', 'albumin was 38', 'NLR 4']) {
    expect(rationaleParts(other)).toEqual({ points: undefined, inputs: {} })
  }
})

test('gives back every input that was written, and points to a decimal', async () => {
  const context = await readContext()
  const empty = await readChart([], context)
  const day = { text: '2026-11-20', from: 0, to: 1, precision: 'day' } as const
  const known = <Value>(value: Value, unit: string, rule: 'entered-by-user' | 'reported-ratio') =>
    ({
      state: 'known',
      value,
      unit,
      evidence: { rule, sources: [], time: day, ageDays: 3, freshness: 'fresh' },
      passedOver: [],
    }) satisfies Known<Value>
  const decimal = (low: number, high: number, places: number) =>
    fc.integer({ min: low * 10 ** places, max: high * 10 ** places }).map((n) => n / 10 ** places)
  fc.assert(
    fc.property(
      decimal(1, 60, 2),
      decimal(8, 70, 1),
      decimal(1, 35, 2),
      fc.constantFrom('negative' as const, 'nonnegative' as const, undefined),
      fc.boolean(),
      (nlr, albumin, diameter, deltaT, entered) => {
        const rule = entered ? 'entered-by-user' : 'reported-ratio'
        const chart: ChartInputs = {
          ...empty,
          nlr: known(nlr, '1', rule),
          albumin: known(albumin, 'g/L', rule),
          diameter: known(diameter, 'cm', rule),
          deltaT:
            deltaT === undefined ? empty.deltaT : { ...known(deltaT, '', rule), exams: empty.deltaT.exams },
        }
        const assessment = assess(context.model, { nlr, albumin, diameter, deltaT })
        if (assessment.kind !== 'complete' && assessment.kind !== 'bounded') return
        const parts = rationaleParts(rationaleText(chart, assessment, context))
        const [low, high] =
          assessment.kind === 'complete'
            ? [assessment.points, assessment.points]
            : [assessment.low.points, assessment.high.points]
        expect(parts.points?.low).toBeCloseTo(low, 0)
        expect(parts.points?.high).toBeCloseTo(high, 0)
        const input = (value: unknown, unit: string) => ({ value, unit, day: day.text, entered })
        expect(parts.inputs).toEqual({
          nlr: input(nlr, ''),
          albumin: input(albumin, 'g/L'),
          diameter: input(diameter, 'cm'),
          ...(deltaT === undefined ? {} : { deltaT: input(deltaT, '') }),
        })
      },
    ),
    { numRuns: 50 },
  )
})
