import { expect, test } from 'vitest'
import {
  allSites,
  CODE,
  condition,
  exam,
  lab,
  pairFrom,
  resultOf,
  tumourSize,
} from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { recordWords } from '../../facts/record-words.ts'
import { written } from '../../text/written.ts'
import { assessChart } from '../assess-chart.ts'
import { readChart } from '../read-chart.ts'
import { assessmentIdentifier } from '../write/assessment-identifier.ts'
import { riskAssessment } from '../write/risk-assessment.ts'
import { FULL_STORAGE } from '../write/storage-form.ts'
import { applyEdits } from './apply-edits.ts'
import type { Edits } from './edits.ts'
import { withTherapyStart } from './entry-date.ts'

// Values before 1 October, of November, and an examination in between; the chart names no drug.
const CHART = [
  lab('n1', CODE.anc, 5.6, '10*9/L', '2026-09-28T08:00:00Z'),
  lab('l1', CODE.alc, 1.4, '10*9/L', '2026-09-28T08:00:00Z'),
  lab('n2', CODE.anc, 2.8, '10*9/L', '2026-11-20T08:00:00Z'),
  lab('l2', CODE.alc, 1.4, '10*9/L', '2026-11-20T08:00:00Z'),
  lab('alb1', CODE.albumin, 34, 'g/L', '2026-09-28T08:00:00Z'),
  lab('alb2', CODE.albumin, 41, 'g/L', '2026-11-20T08:00:00Z'),
  tumourSize('size1', [[CODE.longest, 9.6]], 'cm', '2026-09-25T08:00:00Z'),
  exam('swe1', allSites(20), '2026-09-29T08:00:00Z'),
]

async function readWith(edits: Edits, resources: readonly unknown[] = CHART) {
  const context = withTherapyStart(await readContext(), edits.therapyStart)
  const chart = await readChart(resources, context)
  return { context, ...applyEdits(chart, edits, context) }
}
const start = (date: string): Edits => ({ therapyStart: { kind: 'start', date } })
const dT = (date: string): Edits => ({ deltaT: { kind: 'sign', sign: 'negative', date } })

test('an entered start becomes the index date, and baseline is read against it by the same rules', async () => {
  const before = await readWith({})
  expect(before.chart.indexDate).toMatchObject({ state: 'not-begun', basis: 'none' })
  expect(resultOf(before.chart.albumin)).toBe(41)
  const { chart, faults } = await readWith(start('2026-10-01'))
  expect(faults).toEqual([])
  expect(chart.indexDate).toMatchObject({
    state: 'known',
    basis: 'entered',
    time: { text: '2026-10-01' },
    references: [],
  })
  expect([resultOf(chart.nlr), resultOf(chart.albumin), resultOf(chart.diameter)]).toEqual([4, 34, 9.6])
  expect(chart.deltaT.exams.window).toEqual({ from: '2026-10-29', to: '2026-12-10' })
})

test('it takes the place of what the chart says, whose records stay listed', async () => {
  const { chart } = await readWith(start('2026-10-01'), [...CHART, ...pairFrom('2026-11-01T08:00:00Z')])
  expect(chart.indexDate).toMatchObject({
    basis: 'entered',
    time: { text: '2026-10-01' },
    onFile: { state: 'known', basis: 'administration', time: { text: '2026-11-01T08:00:00Z' } },
  })
  expect(chart.therapy.lenvatinib).toHaveLength(1)
})

test('that it has not begun can be entered too, against what is on file', async () => {
  const edits: Edits = { therapyStart: { kind: 'not-begun' } }
  const { chart, faults } = await readWith(edits, [...CHART, ...pairFrom('2026-10-01')])
  expect(faults).toEqual([])
  expect(chart.indexDate).toMatchObject({
    state: 'not-begun',
    basis: 'entered',
    onFile: { state: 'known', time: { text: '2026-10-01' } },
  })
  expect(resultOf(chart.albumin)).toBe(41)
  expect(chart.therapy.started).toBeUndefined()
})

test('with it dT can be entered, and without it not', async () => {
  expect((await readWith(dT('2026-11-12'))).faults).toEqual([
    { input: 'deltaT', code: 'therapy-not-started' },
  ])
  const { chart, faults, context } = await readWith({ ...start('2026-10-01'), ...dT('2026-11-12') })
  expect(faults).toEqual([])
  // NLR 4 -> 34.89; dT < 0 -> 62.52; (50 - 34) x 4 = 64; (9.6 - 4) x 10.959 = 61.3704.
  expect(assessChart(context.model, chart)).toMatchObject({
    kind: 'complete',
    points: expect.closeTo(222.7804, 1),
  })
})

test('entries are checked again against it: a dT from before it is not used', async () => {
  const { chart, faults } = await readWith({ ...start('2026-11-15'), ...dT('2026-11-12') })
  expect(faults).toEqual([{ input: 'deltaT', code: 'therapy-not-started' }])
  expect(chart.deltaT.state).toBe('unknown')
})

test('a value that was chosen and now is the chart’s own stays in use', async () => {
  const chosen: Edits = { albumin: { kind: 'candidate', reference: 'Observation/alb1' } }
  const { chart, faults } = await readWith({ ...start('2026-10-01'), ...chosen })
  expect(faults).toEqual([])
  expect(resultOf(chart.albumin)).toBe(34)
})

test.each(['', '2026-02-30', '2026-10', '2026-11-24'])(
  'the start %j is refused and changes nothing',
  async (date) => {
    const { chart, faults } = await readWith(start(date))
    expect(faults).toMatchObject([{ input: 'therapyStart' }])
    expect(chart.indexDate).toMatchObject({ state: 'not-begun', basis: 'none' })
  },
)

test('the stored assessment says that the start was entered, and what was answered', async () => {
  const at = '2026-11-23T11:58:00.000Z'
  const { chart, context } = await readWith(
    {
      ...start('2026-10-01'),
      ...dT('2026-11-12'),
      answers: { noOtherTrial: { state: 'met', at }, noSevereComorbidity: { state: 'notMet', at } },
    },
    [...CHART, condition('h', { text: 'HCC' })],
  )
  const assessment = assessChart(context.model, chart)
  if (assessment.kind !== 'complete') throw new Error(assessment.kind)
  const save = {
    read: context,
    author: undefined,
    encounter: undefined,
    appVersion: '1',
    phrases: written.en,
    storage: FULL_STORAGE,
    confirmed: true,
    replaces: [],
    recorded: new Date('2026-11-23T12:00:00Z'),
  }
  const words = await recordWords(chart, assessment, save)
  const stored = riskAssessment(chart, assessment, 'hash', [], { ...save, words })
  const notes = stored.note?.map(({ text }) => text) ?? []
  const population = notes.find((text) => text.includes('Outside the studied population'))
  const answered = 'Answered by the user, 23 Nov 2026, 11:58 UTC, not from the chart'
  expect(population).toContain(`Severe comorbidity: yes; ${answered}.`)
  expect(population).toContain(`Drug of another trial within 30 days: no; ${answered}.`)
  expect(stored.prediction?.[0]?.rationale).toContain(
    'Start of therapy (index date): 1 Oct 2026; as entered by the user, not from the chart; The chart alone: not begun.',
  )
  expect(stored.prediction?.[0]?.whenPeriod).toEqual({ start: '2026-10-01', end: '2027-04-01' })
})

test('another start tells one assessment from another; who says it, and answers to criteria, do not', async () => {
  const identify = async (edits: Edits, resources: readonly unknown[] = CHART) => {
    const { chart, context } = await readWith(edits, resources)
    return assessmentIdentifier(chart, context)
  }
  const plain = await identify({})
  const charted = await identify({}, [...CHART, ...pairFrom('2026-10-01')])
  const entered = await identify(start('2026-10-01'))
  expect(entered).toBe(charted)
  expect(new Set([plain, entered, await identify(start('2026-10-02'))]).size).toBe(3)
  expect(await identify({ answers: { dose: { state: 'met', at: 'x' } } })).toBe(plain)
})
