import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ValidationReport } from '../../validation/report/validation-report.ts'
import { run } from '../run.ts'

const folder = mkdtempSync(join(tmpdir(), 'tipm-degenerate-'))
const mapping = join(folder, 'map.json')
const bits = (column: string) => ({ column, ones: ['1'], zeros: ['0'] })
writeFileSync(
  mapping,
  JSON.stringify({
    format: 'tipm-mapping-1',
    kind: 'scored',
    columns: {
      score: { column: 'score' },
      probability: { column: 'probability' },
      outcome: bits('outcome'),
      days: { column: 'days', unit: 'd' },
      event: bits('event'),
    },
  }),
)

type Row = readonly [score: number, probability: number, outcome: 0 | 1, days: number, event: 0 | 1]

async function validated(rows: readonly Row[]) {
  const csv = ['score,probability,outcome,days,event', ...rows.map((row) => row.join(','))].join('\n')
  const json = join(folder, 'report.json')
  const args = ['validate', '-', '--scored', '--map', mapping, '--cutoff', '50', '--bootstrap', '20']
  const result = await run([...args, '--json', json, '--html', join(folder, 'report.html')], {
    now: new Date('2026-11-23T12:00:00Z'),
    readStdin: async () => Buffer.from(csv),
  })
  expect(result).toMatchObject({ exitCode: 0, stderr: '' })
  // What is not there is said, never shown as a number that is none.
  expect(result.stdout).not.toMatch(/NaN|Infinity|undefined|null/)
  const report: ValidationReport = JSON.parse(readFileSync(json, 'utf8'))
  const [calibration] = report.calibration.strata
  const [survival] = report.survival.strata
  const [discrimination] = report.discrimination.strata
  return { text: result.stdout, calibration, survival, auc: discrimination?.scores[0]?.auc }
}

const many = (row: (i: number) => Row) => Array.from({ length: 40 }, (_, i) => row(i))
const bit = (yes: boolean) => (yes ? 1 : 0)

test('where everybody progressed, what needs both outcomes says so, O/E included', async () => {
  const { text, calibration } = await validated(many((i) => [2 * i, (i + 1) / 50, 1, 10 + i, bit(i % 3 > 0)]))
  expect(calibration?.observedExpected).toEqual({ ok: false, code: 'one-class-only' })
  expect(text).toContain('only one outcome occurs')
})

test('scores that separate the outcomes completely have an AUC of 1, without an interval and without a slope', async () => {
  const { text, calibration, auc } = await validated(
    many((i) => [2 * i, (i + 1) / 50, bit(i > 19), 99 - i, 1]),
  )
  expect(auc).toMatchObject({ ok: true, value: { estimate: 1, variance: 0 } })
  expect(text).toContain('1.000 (no interval can be formed)')
  expect(calibration?.joint).toEqual({ ok: false, code: 'separation' })
})

test('equal scores say nothing, and no interval pretends that they do', async () => {
  const { text, calibration, survival } = await validated(
    many((i) => [50, 0.3, bit(i % 4 === 0), 10 + i, bit(i % 2 === 0)]),
  )
  expect(text).toContain('0.500 (no interval can be formed)')
  expect(calibration?.hosmerLemeshow).toEqual({ ok: false, code: 'no-variation' })
  expect(survival?.hazardRatio).toEqual({ ok: false, code: 'no-variation' })
})

test('probabilities of 0 and 1 that were wrong leave the Brier score, and no infinite figure', async () => {
  const { calibration } = await validated(many((i) => [i % 2, i % 2, bit(i % 3 === 0), 10 + i, 1]))
  expect(calibration?.certain).toBe(40)
  expect(calibration?.joint).toEqual({ ok: false, code: 'probability-zero-or-one' })
  expect(calibration?.hosmerLemeshow).toEqual({ ok: false, code: 'probability-zero-or-one' })
  expect(calibration?.brier.ok).toBe(true)
})

test('ties everywhere compute: three scores, three probabilities, two days', async () => {
  const { calibration, survival, auc } = await validated(
    many((i) => [
      40 + 10 * (i % 3),
      0.2 + 0.2 * (i % 3),
      bit(i % 5 < 1 + (i % 3)),
      7 + 7 * (i % 2),
      bit(i % 4 > 0),
    ]),
  )
  expect([auc?.ok, calibration?.joint.ok, survival?.hazardRatio.ok, survival?.logRank.ok]).toEqual([
    true,
    true,
    true,
    true,
  ])
})

test.each([1, 2])('%i patients make a report of reasons', async (count) => {
  const rows: readonly Row[] = [
    [40, 0.2, 0, 30, 1],
    [60, 0.7, 1, 20, 1],
  ]
  const { calibration } = await validated(rows.slice(0, count))
  expect(calibration?.curve).toEqual({ ok: false, code: 'too-few-values' })
})

test('scores around a ten-millionth keep their order: nothing is rounded on the way in', async () => {
  // By hand: of the 20 x 20 pairs those with the higher score among the events are 20 * 20 - 19 (one event lies lowest).
  const rows = many((i) => [(i + 1) * 1e-9, (i + 1) * 1e-10, bit(i > 20 || i === 0), 10 + i, 1])
  const { auc, calibration } = await validated(rows)
  expect(auc).toMatchObject({ ok: true, value: { estimate: 0.95 } })
  expect(calibration?.certain).toBe(0)
})

test('cells that could not be used are counted where their figures are missing', async () => {
  const { text, calibration } = await validated(many((i) => [i, 1.2, bit(i % 3 === 0), 10 + i, 1]))
  expect(calibration?.brier).toEqual({ ok: false, code: 'no-values' })
  expect(text).toMatch(/Cells that hold something and could not be used:\n.*probability.* 40\n/i)
})
