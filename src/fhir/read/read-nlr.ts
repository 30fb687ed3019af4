import { hull, type Interval, isPoint } from '../../model/interval.ts'
import { neutrophilLymphocyteRatio } from '../../model/nlr.ts'
import { roundTo } from '../../model/rounding.ts'
import type { Candidate, IndexDate, Reading, SelectionRule } from '../chart-inputs.ts'
import { ANALYTES, type Analyte } from '../codes/analytes.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason, UnknownReason } from '../reasons.ts'
import type { ChartTime } from '../resources/chart-time.ts'
import type { Dated } from './choose-nearest.ts'
import { candidateOf, type Measurements, type Result } from './measurements.ts'
import type { SameDraw } from './same-draw.ts'
import { choose, dateRefusal, nearestReading, newestFirst, readingOf } from './select-nearest.ts'

const COUNTED = [
  'neutrophils',
  'lymphocytes',
  'neutrophilPercent',
  'lymphocytePercent',
  'leukocytes',
  'nlr',
] as const

/** The blood count of a chart, by analyte. */
export type BloodCount = Readonly<Record<(typeof COUNTED)[number], Measurements>>

export interface NlrReadings {
  readonly nlr: Reading<number>
  readonly anc: Reading<number>
  readonly alc: Reading<number>
}

/** One way to form the ratio: from which results, with the counts they amount to (10*9/L) where known. */
export interface Ratio extends Dated {
  readonly value: Interval | undefined
  readonly rule: SelectionRule
  readonly items: readonly Result[]
  readonly reason: RejectionReason | undefined
  readonly time: ChartTime | undefined
  readonly anc: Interval | undefined
  readonly alc: Interval | undefined
}

/** In order of preference within one draw. */
const RULES: readonly SelectionRule[] = [
  'same-draw-counts',
  'same-draw-percentages',
  'same-draw-percent-of-leukocytes',
  'reported-ratio',
]

/** Counts that a ratio does not have. */
export const NOT_GIVEN: Reading<number> = {
  state: 'unknown',
  reason: 'not-found',
  doubts: [],
  passedOver: [],
}

/** NLR from the draw nearest at or before the index date (docs/reading-rules.md, 1 to 3), with the counts behind it. */
export function readNlr(
  count: BloodCount,
  sameDraw: SameDraw,
  index: IndexDate,
  context: ReadContext,
): NlrReadings {
  const ratios = oneEachDraw(ratiosOf(count, sameDraw), context)
  const choice = choose(ratios, index, context)
  const [first] = choice.possible
  const common = { choice, index, context }
  const nlr = readingOf({
    ...common,
    unit: '1',
    rule: first?.rule ?? 'same-draw-counts',
    sourcesOf: ({ items }) => items.map(({ source }) => source),
    candidatesOf: ratioCandidates,
    passed: setAside(count, choice.possible, index, context),
  })
  const part = (name: 'anc' | 'alc', analyte: Analyte, results: Measurements): Reading<number> => {
    if (nlr.state === 'unknown') return nearestReading(analyte, results, index, context)
    // A ratio of percentages, or one that the laboratory reports, has no counts; those of another draw would not belong beside it.
    if (choice.possible.some((ratio) => ratio[name] === undefined)) return NOT_GIVEN
    return readingOf({
      ...common,
      choice: { ...choice, possible: choice.possible.map((ratio) => ({ ...ratio, value: ratio[name] })) },
      unit: '10*9/L',
      rule: first?.rule ?? 'same-draw-counts',
      sourcesOf: ({ items }) => items.map(({ source }) => source),
      candidatesOf: () => [],
      passed: [],
    })
  }
  return {
    nlr:
      nlr.state === 'unknown'
        ? {
            ...nlr,
            reason: absence(nlr.reason, count, sameDraw, index, context),
            passedOver: newestFirst([...nlr.passedOver, ...leftOver(choice.possible, nlr)]),
          }
        : nlr,
    anc: part('anc', ANALYTES.neutrophils, count.neutrophils),
    alc: part('alc', ANALYTES.lymphocytes, count.lymphocytes),
  }
}

/** Results of ratios that say nothing, each good for itself: what it would have been divided with is in doubt. */
function leftOver(ratios: readonly Ratio[], { doubts, passedOver }: Reading<number>): Candidate[] {
  const named = new Set([...doubts, ...passedOver].map(({ reference }) => reference))
  const items = new Set(ratios.flatMap((ratio) => ratio.items))
  return [...items]
    .filter(({ source }) => !named.has(source.reference))
    .map((item) => candidateOf(ANALYTES.nlr, item, 'no-partner-in-draw'))
    .map((item) => ({ ...item, converted: undefined }))
}

/** A ratio's results as candidates. The ratio itself may be chosen by hand only where one result reports it. */
function ratioCandidates({ items, reason, rule }: Ratio, other: RejectionReason): Candidate[] {
  const doubted = items.filter((item) => item.reason !== undefined)
  // Only what is doubtful of a doubtful ratio is in doubt itself.
  const named = doubted.length > 0 ? doubted : items
  return named.map((item) => ({
    ...candidateOf(ANALYTES.nlr, item, reason ?? other),
    converted:
      rule === 'reported-ratio' && item.value !== undefined && isPoint(item.value)
        ? { value: item.value.low, unit: '1' }
        : undefined,
  }))
}

/** Every way to form a ratio from the results. */
export function ratiosOf(count: BloodCount, sameDraw: SameDraw): Ratio[] {
  return [
    ...fromCounts(count, sameDraw),
    ...fromPercentages(count, sameDraw),
    ...fromLeukocytes(count, sameDraw),
    ...count.nlr.results.map(
      (item): Ratio => ({ ...item, rule: 'reported-ratio', items: [item], anc: undefined, alc: undefined }),
    ),
  ]
}

/** Results of one draw, or that may be. */
interface Drawn {
  readonly items: readonly Result[]
  readonly isSure: boolean
}

/** Each result with the partner of its draw: the nearest that is of it for sure (several at one distance), and all that may be. */
function pairs(
  first: Measurements,
  second: Measurements,
  sameDraw: SameDraw,
): (Drawn & { readonly one: Result; readonly other: Result })[] {
  const near = nearTo(second, sameDraw)
  return first.results.flatMap((one) =>
    partners([one], near(one), sameDraw).map(({ item, isSure }) => ({
      items: [one, item],
      one,
      other: item,
      isSure,
    })),
  )
}

/** A date covers a day, on which the clocks may change. */
const LONGEST_DAY = 25 * 3_600_000

/** Looks up the results that may lie near to one: a long chart holds thousands, of which a draw concerns a few. */
function nearTo({ results }: Measurements, { window }: SameDraw): (one: Result) => readonly Result[] {
  const place = (at: number) => Math.floor(at / (window + LONGEST_DAY))
  const isWide = ({ earliest, latest }: Result) => !(latest - earliest <= LONGEST_DAY)
  const wide = results.filter(isWide)
  const buckets = Map.groupBy(
    results.filter((item) => !isWide(item)),
    ({ earliest }) => place(earliest),
  )
  return (one) => {
    if (isWide(one)) return results
    const places = [-1, 0, 1].map((step) => place(one.earliest) + step)
    return [...wide, ...places.flatMap((at) => buckets.get(at) ?? [])]
  }
}

/** The results that complete a draw: the nearest of those that are of it for sure, and all that may be. */
function partners(
  drawn: readonly [Result, ...Result[]],
  near: readonly Result[],
  sameDraw: SameDraw,
): { readonly item: Result; readonly isSure: boolean }[] {
  const found = near.flatMap((item) => {
    const answers = drawn.map((one) => sameDraw(one, item))
    if (answers.includes('different')) return []
    return [{ item, isSure: !answers.includes('maybe'), apart: distance(drawn[0], item) }]
  })
  const nearest = Math.min(...found.filter(({ isSure }) => isSure).map(({ apart }) => apart))
  return found.filter(({ isSure, apart }) => !isSure || apart === nearest)
}

function distance(a: Dated, b: Dated): number {
  return Math.abs(a.earliest - b.earliest)
}

function fromCounts(count: BloodCount, sameDraw: SameDraw): Ratio[] {
  return pairs(count.neutrophils, count.lymphocytes, sameDraw).map((pair) =>
    ratioOf('same-draw-counts', pair, pair.one.value, pair.other.value),
  )
}

/** Two percentages of one differential give the same ratio as the counts; the counts are added where leukocytes were counted too. */
function fromPercentages(count: BloodCount, sameDraw: SameDraw): Ratio[] {
  const near = nearTo(count.leukocytes, sameDraw)
  return pairs(count.neutrophilPercent, count.lymphocytePercent, sameDraw).flatMap((pair): Ratio[] => {
    const { one, other } = pair
    // Of one differential they cannot exceed the whole; such results say nothing.
    const isExcess = (one.value?.low ?? 0) + (other.value?.low ?? 0) > 100.5
    if (isExcess && !pair.isSure) return []
    const leukocytes = partners([one], near(one), sameDraw).flatMap(({ item, isSure }) =>
      isSure && item.reason === undefined ? [item] : [],
    )
    const total = hull(leukocytes.flatMap(({ value }) => value ?? []))
    const ratio = ratioOf('same-draw-percentages', pair, one.value, other.value)
    if (isExcess) return [{ ...ratio, value: undefined, reason: ratio.reason ?? 'implausible' }]
    return [
      {
        ...ratio,
        items: [...ratio.items, ...leukocytes],
        anc: shareOf(total, one.value),
        alc: shareOf(total, other.value),
      },
    ]
  })
}

function shareOf(leukocytes: Interval | undefined, percent: Interval | undefined): Interval | undefined {
  if (leukocytes === undefined || percent === undefined) return undefined
  // An end that nothing bounds stays open, also where its share is nothing.
  const share = (end: 'low' | 'high') =>
    Number.isFinite(leukocytes[end] * percent[end])
      ? roundTo((leukocytes[end] * percent[end]) / 100, ANALYTES.neutrophils.decimals)
      : Number.POSITIVE_INFINITY
  return { low: share('low'), high: share('high') }
}

/** One count and the other's percentage of the leukocytes of the same draw. */
function fromLeukocytes(count: BloodCount, sameDraw: SameDraw): Ratio[] {
  const near = nearTo(count.leukocytes, sameDraw)
  const derive = (counted: Measurements, percent: Measurements, neutrophilsCounted: boolean): Ratio[] =>
    pairs(counted, percent, sameDraw).flatMap(({ one: absolute, other: share, isSure }) =>
      partners([share, absolute], near(share), sameDraw).map(({ item, isSure: isOfDraw }) => {
        const drawn = { items: [absolute, share, item], isSure: isSure && isOfDraw }
        const derived = shareOf(item.value, share.value)
        const [anc, alc] = neutrophilsCounted ? [absolute.value, derived] : [derived, absolute.value]
        return ratioOf('same-draw-percent-of-leukocytes', drawn, anc, alc)
      }),
    )
  return [
    ...derive(count.neutrophils, count.lymphocytePercent, true),
    ...derive(count.lymphocytes, count.neutrophilPercent, false),
  ]
}

function ratioOf(
  rule: SelectionRule,
  { items, isSure }: Drawn,
  anc: Interval | undefined,
  alc: Interval | undefined,
): Ratio {
  const [one] = items
  // Of a sure draw the first result tells the time; else it lies somewhere within all of theirs.
  const timed = isSure && one !== undefined ? [one] : items
  return {
    rule,
    earliest: Math.min(...timed.map(({ earliest }) => earliest)),
    latest: Math.max(...timed.map(({ latest }) => latest)),
    certain: isSure && items.every(({ certain }) => certain),
    value: quotient(anc, alc),
    reason:
      items.map(({ reason }) => reason).find((reason) => reason !== undefined) ??
      (isSure ? undefined : 'no-partner-in-draw'),
    time: items.map(({ time }) => time).find((time) => time !== undefined),
    items,
    anc,
    alc,
  }
}

/** The range of a quotient; what is divided by nothing has no upper end. */
function quotient(
  neutrophils: Interval | undefined,
  lymphocytes: Interval | undefined,
): Interval | undefined {
  if (neutrophils === undefined || lymphocytes === undefined) return undefined
  const low = Number.isFinite(lymphocytes.high)
    ? neutrophilLymphocyteRatio(neutrophils.low, lymphocytes.high)
    : 0
  const high = Number.isFinite(neutrophils.high)
    ? neutrophilLymphocyteRatio(neutrophils.high, lymphocytes.low)
    : undefined
  if (low === undefined) return undefined
  // "> 4.2" neutrophils, or "< 1.4" lymphocytes: the quotient of the limits itself is left out.
  const above = neutrophils.above === true || lymphocytes.below === true
  const ends = { low, high: high ?? Number.POSITIVE_INFINITY }
  return above ? { ...ends, above } : ends
}

/**
 * One ratio a draw: results minutes apart are one draw, of which the most direct rule counts, whatever it says, then the later.
 * Two that no rule tells apart both stay, and so does whatever is not certain.
 */
export function oneEachDraw(ratios: readonly Ratio[], context: ReadContext): Ratio[] {
  const window = context.site.reading.sameDrawMinutes * 60_000
  const sure = ratios.filter(({ certain }) => certain).toSorted((a, b) => a.earliest - b.earliest)
  const isBeaten = (ratio: Ratio, place: number): boolean => {
    for (let i = place - 1; i >= 0 && ratio.earliest - (sure[i]?.earliest ?? 0) <= window; i -= 1) {
      if (beats(sure[i], ratio)) return true
    }
    for (let i = place + 1; i < sure.length && (sure[i]?.earliest ?? 0) - ratio.earliest <= window; i += 1) {
      if (beats(sure[i], ratio)) return true
    }
    return false
  }
  const beaten = new Set(sure.filter(isBeaten))
  return ratios.filter((ratio) => !beaten.has(ratio))
}

function beats(one: Ratio | undefined, other: Ratio): boolean {
  if (one === undefined) return false
  const [rank, otherRank] = [RULES.indexOf(one.rule), RULES.indexOf(other.rule)]
  return rank === otherRank ? one.earliest > other.earliest : rank < otherRank
}

/** Every result that did not enter the ratio, with the reason. Leukocytes are named only if they were unusable. */
function setAside(
  count: BloodCount,
  chosen: readonly Ratio[],
  index: IndexDate,
  context: ReadContext,
): Candidate[] {
  const used = new Set(chosen.flatMap(({ items }) => items))
  const times: DrawTimes = {
    newest: chosen.reduce((last, { latest }) => Math.max(last, latest), Number.NEGATIVE_INFINITY),
    of: new Set(chosen.map(({ earliest }) => earliest)),
  }
  const of = (name: (typeof COUNTED)[number]): Candidate[] => {
    const { results, rejected } = count[name]
    const named = name === 'leukocytes' ? results.filter(({ reason }) => reason !== undefined) : results
    return [
      ...rejected,
      ...named
        .filter((item) => !used.has(item))
        .map((item) => candidateOf(ANALYTES[name], item, reasonFor(item, times, index, context))),
    ]
  }
  return newestFirst(COUNTED.flatMap(of))
}

/** When the draws that were chosen were taken. */
interface DrawTimes {
  readonly newest: number
  readonly of: ReadonlySet<number>
}

function reasonFor(
  item: Result,
  { newest, of }: DrawTimes,
  index: IndexDate,
  context: ReadContext,
): RejectionReason {
  const refusal = dateRefusal(item, index, context)
  if (refusal !== undefined) return refusal
  if (item.latest > newest) return 'no-partner-in-draw'
  return of.has(item.earliest) ? 'other-rule-used' : 'newer-used'
}

/** Why there is no ratio, where its counts are there each for itself. */
function absence(
  reason: UnknownReason,
  count: BloodCount,
  sameDraw: SameDraw,
  index: IndexDate,
  context: ReadContext,
): UnknownReason {
  if (reason !== 'none-usable') return reason
  const inTime = ({ results }: Measurements) =>
    results.filter((item) => item.reason === undefined && dateRefusal(item, index, context) === undefined)
  const neutrophils = [count.neutrophils, count.neutrophilPercent].flatMap(inTime)
  const lymphocytes = [count.lymphocytes, count.lymphocytePercent].flatMap(inTime)
  if (neutrophils.length > 0 && lymphocytes.length > 0) {
    const isOne = neutrophils.some((one) => lymphocytes.some((other) => sameDraw(one, other) === 'same'))
    return isOne && !mixes(count) ? reason : 'different-draws'
  }
  const parts = [
    [count.neutrophils, count.neutrophilPercent],
    [count.lymphocytes, count.lymphocytePercent],
  ]
  const isThere = parts.every((of) =>
    of.some(({ results }) => results.some((item) => dateRefusal(item, index, context) === undefined)),
  )
  // One count alone, in time and usable: its partner is what is missing, unless that was found and says nothing.
  return neutrophils.length + lymphocytes.length > 0 && !isThere ? 'not-found' : reason
}

/** A count and a percentage without leukocytes between them. */
function mixes({ neutrophils, lymphocytes }: BloodCount): boolean {
  return neutrophils.results.length === 0 || lymphocytes.results.length === 0
}
