import { expect, test } from 'vitest'
import { CODE, lab, read } from '../../test/support/chart-builders.ts'
import { tipmModel } from '../../test/support/read-context.ts'
import { assessChart } from '../fhir/assess-chart.ts'
import type { EarlierAssessment } from '../fhir/stored/earlier-assessments.ts'
import { oldRationale } from '../fhir/stored/old-rationale.ts'
import { changesSince } from './changes.ts'

const stored = (
  rationale: string | undefined,
  overrides: Partial<EarlierAssessment> = {},
): EarlierAssessment => ({
  reference: 'RiskAssessment/a',
  versionId: '1',
  identifiers: [],
  status: 'final',
  date: '2026-10-01',
  risk: 'high',
  probability: undefined,
  detail: oldRationale(rationale),
  rationale,
  basis: [],
  model: undefined,
  notes: [],
  period: undefined,
  performer: undefined,
  ...overrides,
})

async function compare(earlier: EarlierAssessment) {
  const chart = await read([
    lab('alb', CODE.albumin, 36, 'g/L'),
    lab('size', CODE.longest, 8.4, 'cm'),
    lab('n', CODE.anc, 4.2, '10*9/L'),
    lab('l', CODE.alc, 1.4, '10*9/L'),
  ])
  const assessment = assessChart(await tipmModel(), chart)
  if (assessment.kind !== 'bounded') throw new Error(assessment.kind)
  return Object.fromEntries(changesSince(earlier, chart, assessment).map((change) => [change.row, change]))
}

test('names what changed, by how much, and what did not', async () => {
  const changes = await compare(
    stored(
      '222.8 points, cut-off 160: high. Inputs: NLR 3 (2026-09-28); dT negative (2026-09-28); albumin 34 g/L (2026-09-28); tumour diameter 8.4 cm (2026-09-28).',
    ),
  )
  expect(changes['albumin']).toEqual({ row: 'albumin', before: 34, now: 36, by: 2, verdict: 'changed' })
  expect(changes['nlr']).toMatchObject({ verdict: 'same' })
  expect(changes['diameter']).toMatchObject({ by: 0, verdict: 'same' })
  expect(changes['deltaT']).toMatchObject({ before: 'negative', now: undefined, verdict: 'changed' })
  // 56 + (8.4 - 4) x 10.959 = 104.2, and 62.5 more with dT < 0: a range has no single difference.
  expect(changes['points']).toMatchObject({
    before: { low: 222.8, high: 222.8 },
    now: { low: expect.closeTo(104.22, 1), high: expect.closeTo(166.74, 1) },
    by: undefined,
    verdict: 'changed',
  })
  expect(changes['class']).toMatchObject({ before: 'high', now: 'undecided', verdict: 'changed' })
})

test('points that differ by their rounding alone are the same', async () => {
  expect((await compare(stored('104.2 to 166.7 points, cut-off 160: undecided.')))['points']).toMatchObject({
    verdict: 'same',
  })
})

test('of an assessment that does not tell, nothing is said', async () => {
  const changes = await compare(stored(undefined, { risk: 'unknown' }))
  expect(Object.values(changes).map(({ verdict }) => verdict)).toEqual(Array(6).fill('incomparable'))
})
