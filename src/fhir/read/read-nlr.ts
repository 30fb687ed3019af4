import { neutrophilLymphocyteRatio } from '../../model/nlr.ts'
import { roundTo } from '../../model/rounding.ts'
import type { Candidate, IndexDate, Reading, SelectionRule } from '../chart-inputs.ts'
import { ANALYTES, type Analyte } from '../codes/analytes.ts'
import type { ReadContext } from '../read-context.ts'
import type { ChartTime } from '../resources/chart-time.ts'
import { type Measurements, passedOver, type Usable } from './measurements.ts'
import type { SameDraw } from './same-draw.ts'
import { evidenceFor, nearestReading, newestFirst, timeRefusal, unknownReason } from './select-nearest.ts'

/** The blood count of a chart, by analyte. */
export type BloodCount = Readonly<
  Record<
    'neutrophils' | 'lymphocytes' | 'neutrophilPercent' | 'lymphocytePercent' | 'leukocytes' | 'nlr',
    Measurements
  >
>

export interface NlrReadings {
  readonly nlr: Reading<number>
  readonly anc: Reading<number>
  readonly alc: Reading<number>
}

/** One way to form the ratio: from which results, with the counts they amount to (10*9/L) where known. */
export interface Ratio {
  readonly value: number
  readonly rule: SelectionRule
  readonly items: readonly Usable[]
  readonly time: ChartTime
  readonly anc: number | undefined
  readonly alc: number | undefined
}

/** In order of preference within one draw. */
const RULES = [
  'same-draw-counts',
  'same-draw-percentages',
  'same-draw-percent-of-leukocytes',
  'reported-ratio',
] as const

/** NLR from the draw nearest at or before the index date (design rules 1 and 3), with the counts behind it. */
export function readNlr(
  count: BloodCount,
  sameDraw: SameDraw,
  index: IndexDate,
  context: ReadContext,
): NlrReadings {
  const inTime = (item: Usable) => timeRefusal(item.time, index, context) === undefined
  const ratios = ratiosOf(count, sameDraw, inTime, context)
  const chosen = newestDraw(ratios, context)
  const passed = setAside(count, chosen, index, context)
  if (chosen === undefined) {
    return {
      nlr: { state: 'unknown', reason: nlrUnknown(count, passed, inTime, context), passedOver: passed },
      anc: nearestReading(ANALYTES.neutrophils, count.neutrophils, index, context),
      alc: nearestReading(ANALYTES.lymphocytes, count.lymphocytes, index, context),
    }
  }
  const evidence = evidenceFor(chosen.rule, chosen.items, chosen.time, index, context)
  const part = (value: number | undefined): Reading<number> =>
    value === undefined
      ? { state: 'unknown', reason: 'not-found', passedOver: [] }
      : { state: 'known', value, unit: '10*9/L', evidence, passedOver: [] }
  return {
    nlr: { state: 'known', value: chosen.value, unit: '1', evidence, passedOver: passed },
    anc: part(chosen.anc),
    alc: part(chosen.alc),
  }
}

type InTime = (item: Usable) => boolean

/** Every way to form a ratio from the results that are in time. */
export function ratiosOf(
  count: BloodCount,
  sameDraw: SameDraw,
  inTime: InTime,
  context: ReadContext,
): Ratio[] {
  return [
    ...fromCounts(count, sameDraw, inTime, context),
    ...fromPercentages(count, sameDraw, inTime, context),
    ...fromLeukocytes(count, sameDraw, inTime, context),
    ...reported(count, inTime),
  ]
}

function* pairs(
  first: Measurements,
  second: Measurements,
  sameDraw: SameDraw,
  inTime: InTime,
): Generator<[Usable, Usable]> {
  const others = second.usable.filter(inTime)
  for (const one of first.usable) {
    if (!inTime(one)) continue
    const partners = others.filter((other) => sameDraw(one, other))
    const nearest = partners.toSorted((a, b) => distance(one, a) - distance(one, b))[0]
    if (nearest !== undefined) yield [one, nearest]
  }
}

function distance(a: Usable, b: Usable): number {
  return Math.abs(a.time.from - b.time.from)
}

function fromCounts(count: BloodCount, sameDraw: SameDraw, inTime: InTime, context: ReadContext): Ratio[] {
  return [...pairs(count.neutrophils, count.lymphocytes, sameDraw, inTime)].flatMap(([anc, alc]) =>
    ratio('same-draw-counts', anc.value, alc.value, [anc, alc], anc.value, alc.value, context),
  )
}

/** Two percentages of one differential give the same ratio as the counts; the counts are added where leukocytes were counted too. */
function fromPercentages(
  count: BloodCount,
  sameDraw: SameDraw,
  inTime: InTime,
  context: ReadContext,
): Ratio[] {
  return [...pairs(count.neutrophilPercent, count.lymphocytePercent, sameDraw, inTime)].flatMap(
    ([neutrophils, lymphocytes]) => {
      if (neutrophils.value + lymphocytes.value > 100.5) return []
      const leukocytes = nearestLeukocytes(count, neutrophils, (item) => sameDraw(item, neutrophils))
      const share = (percent: Usable) =>
        leukocytes && roundTo((leukocytes.value * percent.value) / 100, ANALYTES.neutrophils.decimals)
      return ratio(
        'same-draw-percentages',
        neutrophils.value,
        lymphocytes.value,
        leukocytes ? [neutrophils, lymphocytes, leukocytes] : [neutrophils, lymphocytes],
        share(neutrophils),
        share(lymphocytes),
        context,
      )
    },
  )
}

/** One count and the other's percentage of the leukocytes of the same draw. */
function fromLeukocytes(
  count: BloodCount,
  sameDraw: SameDraw,
  inTime: InTime,
  context: ReadContext,
): Ratio[] {
  const derive = (counted: Measurements, percent: Measurements, neutrophilsCounted: boolean): Ratio[] =>
    [...pairs(counted, percent, sameDraw, inTime)].flatMap(([absolute, share]) => {
      const leukocytes = nearestLeukocytes(
        count,
        share,
        (item) => sameDraw(item, share) && sameDraw(item, absolute),
      )
      if (leukocytes === undefined) return []
      const derived = roundTo((leukocytes.value * share.value) / 100, ANALYTES.neutrophils.decimals)
      const [anc, alc] = neutrophilsCounted ? [absolute.value, derived] : [derived, absolute.value]
      const items = [absolute, share, leukocytes]
      return ratio('same-draw-percent-of-leukocytes', anc, alc, items, anc, alc, context)
    })
  return [
    ...derive(count.neutrophils, count.lymphocytePercent, true),
    ...derive(count.lymphocytes, count.neutrophilPercent, false),
  ]
}

function nearestLeukocytes(
  { leukocytes }: BloodCount,
  to: Usable,
  fits: (item: Usable) => boolean,
): Usable | undefined {
  return leukocytes.usable.filter(fits).toSorted((a, b) => distance(to, a) - distance(to, b))[0]
}

/** A ratio reported by the laboratory under a code the site has mapped. */
function reported(count: BloodCount, inTime: InTime): Ratio[] {
  return count.nlr.usable.filter(inTime).map((item) => ({
    value: item.value,
    rule: 'reported-ratio',
    items: [item],
    time: item.time,
    anc: undefined,
    alc: undefined,
  }))
}

function ratio(
  rule: SelectionRule,
  neutrophils: number,
  lymphocytes: number,
  items: readonly Usable[],
  anc: number | undefined,
  alc: number | undefined,
  context: ReadContext,
): Ratio[] {
  const value = neutrophilLymphocyteRatio(neutrophils, lymphocytes)
  const [first] = items
  return value === undefined || first === undefined
    ? []
    : [{ value, rule, items, time: first.time, anc, alc }]
}

/** The newest draw; within it (results minutes apart are one draw) the most direct rule. */
export function newestDraw(ratios: readonly Ratio[], context: ReadContext): Ratio | undefined {
  const newest = Math.max(...ratios.map(({ time }) => time.to))
  const window = context.site.reading.sameDrawMinutes * 60_000
  return ratios
    .filter(({ time }) => newest - time.to <= window)
    .toSorted(
      (a, b) =>
        RULES.indexOf(a.rule as (typeof RULES)[number]) - RULES.indexOf(b.rule as (typeof RULES)[number]) ||
        b.time.to - a.time.to,
    )[0]
}

/** Every result that did not enter the ratio, with the reason. Leukocytes are named only if they were unusable. */
function setAside(
  count: BloodCount,
  chosen: Ratio | undefined,
  index: IndexDate,
  context: ReadContext,
): Candidate[] {
  const of = (analyte: Analyte, { usable, rejected }: Measurements): Candidate[] => [
    ...rejected,
    ...usable
      .filter((item) => !chosen?.items.includes(item))
      .map((item) => passedOver(analyte, item, reasonFor(item, chosen, index, context))),
  ]
  return newestFirst([
    ...of(ANALYTES.neutrophils, count.neutrophils),
    ...of(ANALYTES.lymphocytes, count.lymphocytes),
    ...of(ANALYTES.neutrophilPercent, count.neutrophilPercent),
    ...of(ANALYTES.lymphocytePercent, count.lymphocytePercent),
    ...of(ANALYTES.nlr, count.nlr),
    ...count.leukocytes.rejected,
  ])
}

function reasonFor(
  item: Usable,
  chosen: Ratio | undefined,
  index: IndexDate,
  context: ReadContext,
): Candidate['reason'] {
  const refusal = timeRefusal(item.time, index, context)
  if (refusal !== undefined) return refusal
  if (chosen === undefined || item.time.to > chosen.time.to) return 'no-partner-in-draw'
  return item.time.from === chosen.time.from ? 'other-rule-used' : 'newer-used'
}

function nlrUnknown(count: BloodCount, passed: readonly Candidate[], inTime: InTime, context: ReadContext) {
  const both =
    [...count.neutrophils.usable, ...count.neutrophilPercent.usable].some(inTime) &&
    [...count.lymphocytes.usable, ...count.lymphocytePercent.usable].some(inTime)
  const reason = unknownReason(passed, context, 'laboratory')
  if (reason === 'read-failed') return reason
  if (both) return 'different-draws'
  // One count alone, in time and usable: its partner is what is missing.
  return passed.some((candidate) => candidate.reason === 'no-partner-in-draw') ? 'not-found' : reason
}
