import { expect, test } from 'vitest'
import { chartOf, examOn, known, ranged, signed, unknown } from '../../test/support/chart-inputs.ts'
import { readContext } from '../../test/support/read-context.ts'
import { assessChart } from '../fhir/assess-chart.ts'
import type { Candidate, ChartInputs, Known, StiffnessExam } from '../fhir/chart-inputs.ts'
import type { DrugDoubt } from '../fhir/read/therapy.ts'
import { DELTA_T_SITES } from '../model/elastography/elastography-sites.ts'
import { computeDeltaT } from '../model/elastography/stiffness-change.ts'
import { en } from '../text/en/catalogue.ts'
import { createFormat } from '../text/format.ts'
import { announcement, answerFacts } from './answer-facts.ts'
import type { Fact } from './fact.ts'
import { factsOf } from './facts-of.ts'
import { plainText } from './plain-text.ts'
import { valueText } from './wording.ts'

const { model, site } = await readContext()
const wording = { texts: en, format: createFormat('en', 'UTC'), model, site }

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
function told(chart: ChartInputs, words: typeof wording = wording): Fact[] {
  return factsOf(words, chart, assessChart(words.model, chart)).map((fact) => ({
    ...fact,
    value: plain(fact.value),
    notes: fact.notes.map(plain),
    source: fact.source === undefined ? undefined : plain(fact.source),
  }))
}
const find = (facts: readonly Fact[], id: string) => facts.find((fact) => fact.id === id)
const idsOf = (facts: readonly Fact[], start: string) =>
  facts.filter(({ id }) => id.startsWith(start)).map(({ id }) => id)

/** 56 points of albumin, 54.8 of the diameter; NLR up to 3 and dT nonnegative add none. */
const whole = {
  nlr: known(2, '1', '2'),
  albumin: known(36, 'g/L', '3.6 g/dL'),
  diameter: known(9, 'cm', '9 cm'),
  deltaT: signed('nonnegative'),
}
const { indexDate, therapy, nlr: nothing } = chartOf({})
const { time } = whole.albumin.evidence
const found = (reference: string | undefined, reason: Candidate['reason'], value?: number): Candidate => ({
  ...{ reference, versionId: undefined, name: 'ALB', original: '', time, status: 'final', reason },
  converted: value === undefined ? undefined : { value, unit: 'g/L' },
})

test('a whole score tells its class, points, probability, what the class meant in the study, and the points of each input', () => {
  const facts = told(chartOf(whole))
  expect(find(facts, 'result')).toMatchObject({ value: 'Low risk of progression', tone: 'low' })
  expect(find(facts, 'result')?.notes).toHaveLength(1)
  expect(find(facts, 'points')).toMatchObject({ value: '111 of 296 points', notes: ['cut-off 160'] })
  // 14 of 209 with fewer points.
  expect(find(facts, 'study')).toMatchObject({
    value: expect.stringContaining('about 7 of 100 patients'),
    notes: [],
  })
  expect(find(facts, 'points.albumin')).toMatchObject({
    value: '56 of 100',
    notes: ['36 g/L'],
    tone: 'plain',
  })
  expect(find(facts, 'points.nlr')).toMatchObject({ value: '0 of 35', notes: ['2'] })
  expect(idsOf(facts, 'decides')).toEqual([])
  const high = told(chartOf({ ...whole, nlr: known(4, '1', '4'), deltaT: signed('negative') }))
  // 65 of 97 with as many points or more.
  expect(find(high, 'study')?.value).toContain('about 67 of 100 patients')
})

test('values given by themselves have an answer too, without the other sense of dT, which needs the examinations', () => {
  const chart = chartOf({ ...whole, deltaT: signed('negative') })
  const ids = answerFacts(wording, assessChart(model, chart)).map(({ id }) => id)
  expect(ids).toEqual([
    ...['result', 'points', 'probability', 'study'],
    ...['points.nlr', 'points.deltaT', 'points.albumin', 'points.diameter'],
  ])
})

test('the probability has its interval, or says that the model file holds none', () => {
  const note = (words = wording) => find(told(chartOf(whole), words), 'probability')?.notes[0]
  expect(note()).toMatch(/; approximate 95% interval <1% – \d+%, reconstructed$/)
  const { interval: _, ...without } = model
  expect(note({ ...wording, model: without })).toMatch(/; The model file holds no interval\.$/)
})

test('which sense of dT decides is told with what the source says against it, in either sense', () => {
  const elastography = { ...model.elastography, deltaTConvention: 'softer-is-nonnegative' as const }
  const softer = { ...wording, model: { ...model, elastography } }
  const facts = told(chartOf({ ...whole, deltaT: signed(undefined) }), softer)
  expect(find(facts, 'decides.deltaT')?.notes).toEqual([
    'low if softer (dT ≥ 0)',
    'high if not softer (dT < 0)',
    expect.stringMatching(/^By the paper’s discussion softer .*by its methods not\.$/),
  ])
})

test('a value beyond its axis says as what it was counted', () => {
  const facts = told(chartOf({ ...whole, albumin: known(22, 'g/L', '22 g/L') }))
  expect(find(facts, 'points.albumin')?.notes).toEqual([
    '22 g/L',
    'beyond the studied range; counted as 25 g/L',
  ])
})

test('values from after the start are named with the answer, by whichever inputs', () => {
  const late = (reading: Known<number>) => ({
    ...reading,
    evidence: { ...reading.evidence, ageDays: -20, freshness: 'later' as const },
  })
  expect(find(told(chartOf(whole)), 'afterStart')).toBeUndefined()
  const two = told(chartOf({ ...whole, albumin: late(whole.albumin), nlr: late(whole.nlr) }))
  expect(find(two, 'afterStart')).toMatchObject({
    ...{ label: 'Not from before therapy', tone: 'warning' },
    value: expect.stringMatching(/^NLR and Albumin;/),
  })
})

test('a result that is too old says how long one counts, and what could not be read besides', () => {
  const failures = [
    { topic: 'laboratory', code: 'http', status: 503, diagnostics: undefined },
  ] satisfies ChartInputs['failures']
  const albumin = find(told(chartOf({ ...whole, albumin: unknown('too-old'), failures })), 'albumin')
  expect(albumin?.notes.slice(1)).toEqual([
    'Only results from the 90 days before the start count.',
    'could not be read: Laboratory results',
  ])
})

test('an open score tells what would decide it, and between which points each open input lies', () => {
  const facts = told(chartOf({ ...whole, deltaT: signed(undefined) }))
  expect(find(facts, 'result')).toMatchObject({ value: 'Risk of progression undecided', tone: 'open' })
  expect(find(facts, 'result')?.notes[0]).toBe('The class depends on what is open: week 6.')
  expect(find(facts, 'study')).toBeUndefined()
  expect(find(facts, 'decides.deltaT')).toMatchObject({
    value: 'decides the class by itself',
    notes: [
      expect.stringMatching(/^low if stiffer/),
      expect.stringMatching(/^high if not stiffer/),
      expect.stringMatching(/methods stiffer .*by its discussion not\.$/),
    ],
  })
  expect(find(facts, 'points.deltaT')).toMatchObject({
    value: '0 to 63 of 63',
    notes: ['not known'],
    tone: 'open',
  })
  // A range of the second open input; 34.9 points at most of the third.
  const several = told(
    chartOf({
      ...whole,
      nlr: nothing,
      deltaT: signed(undefined),
      albumin: ranged({ low: 30, high: 40 }, 'g/L', 'x'),
    }),
  )
  expect(find(several, 'points.albumin')).toMatchObject({
    value: '40 to 80 of 100',
    notes: ['30–40 g/L'],
  })
  expect(find(several, 'points.nlr')).toMatchObject({ value: '0 to 35 of 35', notes: ['not known'] })
  expect(find(several, 'result')?.notes[0]).toContain('NLR, dT and Albumin')
  const range = told(
    chartOf({ ...whole, deltaT: signed('negative'), albumin: ranged({ low: 30, high: 40 }, 'g/L', 'x') }),
  )
  expect(find(range, 'points.albumin')).toMatchObject({
    value: '40 to 80 of 100',
    notes: ['30–40 g/L'],
  })
})

test('a class that is certain although something is open needs nothing to decide it', () => {
  // 8 + 11 points, at most 62.5 more.
  const low = { albumin: known(48, 'g/L', 'x'), diameter: known(5, 'cm', 'x'), deltaT: signed(undefined) }
  const facts = told(chartOf({ ...whole, ...low }))
  expect(find(facts, 'result')?.notes[0]).toMatch(/^The class cannot change with week 6: low risk/)
  expect(idsOf(facts, 'decides')).toEqual([])
  expect(find(facts, 'study')).toBeDefined()
})

test('a cut-off of the site’s own was not studied, and counts of a recalibrated model are the original’s', () => {
  const own = { ...wording, model: { ...model, cutoff: { ...model.cutoff, source: 'site' as const } } }
  expect(find(told(chartOf(whole), own), 'study')).toBeUndefined()
  const recalibrated = { ...wording, model: { ...model, status: 'recalibrated' as const } }
  expect(find(told(chartOf(whole), recalibrated), 'study')?.notes).toHaveLength(1)
})

test('the other sense of dT rests on the sites where dT was formed from them', () => {
  // 110.8 and, with dT negative, 173.3: another class if the sign is turned round.
  const negative = chartOf({ ...whole, deltaT: signed('negative') })
  expect(find(told(negative), 'otherSense')?.value).toBe('111 of 296 points; Low risk of progression')
  const at = (value: (i: number) => number) =>
    Object.fromEntries(DELTA_T_SITES.map((name, i) => [name, value(i)]))
  // Four stiffer, four softer, one as it was: negative in both senses.
  const change = computeDeltaT(
    model,
    at(() => 20),
    at((i) => (i < 4 ? 22 : i < 8 ? 18 : 20)),
  )
  const { exams } = signed('negative')
  const formed = (rule: 'stiffness-change' | 'entered-by-user') => {
    const reading = known('negative' as const, '', '')
    const evidence = { ...reading.evidence, rule }
    return chartOf({ ...whole, deltaT: { ...reading, evidence, exams: { ...exams, change } } })
  }
  expect(find(told(formed('stiffness-change')), 'otherSense')).toBeUndefined()
  expect(find(told(formed('entered-by-user')), 'otherSense')).toBeDefined()
})

test('without a score it is said why, and by whose word', () => {
  expect(find(told(chartOf({})), 'result')).toMatchObject({
    value: 'No score: nothing to score yet',
    tone: 'open',
  })
  const outside = (answer?: { state: 'notMet'; at: string }) => {
    const criteria = [{ id: 'hcc' as const, state: 'notMet' as const, evidence: [], answer }]
    const chart = chartOf({ ...whole, criteria } as Partial<ChartInputs>)
    return factsOf(wording, chart, { kind: 'outOfScope', reasons: ['not-hcc'] })
  }
  expect(find(outside(), 'result')).toMatchObject({
    value: 'No score: outside the model’s scope',
    notes: [expect.stringMatching(/^The chart records another malignancy/)],
  })
  const elsewhere = {
    ...{ id: 'stage' as const, state: 'met' as const, evidence: [] },
    answer: { state: 'met' as const, at: '2026-11-20T10:00:00Z' },
  }
  const others = chartOf({ ...whole, criteria: [elsewhere, { id: 'hcc', state: 'notMet', evidence: [] }] })
  expect(factsOf(wording, others, { kind: 'outOfScope', reasons: ['not-hcc'] })[1]?.notes[0]).toMatch(
    /^The chart records another malignancy/,
  )
  const answered = outside({ state: 'notMet', at: '2026-11-20T10:00:00Z' })
  expect(find(answered, 'result')?.notes[0]).toMatch(/^By the answer given here/)
  expect(find(answered, 'criterion.hcc')?.notes[0]).toMatch(/^Answered by the user, 20 Nov 2026/)
})

test('a screen reader hears the class and the points, or that there is no score', () => {
  const said = (chart: ChartInputs) => plain(announcement(wording, assessChart(model, chart), chart))
  expect(said(chartOf(whole))).toBe('Low risk of progression, 111 of 296 points.')
  expect(said(chartOf({ ...whole, deltaT: signed(undefined) }))).toBe(
    'Risk of progression undecided, 111 to 173 of 296 points.',
  )
  expect(said(chartOf({}))).toBe('No score: nothing to score yet')
  expect(said(chartOf({ albumin: unknown('read-failed') }))).toBe('No score: the chart could not be read')
})

test('an input tells its value, date, age, rule and source', () => {
  expect(find(told(chartOf(whole)), 'albumin')).toMatchObject({
    ...{ value: '36 g/L', unit: 'g/L', date: '5 Oct 2026', tone: 'plain' },
    source: '3.6 g/dL [Observation/1 v1]',
    notes: ['2 days before start', 'Nearest result at or before the index date'],
  })
  const noteOf = (ageDays: number, freshness: 'fresh' | 'old' | 'later' = 'fresh') => {
    const reading = known(36, 'g/L', 'x')
    const albumin = { ...reading, evidence: { ...reading.evidence, ageDays, freshness } }
    return find(told(chartOf({ ...whole, albumin })), 'albumin')?.notes.slice(0, -1)
  }
  expect(noteOf(0)).toEqual(['on the day of the start'])
  expect(noteOf(1)).toEqual(['1 day before start'])
  expect(noteOf(-3, 'later')).toEqual(['3 days after start', 'Taken after the index date'])
  expect(noteOf(40, 'old')?.[1]).toMatch(/^Old: more than 30 days/)
  const entered = known(36, 'g/L', '36 g/L')
  const [source] = entered.evidence.sources
  if (source === undefined) expect.fail()
  const sources = [{ ...source, reference: undefined, versionId: undefined }]
  const albumin = { ...entered, evidence: { ...entered.evidence, sources } }
  expect(find(told(chartOf({ ...whole, albumin })), 'albumin')?.source).toBe('36 g/L')
  const unversioned = [{ ...source, versionId: undefined }]
  const read = { ...entered, evidence: { ...entered.evidence, sources: unversioned } }
  expect(find(told(chartOf({ ...whole, albumin: read })), 'albumin')?.source).toBe('36 g/L [Observation/1]')
})

test('a range says why it is one, and ends of it that are left out', () => {
  const albumin = ranged({ low: 0, high: 20, below: true }, 'g/L', '< 20 g/L')
  expect(find(told(chartOf({ ...whole, albumin })), 'albumin')).toMatchObject({
    ...{ value: 'below 20 g/L', tone: 'open' },
    notes: [
      expect.anything(),
      expect.stringMatching(/^a range, because of what was found/),
      expect.anything(),
    ],
  })
  const text = (low: number, high: number, more: object = {}) =>
    plain(valueText(wording, 'diameter', { low, high, ...more }))
  expect(text(0, 5)).toBe('5 cm or less')
  expect(text(5, 5)).toBe('5 cm')
  expect(text(5, 7)).toBe('5–7 cm')
  expect(text(5, Number.POSITIVE_INFINITY)).toBe('5 cm or more')
  expect(text(5, Number.POSITIVE_INFINITY, { above: true })).toBe('above 5 cm')
})

test('each input is printed with its unit and as exactly as the model reads it', () => {
  const facts = told(
    chartOf({
      ...{
        nlr: known(3.0043, '1', 'x'),
        albumin: known(36.27, 'g/L', 'x'),
        diameter: known(9.126, 'cm', 'x'),
      },
      deltaT: signed('negative'),
    }),
  )
  // More than 3 is not printed as 3, which would have no points.
  expect(find(facts, 'nlr')).toMatchObject({ value: '3.004', unit: '1' })
  expect(find(facts, 'albumin')).toMatchObject({ value: '36.3 g/L', unit: 'g/L' })
  expect(find(facts, 'diameter')).toMatchObject({ value: '9.13 cm', unit: 'cm' })
  expect(find(facts, 'deltaT')).toMatchObject({ value: 'not stiffer (dT < 0)', unit: '1' })
})

test('counts are told below the ratio that they form, with what it does not say already', () => {
  const counts = { anc: known(4.2, '10*9/L', 'x'), alc: known(2.1, '10*9/L', 'x') }
  const facts = told(chartOf({ ...whole, ...counts }))
  expect(find(facts, 'anc')).toMatchObject({ value: expect.stringMatching(/^4\.2 /), notes: [] })
  expect(find(facts, 'alc')).toMatchObject({ value: expect.stringMatching(/^2\.1 /), notes: [] })
  for (const count of ['anc', 'alc']) {
    expect(find(facts, count)?.date).toBeUndefined()
    expect(find(told(chartOf(whole)), count)).toBeUndefined()
  }
  // Without a ratio a count has its own date; what is missing for the same reason is said once.
  const alone = told(chartOf({ ...whole, ...counts, nlr: unknown('different-draws') }))
  expect(find(alone, 'anc')).toMatchObject({ date: '5 Oct 2026' })
  expect(find(told(chartOf({})), 'anc')).toBeUndefined()
  expect(find(told(chartOf({ nlr: unknown('different-draws') })), 'anc')).toMatchObject({ value: 'Missing' })
})

test('beside what was not found stands which part of the chart could not be read', () => {
  const failed = (topic: ChartInputs['failures'][number]['topic'], nlr: ChartInputs['nlr'] = nothing) => {
    const failures = [{ topic, code: 'http' as const, status: 500, diagnostics: undefined }]
    const facts = told(chartOf({ nlr, failures }))
    return ['nlr', 'diameter', 'deltaT'].filter((id) =>
      find(facts, id)?.notes.some((note) => note.startsWith('could not be read')),
    )
  }
  expect(failed('laboratory')).toEqual(['nlr'])
  expect(failed('laboratory', unknown('read-failed'))).toEqual([])
  expect(failed('imaging')).toEqual(['diameter'])
  expect(failed('elastography')).toEqual(['deltaT'])
  expect(failed('lesions')).toEqual(['diameter', 'deltaT'])
  expect(failed('reports')).toEqual(['nlr', 'diameter', 'deltaT'])
  expect(failed('orders')).toEqual([])
  const several = (['orders', 'laboratory'] as const).map(
    (topic) => ({ topic, code: 'http', status: 500, diagnostics: undefined }) as const,
  )
  expect(find(told(chartOf({ failures: several })), 'nlr')?.notes[1]).toMatch(
    /^could not be read: Laboratory/,
  )
})

test('what cannot be used is told, and the newest that can be taken instead, if there is one', () => {
  const older = { ...found('Observation/3', 'newer-used', 38), original: '38 g/L' }
  const day = known(0, 'g/L', '').evidence.time
  const newer = { ...older, reference: 'Observation/4', original: '39 g/L' }
  const newest = { ...newer, time: { ...day, from: day.from + 1 } }
  const doubt = found('Observation/2', 'preliminary')
  const offer = (doubts: readonly Candidate[], passedOver: readonly Candidate[]) =>
    told(chartOf({ ...whole, albumin: known(36, 'g/L', 'x', { doubts, passedOver }) }))
  const facts = offer([doubt], [older, newest])
  expect(find(facts, 'doubt.albumin.0')).toMatchObject({
    ...{ value: 'ALB of 5 Oct 2026: preliminary, not final', source: 'Observation/2', tone: 'warning' },
  })
  expect(find(facts, 'offer.albumin')?.value).toBe('can be taken instead: 39 g/L of 5 Oct 2026')
  expect(find(offer([doubt], [newest, older]), 'offer.albumin')?.value).toContain('39 g/L')
  expect(idsOf(facts, 'passed')).toEqual(['passed.albumin.0', 'passed.albumin.1'])
  expect(find(offer([], [older]), 'offer.albumin')).toBeUndefined()
  for (const item of [
    { ...older, converted: undefined },
    { ...older, converted: { value: 38, unit: 'cm' } },
    { ...older, time: undefined },
    { ...older, reference: undefined },
  ]) {
    expect(find(offer([doubt], [item]), 'offer.albumin')).toBeUndefined()
  }
})

test('a doubt that a count shares with the ratio is told with the ratio', () => {
  const [shared, own] = [found('Observation/2', 'preliminary'), found('Observation/5', 'comparator')]
  const chart = chartOf({
    ...whole,
    nlr: known(2, '1', '2', { doubts: [shared] }),
    anc: known(4.2, '10*9/L', 'x', { doubts: [shared, own] }),
    alc: known(2.1, '10*9/L', 'x', { doubts: [shared] }),
  })
  const facts = told(chart)
  expect(idsOf(facts, 'doubt.')).toEqual(['doubt.nlr.0', 'doubt.anc.0'])
  expect(find(facts, 'doubt.anc.0')?.source).toBe('Observation/5')
})

test('of the examinations both days, unreadable sites, the window while the second is awaited, and what would decide', () => {
  const exam = (unreadable: StiffnessExam['unreadable']) => examOn('2026-10-05', { unreadable })
  const bad = (name: 'A' | 'B') =>
    ({ site: name, references: [], reason: 'implausible', original: '' }) as const
  const { exams } = signed(undefined)
  const window = { from: '2026-11-09', to: '2026-12-21' }
  const facts = (more: Partial<ChartInputs['deltaT']['exams']>) => {
    const reading = { ...unknown('follow-up-due'), exams: { ...exams, ...more } }
    return told(chartOf({ ...whole, deltaT: reading }))
  }
  const baseline = exam([bad('A'), bad('B')])
  const awaited = facts({ baseline, window })
  expect(idsOf(awaited, 'deltaT.')).toEqual(['deltaT.baseline', 'deltaT.window'])
  expect(find(awaited, 'deltaT.baseline')?.notes).toEqual(['A, B: outside what is plausible'])
  const open = computeDeltaT(model, { A: 20 }, { A: 22 })
  const both = facts({ baseline, followUp: exam([]), window, change: open })
  expect(idsOf(both, 'deltaT.')).toEqual(['deltaT.baseline', 'deltaT.followUp', 'deltaT.counted'])
  expect(find(both, 'deltaT.followUp')?.notes).toEqual([])
  expect(find(both, 'deltaT.counted')?.notes[0]).toContain('B, C, D, E, F1, F2, F3, F4')
  const settled = { ...open, wouldDecide: [] }
  expect(find(facts({ change: settled }), 'deltaT.counted')?.notes).toEqual([])
})

test('the start tells what gives it and what follows from its being open', () => {
  const start = (more: Partial<ChartInputs['indexDate']>) =>
    find(told(chartOf({ ...whole, indexDate: { ...indexDate, ...more } })), 'start')
  expect(start({})).toMatchObject({
    ...{ value: '7 Oct 2026', tone: 'plain', notes: ['first administration of both drugs'] },
  })
  expect(start({ state: 'between', from: time })).toMatchObject({
    ...{ value: 'between 5 Oct 2026 and 7 Oct 2026', tone: 'warning' },
    notes: [
      expect.anything(),
      expect.stringMatching(/^The drug records, or what of them could not be read, leave it open/),
    ],
  })
  // Open within one day.
  expect(start({ state: 'between', from: indexDate.time })).toMatchObject({
    ...{ value: '7 Oct 2026', tone: 'warning' },
  })
  const none = { basis: 'none' } as const
  expect(start({ ...none, state: 'unknown', from: undefined })).toMatchObject({
    ...{ value: 'not known', tone: 'warning' },
    notes: [expect.stringMatching(/^The drug records, or what of them could not be read, leave it open/)],
  })
  expect(start({ ...none, state: 'not-begun' })).toMatchObject({
    ...{ value: 'not begun', tone: 'open' },
    notes: ['the drug records were searched and hold no start of both drugs'],
  })
  expect(start({ ...none, state: 'not-begun', lookedIn: 'file' })?.notes).toEqual([
    'the file is taken as the whole chart and holds no start of both drugs',
  ])
  // Plans that were not to be had are said once, quietly.
  const lookedIn = 'searches-without-plans'
  expect(start({ lookedIn })).toMatchObject({
    ...{ tone: 'plain', notes: ['first administration of both drugs', 'treatment plans were not searched'] },
  })
  expect(start({ ...none, state: 'not-begun', lookedIn })?.notes).toEqual([
    'the drug records were searched and hold no start of both drugs',
    'treatment plans were not searched',
  ])
  expect(start({ basis: 'entered', lookedIn })?.notes).toEqual(['as entered by the user, not from the chart'])
  expect(start({ ...none, state: 'not-begun', examsSpeakAgainst: true })?.tone).toBe('warning')
  expect(start({ basis: 'entered', state: 'not-begun' })?.notes).toEqual([
    'as entered by the user, not from the chart',
  ])
  const entered = (onFile: ChartInputs['indexDate']) => start({ basis: 'entered', onFile })?.notes[1]
  expect(entered(indexDate)).toBe('The chart alone: 7 Oct 2026, first administration of both drugs')
  expect(entered({ ...indexDate, ...none, state: 'not-begun' })).toBe('The chart alone: not begun')
})

test('drug records that leave the start open and earlier courses are told', () => {
  const doubt = (date: string | undefined): DrugDoubt => ({
    reference: 'MedicationRequest/1',
    kind: 'order',
    drug: 'lenvatinib',
    text: 'Lenvatinib',
    date,
    status: 'active',
    reason: 'date-missing',
  })
  const facts = told(
    chartOf({
      ...whole,
      indexDate: { ...indexDate, doubts: [doubt(undefined), doubt('2026-10')] },
      therapy: { ...therapy, earlier: [{ from: time, to: indexDate.time }] },
    }),
  )
  expect(find(facts, 'start.doubt.0')).toMatchObject({ value: 'Lenvatinib of no date', tone: 'warning' })
  expect(find(facts, 'start.doubt.1')?.value).toBe('Lenvatinib of Oct 2026')
  expect(find(facts, 'start.earlier.0')?.value).toBe('5 Oct 2026 to 7 Oct 2026')
})

test('for whom it holds: what is not met warns, what is unknown is counted, the diagnosis named before all', () => {
  type Criteria = ChartInputs['criteria']
  const scope = (criteria: Criteria, failures: ChartInputs['failures'] = []) =>
    find(told(chartOf({ ...whole, criteria, failures })), 'scope')
  const met = { id: 'hcc', state: 'met', evidence: [] } as const
  expect(scope([met])).toBeUndefined()
  const unmet = { id: 'performance', state: 'notMet', evidence: [] } as const
  expect(scope([met, unmet])).toMatchObject({
    ...{ tone: 'warning' },
    value: 'Outside the studied population. ECOG performance status 0 or 1: no.',
  })
  const open = { id: 'stage', state: 'unknown', evidence: [] } as const
  expect(scope([met, open])).toMatchObject({ value: '1 criterion unknown.', tone: 'open' })
  expect(scope([{ ...met, state: 'unknown' }, open])?.value).toBe(
    'Whether it is hepatocellular carcinoma is not known; 2 criteria unknown.',
  )
  const failed = (topic: 'conditions' | 'laboratory') =>
    ({ topic, code: 'http', status: undefined, diagnostics: undefined }) as const
  expect(scope([met, open], [failed('conditions'), failed('conditions')])?.value).toBe(
    '1 criterion unknown; could not be read: Diagnoses.',
  )
  expect(scope([met, open], [failed('laboratory')])?.value).toBe('1 criterion unknown.')
  expect(scope([met], [failed('conditions')])).toBeUndefined()
})

test('each criterion has its state, evidence and tone', () => {
  const evidence = [{ reference: 'Condition/1', text: 'HCC', date: '2026-01-02' }]
  const facts = told(
    chartOf({
      ...whole,
      criteria: [
        {
          id: 'hcc',
          state: 'met',
          evidence: [...evidence, { reference: 'Condition/2', text: '', date: undefined }],
        },
        { id: 'stage', state: 'unknown', evidence: [] },
        { id: 'performance', state: 'notMet', evidence: [] },
        { id: 'completeData', state: 'unknown', evidence: [] },
        { id: 'dose', state: 'met', evidence: [] },
      ],
    }),
  )
  const complete = chartOf({ ...whole, criteria: [{ id: 'completeData', state: 'met', evidence: [] }] })
  expect(find(told(complete), 'criterion.completeData')?.value).toBe('yes')
  expect(find(facts, 'criterion.hcc')).toMatchObject({
    ...{ value: 'yes', tone: 'plain', source: 'HCC, 2 Jan 2026, Condition/1; Condition/2', notes: [] },
  })
  expect(find(facts, 'criterion.stage')).toMatchObject({ value: 'unknown', tone: 'open' })
  expect(find(facts, 'criterion.performance')).toMatchObject({ value: 'no', tone: 'warning' })
  expect(find(facts, 'criterion.completeData')?.value).toBe('not complete yet')
  expect(find(facts, 'criterion.dose')?.value).toBe('yes')
  // Of what must not be there, "met" is that there is none.
  const without = (state: 'met' | 'notMet') =>
    find(
      told(chartOf({ ...whole, criteria: [{ id: 'noOtherTrial', state, evidence: [] }] })),
      'criterion.noOtherTrial',
    )
  expect(without('met')).toMatchObject({
    label: 'Drug of another trial within 30 days',
    value: 'no',
    tone: 'plain',
  })
  expect(without('notMet')).toMatchObject({ value: 'yes', tone: 'warning' })
})

test('of unmapped results five codes are named, and how many more there are', () => {
  const codes = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ system: undefined, code: `C${i}`, name: `N${i}`, count: 2 }))
  const unmapped = (count: number) => find(told(chartOf({ ...whole, unmapped: codes(count) })), 'unmapped')
  expect(unmapped(0)).toBeUndefined()
  expect(unmapped(5)).toMatchObject({ value: '10 results under 5 codes', tone: 'warning' })
  expect(unmapped(5)?.notes.slice(0, -1)).toEqual([
    'N0 C0 (2)',
    'N1 C1 (2)',
    'N2 C2 (2)',
    'N3 C3 (2)',
    'N4 C4 (2)',
  ])
  expect(unmapped(7)?.notes[5]).toBe('2 more codes')
  const nameless = [{ system: undefined, code: undefined, name: 'N', count: 1 }]
  expect(find(told(chartOf({ ...whole, unmapped: nameless })), 'unmapped')?.notes[0]).toBe('N (1)')
})

test('what could not be read is told with the server’s status, and what follows from it', () => {
  const failure = (status: number | undefined) =>
    ({ topic: 'orders', code: 'http', status, diagnostics: undefined }) as const
  const facts = told(chartOf({ ...whole, failures: [failure(500), failure(undefined)] }))
  expect(find(facts, 'unread.0')).toMatchObject({
    label: 'Drug orders',
    notes: ['HTTP 500'],
    tone: 'warning',
  })
  expect(find(facts, 'unread.1')?.notes).toEqual([])
  expect(find(facts, 'unread')?.value).toMatch(/treated as unknown/)
  expect(idsOf(told(chartOf(whole)), 'unread')).toEqual([])
})

test('the patient is named, or what of the patient is not known', () => {
  expect(find(told(chartOf(whole)), 'patient')).toMatchObject({
    ...{ value: 'Ann, female, born 9 Mar 1967', source: 'Patient/p1' },
  })
  const patient = { id: 'p1', name: '', birthDate: undefined, gender: undefined, identifiers: [] }
  expect(find(told(chartOf({ ...whole, patient })), 'patient')?.value).toBe(
    'Name not on record, sex unknown, birth date unknown',
  )
})

test('a death on file is told with its day, where that is known', () => {
  const deceased = (date: string | undefined) =>
    find(told(chartOf({ ...whole, patient: { ...chartOf({}).patient, deceased: { date } } })), 'deceased')
  expect(deceased('2026-11-20')?.value).toBe('The chart records that the patient died on 20 Nov 2026.')
  expect(deceased(undefined)?.value).toBe('The chart records that the patient has died.')
})

test('of the limits one says on how many patients of which cohorts the model rests', () => {
  // 152 of the training, 68 of the internal and 107 of the external cohort.
  expect(find(told(chartOf(whole)), 'limit.population')?.value).toMatch(
    /^Developed and tested on 327 patients/,
  )
})

test('as text, groups follow each other under their headings, those left out and those without facts not told', () => {
  const facts = [
    {
      ...told(chartOf(whole))[0],
      id: 'a',
      group: 'inputs',
      label: 'Albumin',
      value: '36 g/L',
      notes: ['old.'],
    },
    { id: 'b', group: 'answer', label: '', value: 'Low risk.', notes: [], tone: 'plain' },
    { id: 'c', group: 'inputs', label: 'NLR', value: '2', date: '5 Oct 2026', notes: [], source: 'O/1' },
    { id: 'd', group: 'scope', label: 'Dose', value: 'met', notes: [], source: '' },
  ] as Fact[]
  expect(plainText(en, facts)).toBe(
    'Low risk.\n\nWhat it rests on\n- Albumin: 36 g/L; old (Patient/p1)\n- NLR: 2, 5 Oct 2026 (O/1)\n\nIs the patient like those studied?\n- Dose: met',
  )
  expect(plainText(en, facts, { without: ['answer', 'scope'], sources: false, bullet: '* ' })).toBe(
    'What it rests on\n* Albumin: 36 g/L; old.\n* NLR: 2, 5 Oct 2026',
  )
})

test('where the chart could not be read the headline says so, and does not call for typing', () => {
  const inputs = {
    nlr: unknown('read-failed'),
    albumin: unknown('read-failed'),
    diameter: unknown('read-failed'),
  }
  expect(find(told(chartOf(inputs)), 'result')).toMatchObject({
    value: 'No score: the chart could not be read',
    notes: ['Read it again: the values may well be on file.'],
  })
})
