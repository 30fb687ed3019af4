import { expect, test } from 'vitest'
import type { Change } from '../../src/facts/changes.ts'
import type { ChartInputs } from '../../src/fhir/chart-inputs.ts'
import { chartOf, dayOf, examOn, known, ranged, signed, unknown } from '../../test/support/chart-inputs.ts'
import type { CardKind } from '../card-kinds.ts'
import { caseOf } from '../test-support/card-case.ts'
import type { CardInput } from './card-input.ts'
import { cardsFor } from './cards-for.ts'

/** 34.9 points of the NLR, 56 of albumin, 54.8 of the diameter and 62.5 of dT: 208.2. */
const whole: Partial<ChartInputs> = {
  nlr: known(4, '1', '4'),
  albumin: known(36, 'g/L', '36 g/L'),
  diameter: known(9, 'cm', '9 cm'),
  deltaT: signed('negative'),
}
const high = chartOf(whole)
const NOT_BEGUN = { ...high.indexDate, state: 'not-begun', basis: 'none' } as const
/** 56 and 54.8 points: 110.8, or 173.3 with dT negative. */
const awaiting = chartOf({
  ...whole,
  nlr: known(2, '1', '2'),
  deltaT: signed(undefined),
  indexDate: NOT_BEGUN,
})

const EVERY = ['high', 'low', 'certainlyHigh', 'certainlyLow', 'undecided', 'notComputable'] as const
const AT_VIEW = ['outOfScope', 'baselineMissing', 'followUpDue', 'followUpOverdue', 'newlyHigh'] as const

/** The cards of an order-sign, or of another hook, at which the given kinds speak; all of them where none are given. */
function cardsOf(
  chart: ChartInputs,
  { speak = [...EVERY, ...AT_VIEW], ...more }: Partial<CardInput> & { speak?: readonly CardKind[] } = {},
) {
  const hook = more.hook ?? 'order-sign'
  const input = caseOf(chart, { ...more, hook })
  const { settings } = input
  return cardsFor({ ...input, settings: { ...settings, speak: { ...settings.speak, [hook]: [...speak] } } })
}
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ')
const detailOf = (...given: Parameters<typeof cardsOf>) => plain(cardsOf(...given)[0]?.card.detail)

test('only the states that the site lets speak at the hook have a card', () => {
  const kinds = (speak: readonly CardKind[]) => cardsOf(awaiting, { speak }).map(({ kind }) => kind)
  expect(kinds(['undecided', 'baselineMissing'])).toEqual(['undecided', 'baselineMissing'])
  expect(kinds(['baselineMissing', 'high'])).toEqual(['baselineMissing'])
  expect(kinds(['high'])).toEqual([])
  expect(kinds([])).toEqual([])
})

test('that the patient has died is said whichever states speak at the hook, but not where it says nothing at all', () => {
  const dead = { ...high, patient: { ...high.patient, deceased: { date: '2026-11-20' } } }
  const summaries = (speak: readonly CardKind[]) => cardsOf(dead, { speak }).map(({ card }) => card.summary)
  expect(summaries(['low'])).toEqual(['The chart records that the patient died on 20 Nov 2026.'])
  expect(summaries([])).toEqual([])
})

test('the topic is that of patient and data, whatever the hook and the ids of the orders; each hook has its own card', () => {
  const one = (more: Partial<CardInput> = {}, chart = high) => {
    const [card] = cardsOf(chart, { orders: ['a', 'b'], ...more })
    return { topic: card?.topic, uuid: card?.card.uuid }
  }
  const first = one()
  expect(one()).toEqual(first)
  expect(one({ orders: ['c'] })).toEqual(first)
  expect(one({ hook: 'order-select' }).topic).toBe(first.topic)
  expect(one({ hook: 'order-select' }).uuid).not.toBe(first.uuid)
  for (const other of [
    one({ assessmentHash: 'other' }),
    one({ context: { ...caseOf(high).context, patientId: 'p2' } }),
    one({}, chartOf({ ...whole, nlr: known(2, '1', '2'), albumin: known(50, 'g/L', '50 g/L') })),
  ]) {
    expect(other.topic).not.toBe(first.topic)
    expect(other.uuid).not.toBe(first.uuid)
  }
})

test('topics and cards are UUIDs of version 8', () => {
  const [found] = cardsOf(high)
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  expect(found?.topic).toMatch(form)
  expect(found?.card.uuid).toMatch(form)
  expect(found?.topic).not.toBe(found?.card.uuid)
})

test('a card links to the app and to the evidence beside it', () => {
  const [found] = cardsOf(high)
  expect(found?.card.links).toEqual([
    { label: 'Open TIPM in the chart', url: 'https://app.example/launch.html', type: 'smart' },
  ])
  expect(found?.card.source).toEqual({
    label: 'TIPM (Sci Rep 2025) on FHIR',
    url: 'https://app.example/evidence.html',
  })
})

test('reasons to override are codings, of no system where the site names none, and left out where there are none', () => {
  const { settings } = caseOf(high)
  const reasonsOf = (overrideReasons: CardInput['settings']['overrideReasons']) => {
    const [found] = cardsOf(high, { settings: { ...settings, overrideReasons } })
    return found?.card
  }
  const named = { system: 'https://hospital.example/reasons', code: 'a', display: 'A' }
  expect(reasonsOf([named, { code: 'b', display: 'B' }])?.overrideReasons).toStrictEqual([
    named,
    { code: 'b', display: 'B' },
  ])
  expect(reasonsOf([])).not.toHaveProperty('overrideReasons')
})

test('a way to choose is given with suggestions and only then', () => {
  const [score, baseline] = cardsOf(awaiting)
  expect(score?.card).not.toHaveProperty('suggestions')
  expect(score?.card).not.toHaveProperty('selectionBehavior')
  expect(baseline?.card).toMatchObject({ selectionBehavior: 'any', suggestions: { length: 2 } })
})

test('a high score warns, certain or new; all else informs', () => {
  const indicators = (chart: ChartInputs, more: Partial<CardInput> = {}) =>
    cardsOf(chart, more).map(({ kind, card }) => [kind, card.indicator])
  expect(indicators(high)).toEqual([['high', 'warning']])
  const certain = chartOf({ ...whole, albumin: known(30, 'g/L', '30 g/L'), deltaT: signed(undefined) })
  expect(indicators(certain)).toEqual([['certainlyHigh', 'warning']])
  const { exams } = signed(undefined)
  const fresh = { ...signed('negative'), exams: { ...exams, followUp: examOn('2026-11-20') } }
  expect(indicators(chartOf({ ...whole, deltaT: fresh }), { hook: 'patient-view' })).toEqual([
    ['newlyHigh', 'warning'],
  ])
  expect(indicators(awaiting)).toEqual([
    ['undecided', 'info'],
    ['baselineMissing', 'info'],
  ])
  expect(indicators(chartOf({}))).toEqual([['notComputable', 'info']])
})

/** Therapy of both drugs from 12 October 2026 on; the second examination is due. */
function due(more: Partial<ChartInputs> = {}): ChartInputs {
  const { exams } = signed(undefined)
  const window = { from: '2026-11-09', to: '2026-12-21' }
  return chartOf({
    ...whole,
    nlr: known(2, '1', '2'),
    therapy: { ...high.therapy, started: dayOf('2026-10-12') },
    deltaT: { ...unknown('follow-up-due'), exams: { ...exams, window } },
    ...more,
  })
}

test('the card of the second examination says when it counts, and what the score is until then, where there is one', () => {
  const hook = 'patient-view'
  const days =
    'Therapy began on 12 Oct 2026; six weeks later is 23 Nov 2026. An examination from 9 Nov 2026 to 21 Dec 2026 counts.'
  expect(detailOf(due(), { hook })?.split('\n\n')[0]).toBe(
    `${days} Until then TIPM is 111 to 173 points (cut-off 160).`,
  )
  const nothing = { nlr: unknown('not-found'), albumin: unknown('not-found'), diameter: unknown('not-found') }
  expect(detailOf(due(nothing), { hook })?.split('\n\n')[0]).toBe(days)
})

test('the card of a missing baseline says why it matters and what could not be read, and has no table', () => {
  const [, baseline] = cardsOf(awaiting, { unread: ['laboratory', 'reports'] })
  const parts = baseline?.card.detail.split('\n\n')
  expect(parts).toHaveLength(3)
  expect(parts?.[0]).toMatch(/^dT compares shear wave elastography before therapy/)
  expect(parts?.[1]).toBe(
    '**Could not be read:** laboratory results and diagnostic reports; what depends on it is treated as unknown, not as absent.',
  )
  expect(parts?.[2]).toMatch(
    /^\*Investigational: validate locally before use\. .* Model: tipm \d+\.\d+\.\d+\.\*$/,
  )
  expect(cardsOf(awaiting)[1]?.card.detail.split('\n\n')).toHaveLength(2)
})

test('the detail of a score gives class with its meaning, points and probability, the table, the sense of dT', () => {
  const parts = detailOf(high)?.split('\n\n') ?? []
  expect(parts[0]).toBe(
    '**High risk of progression**. Endpoint: progressive disease by mRECIST within 26 weeks of starting lenvatinib + camrelizumab; stable disease counts as effective.',
  )
  expect(parts[1]).toMatch(
    /^\*\*208 of 296 points \(cut-off 160\)\*\*\. Estimated probability of progression: \d\d% \(.*\)\.$/,
  )
  expect(parts[2]?.split('\n')).toEqual([
    '| Input | Value | Date | Points |',
    '| --- | --- | --- | ---: |',
    '| NLR | 4 | 5 Oct 2026 | 35 of 35 |',
    expect.stringMatching(/^\| dT \| not stiffer \(dT < 0\) \| 5 Oct 2026 \| 63 of 63 \|$/),
    '| Albumin | 36 g/L | 5 Oct 2026 | 56 of 100 |',
    '| Diameter | 9 cm | 5 Oct 2026 | 55 of 99 |',
  ])
  expect(parts[4]).toMatch(/^By the paper’s methods stiffer is favourable/)
  expect(parts).toHaveLength(6)
})

test('in the table a value that is missing has no date, and one that is old is called so', () => {
  const old = known(36, 'g/L', '36 g/L')
  const rows = detailOf(
    chartOf({
      ...whole,
      albumin: { ...old, evidence: { ...old.evidence, freshness: 'old' } },
      deltaT: signed(undefined),
    }),
  )
  expect(rows).toContain('| dT | Not due yet | – | 0 to 63 of 63 |')
  expect(rows).toMatch(/\| Albumin \| 36 g\/L \| 5 Oct 2026 \(Old: more than 30 days [^|]*\) \|/)
  const range = { ...whole, albumin: ranged({ low: 30, high: 40 }, 'g/L', 'x') }
  expect(detailOf(chartOf(range))).toContain('| Albumin | 30–40 g/L | 5 Oct 2026 | 40 to 80 of 100 |')
})

test('below the table stand the study, the other sense, the start, doubts, what is unmapped, missing or outside the study, and no more', () => {
  const { time } = known(0, '', '').evidence
  const candidate = (reason: 'preliminary' | 'newer-used', original: string) => ({
    ...{ reference: 'Observation/2', versionId: undefined, name: 'ALB', original, time, status: 'final' },
    ...{ reason, converted: undefined },
  })
  const chart = chartOf({
    ...whole,
    albumin: known(36, 'g/L', '36 g/L', {
      doubts: [candidate('preliminary', '28 g/L')],
      passedOver: [candidate('newer-used', '31 g/L')],
    }),
    criteria: [
      { id: 'performance', state: 'notMet', evidence: [] },
      { id: 'regimen', state: 'notMet', evidence: [] },
      { id: 'dose', state: 'unknown', evidence: [] },
    ],
    unmapped: [{ system: undefined, code: 'C1', name: 'N1', count: 2 }],
    failures: [{ topic: 'orders', code: 'http', status: 500, diagnostics: undefined }],
  })
  const lines = detailOf(chart, { unread: ['medications'] })
    ?.split('\n\n')[3]
    ?.split('\n')
  expect(lines).toEqual([
    expect.stringMatching(/^- \*\*In the study:\*\* /),
    expect.stringMatching(/^- \*\*With the other sense of dT:\*\* /),
    expect.stringMatching(/^- \*\*Start of therapy \(index date\):\*\* 7 Oct 2026; /),
    '- **Albumin:** 28 g/L of 5 Oct 2026: preliminary, not final',
    expect.stringMatching(/^- \*\*Results under codes that nobody has mapped:\*\* 2 results under 1 code; /),
    // The regimen and its dose are being ordered: they are no question about the patient.
    '- Outside the studied population. ECOG performance status 0 or 1: no.',
    '- **Could not be read:** drug orders; what depends on it is treated as unknown, not as absent.',
  ])
})

test('of an open score the missing input alone is told below the table, and that it is of the two drugs', () => {
  const detail = detailOf(chartOf({ ...whole, nlr: known(2, '1', '2'), deltaT: signed(undefined) }))
  expect(detail).toMatch(/^\*\*Risk of progression undecided\*\*\. .*starting lenvatinib \+ camrelizumab/)
  const told = detail?.split('\n').filter((line) => line.startsWith('- **')) ?? []
  expect(told.map((line) => line.split(':**')[0])).toEqual([
    '- **Start of therapy (index date)',
    '- **Tumour stiffness, change at week 6 (dT)',
  ])
})

test('the line says why there is no score: another malignancy, or at most two of the parts that could not be read', () => {
  const assessment = { kind: 'outOfScope', reasons: ['not-hcc'] } as const
  const summary = (...given: Parameters<typeof cardsOf>) => cardsOf(...given)[0]?.card.summary
  expect(summary(high, { assessment })).toBe(
    'TIPM does not apply: the chart records a liver malignancy other than hepatocellular carcinoma',
  )
  const failed = unknown('read-failed')
  const unread = chartOf({
    ...{ nlr: failed, albumin: failed, diameter: failed },
    deltaT: { ...failed, exams: signed(undefined).exams },
  })
  expect(summary(unread, { unread: ['laboratory', 'tumourSize', 'stiffness'] })).toBe(
    'TIPM not computable: the chart could not be read (laboratory results and tumour size)',
  )
})

test('where nothing can be scored the missing inputs are told, each with its reason, without table and points', () => {
  const detail = detailOf(chartOf({}))
  expect(detail).not.toContain('|')
  expect(detail?.split('\n\n')[0]).toBe('**No score: nothing to score yet**.')
  const told = detail?.split('\n').filter((line) => line.startsWith('- **')) ?? []
  expect(told.map((line) => line.split(':**')[0])).toEqual([
    '- **Start of therapy (index date)',
    // Of one reason in one line.
    '- **NLR, Albumin and Diameter',
    '- **Tumour stiffness, change at week 6 (dT)',
  ])
})

test('of another malignancy the card says that, what would explain it, and nothing of the score', () => {
  const assessment = { kind: 'outOfScope', reasons: ['not-hcc'] } as const
  const [found] = cardsOf(high, { assessment })
  expect([found?.kind, found?.card.indicator]).toEqual(['outOfScope', 'info'])
  const parts = found?.card.detail.split('\n\n')
  expect(parts?.[0]).toMatch(
    /^\*\*No score: outside the model’s scope\*\*\. The chart records another malignancy/,
  )
  expect(parts?.slice(1)).toEqual([
    'A wrong or outdated diagnosis in the problem list would explain it, too.',
    expect.stringMatching(/^\*Investigational/),
  ])
  const unread = cardsOf(high, { assessment, unread: ['conditions'] })[0]?.card.detail
  expect(unread).toContain('\n\n- **Could not be read:** diagnoses;')
})

const STORED = {
  ...{ reference: 'RiskAssessment/1', versionId: '1', identifiers: [], status: 'final', risk: 'low' },
  ...{ date: '2026-11-01T10:00:00Z', performer: 'Dr Duan', probability: undefined, rationale: undefined },
  ...{ basis: [], model: undefined, notes: [], period: undefined },
  detail: { points: { low: 150, high: 150 }, rounding: 0.5, inputs: {} },
} as unknown as Extract<CardInput['onFile'], { kind: 'changed' }>['last']
const POINTS: Change = {
  row: 'points',
  before: { low: 150, high: 150 },
  now: { low: 208, high: 208 },
  by: 58,
  verdict: 'changed',
}

test('the topic is another one since another assessment, or another version of it, is on file', () => {
  const topicOf = (last: Partial<typeof STORED>) => {
    const onFile = { kind: 'changed', last: { ...STORED, ...last }, changes: [POINTS] } as const
    return cardsOf(high, { onFile, speak: ['changedSince'] })[0]?.topic
  }
  const topics = [{}, { reference: 'RiskAssessment/2' }, { versionId: '2' }, { versionId: undefined }].map(
    topicOf,
  )
  expect(new Set(topics).size).toBe(4)
  expect(topicOf({})).toBe(topics[0])
})

test('a change warns where the class has become high, and only then', () => {
  const indicator = (chart: ChartInputs, risk: 'high' | 'low') => {
    const onFile = { kind: 'changed', last: { ...STORED, risk }, changes: [POINTS] } as const
    return cardsOf(chart, { onFile, speak: ['changedSince'] }).map(({ card }) => card.indicator)
  }
  expect(indicator(high, 'low')).toEqual(['warning'])
  expect(indicator(high, 'high')).toEqual(['info'])
  // 4 + 54.8 points and no more.
  const low = chartOf({
    ...whole,
    nlr: known(2, '1', '2'),
    albumin: known(49, 'g/L', '49 g/L'),
    deltaT: signed('nonnegative'),
  })
  expect(indicator(low, 'low')).toEqual(['info'])
  expect(indicator(low, 'high')).toEqual(['info'])
})

test('a change of the model alone is named so, and one that is not dated says that', () => {
  const [found] = cardsOf(high, {
    onFile: { kind: 'changed', last: { ...STORED, date: undefined }, changes: [POINTS] },
    speak: ['changedSince'],
  })
  expect(found?.card.summary).toMatch(/\(Model\): High risk of progression, TIPM 208 points, before 150$/)
  expect(found?.card.summary).toContain('no date')
  const parts = plain(found?.card.detail)?.split('\n\n')
  expect(parts?.[0]).toContain('no date')
  expect(parts?.[0]).toContain('(Dr Duan)')
  expect(parts?.[1]).toBe('- **Points:** then 150, now 208 (+58)')
})
