import { expect, test } from 'vitest'
import { CODE, lab, pairFrom } from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { applyEdits } from '../../fhir/edits/apply-edits.ts'
import type { Edits } from '../../fhir/edits/edits.ts'
import { readSeries } from '../../fhir/read/read-series.ts'
import { readChart } from '../../fhir/read-chart.ts'
import { inputPoints } from './input-points.ts'

const CHART = [
  ...pairFrom('2026-10-10T08:00:00Z'),
  lab('a1', CODE.albumin, 38, 'g/L', '2026-09-01T08:00:00Z'),
  lab('a2', CODE.albumin, 36, 'g/L', '2026-10-08T08:00:00Z'),
  lab('a3', CODE.albumin, 33, 'g/L', '2026-11-08T08:00:00Z'),
]

async function albumin(edits: Edits) {
  const context = await readContext()
  const { chart } = applyEdits(await readChart(CHART, context), edits, context)
  const series = await readSeries(CHART, context)
  return inputPoints(series.albumin, 'albumin', chart).map(({ value, role }) => [value, role])
}

test('the value in use is told from those before and after the index date', async () => {
  expect(await albumin({})).toEqual([
    [38, 'beforeIndex'],
    [36, 'used'],
    [33, 'afterIndex'],
  ])
})

test('a value chosen by the user is the one in use', async () => {
  expect(await albumin({ albumin: { kind: 'candidate', reference: 'Observation/a3' } })).toEqual([
    [38, 'beforeIndex'],
    [36, 'beforeIndex'],
    [33, 'used'],
  ])
})

test('a value entered by hand is added in order of time', async () => {
  const entered: Edits = { albumin: { kind: 'quantity', value: 3.1, unit: 'g/dL', date: '2026-10-01' } }
  expect(await albumin(entered)).toEqual([
    [38, 'beforeIndex'],
    [31, 'used'],
    [36, 'beforeIndex'],
    [33, 'afterIndex'],
  ])
})
