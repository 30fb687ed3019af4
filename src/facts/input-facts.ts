import type { Candidate, ChartInputs, InputName, Reading, ReadTopic, Source } from '../fhir/chart-inputs.ts'
import type { UnknownReason } from '../fhir/reasons.ts'
import type { DeltaTSign } from '../model/predictor.ts'
import { displayPowers } from '../text/display-unit.ts'
import { type Fact, fact } from './fact.ts'
import { ageText, foundText, freshnessText, readingValue, unitOf, type Wording } from './wording.ts'

/** In the order in which they are shown: the counts below the ratio that they form. */
const INPUTS = ['nlr', 'anc', 'alc', 'deltaT', 'albumin', 'diameter'] as const

/** What the score rests on: each input's value, range, or why it is neither; what cannot be used and what can be taken instead. */
export function inputFacts(wording: Wording, chart: ChartInputs, withPassedOver = true): Fact[] {
  return INPUTS.filter((input) => isShown(chart, input)).flatMap((input) => [
    inputFact(wording, chart, input),
    ...(input === 'deltaT' ? examFacts(wording, chart.deltaT.exams) : []),
    ...doubtFacts(wording, chart, input),
    ...(withPassedOver ? passedOverFacts(wording, input, chart[input].passedOver) : []),
  ])
}

/** A ratio that needs no counts does not lack them, and what it lacks is said once. */
export function isShown(chart: ChartInputs, input: InputName): boolean {
  if (input !== 'anc' && input !== 'alc') return true
  const reading = chart[input]
  return reading.state !== 'unknown' || (chart.nlr.state === 'unknown' && chart.nlr.reason !== reading.reason)
}

function inputFact(wording: Wording, chart: ChartInputs, input: InputName): Fact {
  const { texts, format } = wording
  const reading = chart[input]
  const name = texts.inputs.names[input]
  if (reading.state === 'unknown') {
    const notes = whyUnknown(wording, chart, input, reading.reason)
    return fact(input, 'inputs', name, texts.unknown[reading.reason].what, { notes, tone: 'open' })
  }
  const { evidence } = reading
  const value = readingValue(wording, input, reading) ?? ''
  const unit = unitOf(wording, input)
  // The counts behind a ratio share its date and its sources.
  const isPart = (input === 'anc' || input === 'alc') && chart.nlr.state === 'known'
  if (isPart) return fact(input, 'inputs', name, value, { unit })
  return fact(input, 'inputs', name, value, {
    unit,
    date: format.day(evidence.time),
    source: evidence.sources.map(sourceText).join(texts.joins.item),
    notes: [
      ageText(texts, evidence.ageDays, chart.indexDate.state),
      ...readingNotes(wording, reading),
      texts.inputs.rules[evidence.rule],
    ],
    tone: reading.state === 'interval' ? 'open' : 'plain',
  })
}

/** That a value is old, and why a range is one. */
export function readingNotes(wording: Wording, reading: Reading<number> | Reading<DeltaTSign>): string[] {
  if (reading.state === 'unknown') return []
  const { texts } = wording
  const warning = freshnessText(wording, reading.evidence)
  return [
    ...(warning === '' ? [] : [warning]),
    ...(reading.state === 'interval'
      ? [texts.inputs.because(reading.because.map((reason) => texts.rejected[reason]).join(texts.joins.item))]
      : []),
  ]
}

/** "3.4 g/dL [Observation/1 v1]". */
function sourceText({ original, reference, versionId }: Source): string {
  const version = versionId === undefined ? '' : ` v${versionId}`
  return [displayPowers(original), reference === undefined ? '' : `[${reference}${version}]`]
    .filter(Boolean)
    .join(' ')
}

const RESULTS: readonly ReadTopic[] = ['laboratory', 'reports']
const SIZES: readonly ReadTopic[] = ['imaging', 'lesions', 'reports']
const EXAMS: readonly ReadTopic[] = ['elastography', 'lesions', 'reports']

/** Why an input is unknown: the reason, from how far back results count, and "not found" beside what could not be looked through. */
export function whyUnknown(
  wording: Wording,
  chart: ChartInputs,
  input: InputName,
  reason: UnknownReason,
): string[] {
  const { texts, site } = wording
  return [
    texts.unknown[reason].why,
    ...(reason === 'too-old' ? [texts.inputs.lookBack(site.reading.lookBackDays.old)] : []),
    ...(reason === 'read-failed' ? [] : notReadNotes(wording, chart, input)),
  ]
}

function notReadNotes({ texts, format }: Wording, chart: ChartInputs, input: InputName): string[] {
  const topics = input === 'diameter' ? SIZES : input === 'deltaT' ? EXAMS : RESULTS
  const failed = topics.filter((topic) => chart.failures.some((failure) => failure.topic === topic))
  return failed.length === 0
    ? []
    : [texts.inputs.doubts.notRead(format.list(failed.map((topic) => texts.topics[topic])))]
}

/** What cannot be used as it is, and the newest value that can be taken instead. */
function doubtFacts(wording: Wording, chart: ChartInputs, input: InputName): Fact[] {
  const { inputs } = wording.texts
  const doubts = doubtLines(wording, doubtsOf(chart, input))
  const [offer] = doubts.length === 0 ? [] : offersOf(wording, chart, input)
  const told = (id: string, value: string, source?: string) =>
    fact(id, 'doubts', inputs.names[input], value, { source, tone: 'warning' })
  return [
    ...doubts.map(({ text, source }, index) => told(`doubt.${input}.${index}`, text, source)),
    ...(offer === undefined ? [] : [told(`offer.${input}`, inputs.doubts.take(foundText(wording, offer)))]),
  ]
}

/** Doubts in words; those that read alike are told once, with how many they are and where each stands. */
export function doubtLines(
  wording: Pick<Wording, 'texts' | 'format'>,
  doubts: readonly Candidate[],
): { readonly text: string; readonly source: string }[] {
  const { joins } = wording.texts
  const alike = Map.groupBy(doubts, (doubt) => doubtText(wording, doubt))
  return [...alike].map(([text, items]) => ({
    text:
      items.length === 1
        ? text
        : `${text}${joins.open}${wording.texts.inputs.doubts.times(items.length)}${joins.close}`,
    source: items.flatMap(({ reference }) => reference ?? []).join(joins.item),
  }))
}

/** "28 g/L of 28 May 2026: preliminary, not final". */
function doubtText(wording: Pick<Wording, 'texts' | 'format'>, doubt: Candidate): string {
  const { joins, rejected } = wording.texts
  return `${foundText(wording, doubt)}${joins.colon}${rejected[doubt.reason]}`
}

/** The doubts of an input, each once: a count's that are also the ratio's are told with the ratio. */
export function doubtsOf(chart: ChartInputs, input: InputName): readonly Candidate[] {
  const { doubts } = chart[input]
  if (input !== 'anc' && input !== 'alc') return doubts
  const told = new Set(chart.nlr.doubts.map(({ reference }) => reference))
  return doubts.filter(({ reference }) => !told.has(reference))
}

/** What was passed over and could stand for the input, the newest first. */
export function offersOf(
  wording: Pick<Wording, 'model'>,
  chart: ChartInputs,
  input: InputName,
): readonly Candidate[] {
  const unit = unitOf(wording, input)
  return chart[input].passedOver
    .filter(
      ({ converted, time, reference }) =>
        converted?.unit === unit && time !== undefined && reference !== undefined,
    )
    .toSorted((a, b) => (b.time?.from ?? 0) - (a.time?.from ?? 0))
}

function passedOverFacts(wording: Wording, input: InputName, passedOver: readonly Candidate[]): Fact[] {
  const name = wording.texts.inputs.names[input]
  return passedOver.map((candidate, index) =>
    fact(`passed.${input}.${index}`, 'passedOver', name, doubtText(wording, candidate), {
      source: candidate.reference,
    }),
  )
}

/** The two examinations, the sites of each that could not be used, the window of the second, and which sites would decide. */
function examFacts(wording: Wording, exams: ChartInputs['deltaT']['exams']): Fact[] {
  const { texts, format, model } = wording
  const { stiffness, joins } = texts
  const { baseline, followUp, change, window } = exams
  const line = (id: string, value: string | undefined, notes: readonly string[] = []): Fact[] =>
    value === undefined ? [] : [fact(`deltaT.${id}`, 'inputs', '', value, { notes })]
  const unreadable = (exam: typeof baseline) => {
    const byReason = Map.groupBy(exam?.unreadable ?? [], ({ reason }) => reason)
    return [...byReason].map(
      ([reason, items]) =>
        `${items.map(({ site }) => site).join(joins.item)}${joins.colon}${texts.rejected[reason]}`,
    )
  }
  return [
    ...line('baseline', baseline && stiffness.baseline(format.day(baseline.time)), unreadable(baseline)),
    ...line('followUp', followUp && stiffness.followUp(format.day(followUp.time)), unreadable(followUp)),
    ...line(
      'window',
      window && !followUp ? stiffness.window(format.date(window.from), format.date(window.to)) : undefined,
    ),
    ...line(
      'counted',
      change && stiffness.counted[model.elastography.deltaTConvention](change.counted, change.needed),
      change === undefined || change.wouldDecide.length === 0
        ? []
        : [stiffness.wouldDecide(change.wouldDecide.join(joins.item))],
    ),
  ]
}
