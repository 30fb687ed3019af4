import type { Evidence, IndexDate, InputName, Reading, Source } from '../fhir/chart-inputs.ts'
import type { BoundedAssessment, Scored } from '../model/assessment.ts'
import { maximumPoints } from '../model/effect.ts'
import type { Interval } from '../model/interval.ts'
import type { TipmModel } from '../model/load-model.ts'
import { type DeltaTSign, PREDICTORS } from '../model/predictor.ts'
import type { SiteConfig } from '../site/site-schema.ts'
import { displayPowers } from '../text/display-unit.ts'
import type { Format } from '../text/format.ts'
import type { Texts } from '../text/texts.ts'

/** What wording takes: the language, how it writes numbers, the model's precision, the site's look-back. */
export interface Wording {
  readonly texts: Texts
  readonly format: Format
  readonly model: TipmModel
  readonly site: Pick<SiteConfig, 'reading'>
}

const COUNT_UNIT = '10*9/L'
const COUNT_DECIMALS = 2

/** An input's value or range, at the precision the model uses and with its unit. */
export function valueText(
  wording: Pick<Wording, 'texts' | 'format' | 'model'>,
  input: InputName,
  value: number | Interval | DeltaTSign,
): string {
  const { texts, model, format } = wording
  if (typeof value === 'string') return texts.inputs.deltaT[model.elastography.deltaTConvention][value]
  const shown = (one: number) => numberText(wording, input, one)
  const measure = (text: string) => format.measure(text, unitOf(wording, input))
  if (typeof value === 'number') return measure(shown(value))
  const { low, high, above, below } = value
  const { ranges } = texts.inputs
  if (low === high) return measure(shown(low))
  if (high === Number.POSITIVE_INFINITY) return ranges[above ? 'above' : 'from'](measure(shown(low)))
  if (low <= 0) return ranges[below ? 'below' : 'upTo'](measure(shown(high)))
  return measure(`${shown(low)}–${shown(high)}`)
}

function numberText({ format, model }: Pick<Wording, 'format' | 'model'>, input: InputName, value: number) {
  switch (input) {
    case 'nlr': {
      const { threshold, decimals } = model.predictors.nlr
      return format.apart(value, threshold, decimals)
    }
    case 'albumin':
    case 'diameter':
      return format.number(value, model.predictors[input].decimals)
    case 'anc':
    case 'alc':
    case 'deltaT':
      return format.number(value, COUNT_DECIMALS)
  }
}

export function unitOf({ model }: Pick<Wording, 'model'>, input: InputName): string {
  switch (input) {
    case 'nlr':
    case 'albumin':
    case 'diameter':
      return model.predictors[input].unit
    case 'anc':
    case 'alc':
      return COUNT_UNIT
    case 'deltaT':
      return '1'
  }
}

/** A reading's value or range; undefined where there is neither. */
export function readingValue(
  wording: Pick<Wording, 'texts' | 'format' | 'model'>,
  input: InputName,
  reading: Reading<number> | Reading<DeltaTSign>,
): string | undefined {
  switch (reading.state) {
    case 'known':
      return valueText(wording, input, reading.value)
    case 'interval':
      return valueText(wording, input, reading)
    case 'unknown':
      return undefined
  }
}

/** How long before or after the start of therapy; before it has begun, how long ago. */
export function ageText({ inputs }: Texts, ageDays: number, state: IndexDate['state']): string {
  const { age } = inputs
  switch (state) {
    case 'known':
      if (ageDays === 0) return age.on
      return ageDays > 0 ? age.before(ageDays) : age.after(-ageDays)
    case 'not-begun':
      return ageDays === 0 ? age.today : age.ago(ageDays)
    case 'between':
    case 'unknown':
      // The age is counted from the latest day that is possible.
      if (ageDays === 0) return age.latestOn
      return ageDays > 0 ? age.latestBefore(ageDays) : age.after(-ageDays)
  }
}

/** A warning on the age of a value; empty when it is fresh. */
export function freshnessText(
  { texts, site }: Pick<Wording, 'texts' | 'site'>,
  { freshness }: Evidence,
): string {
  const { inputs } = texts
  return freshness === 'old'
    ? inputs.freshness.old(site.reading.lookBackDays.fresh)
    : inputs.freshness[freshness]
}

/** "28 g/L of 28 May 2026", as the chart has it. */
export function foundText({ texts, format }: Pick<Wording, 'texts' | 'format'>, found: Source): string {
  const day = found.time === undefined ? texts.inputs.undated : format.date(found.time.text)
  return texts.inputs.doubts.of(displayPowers(found.original) || found.name, day)
}

/** "between 3 Jan 2026 and 12 Jan 2026", "not begun"; the day alone where it is open within that day. */
export function startText(
  { texts, format }: Pick<Wording, 'texts' | 'format'>,
  { state, from, time }: Pick<IndexDate, 'state' | 'from' | 'time'>,
): string {
  const { start } = texts
  switch (state) {
    case 'known':
      return format.day(time)
    case 'between': {
      const [first, last] = [format.day(from ?? time), format.day(time)]
      return first === last ? last : start.between(first, last)
    }
    case 'unknown':
    case 'not-begun':
      return start[state]
  }
}

/** Points, or their range. */
export function pointsText(
  { texts, format, model }: Pick<Wording, 'texts' | 'format' | 'model'>,
  { low, high }: { readonly low: number; readonly high: number },
): string {
  const [from, to] = [format.points(low, model.cutoff.points), format.points(high, model.cutoff.points)]
  return from === to ? from : texts.common.to(from, to)
}

export function pointsOf(assessment: Scored): { readonly low: number; readonly high: number } {
  return assessment.kind === 'complete'
    ? { low: assessment.points, high: assessment.points }
    : { low: assessment.low.points, high: assessment.high.points }
}

/** The points that an input adds, or may add: whole, since only their sum is held against the cut-off. */
export function shareText(
  { texts, format }: Pick<Wording, 'texts' | 'format'>,
  { low, high }: { readonly low: number; readonly high: number },
): string {
  const one = (points: number) => format.fixed(points, 0)
  return low === high ? one(low) : texts.drivers.range(one(low), one(high))
}

/** The most points a score can have. */
export function scaleEnd({ model }: Pick<Wording, 'model'>): number {
  return PREDICTORS.reduce((sum, predictor) => sum + maximumPoints(model, predictor), 0)
}

/** The cut-off as printed. */
export function cutoffText({ format, model }: Pick<Wording, 'format' | 'model'>): string {
  return format.number(model.cutoff.points, 2)
}

/** A score in words. */
export interface ScoreWords {
  readonly result: string
  /** Why the class is settled, or not, although something is open. */
  readonly why: string | undefined
  readonly points: string
  /** "of 296 points". */
  readonly ofMaximum: string
  readonly cutoff: string
  readonly probability: string
  readonly probabilityNote: string
  /** The same without how the range came about. */
  readonly probabilityShort: string
}

export function scoreWords(
  wording: Pick<Wording, 'texts' | 'format' | 'model'>,
  assessment: Scored,
): ScoreWords {
  const { texts, format } = wording
  const { answer, joins } = texts
  const words = {
    result: answer.classes[assessment.riskClass],
    points: pointsText(wording, pointsOf(assessment)),
    ofMaximum: answer.ofMaximum(format.number(scaleEnd(wording), 0)),
    cutoff: answer.cutoff(cutoffText(wording)),
  }
  switch (assessment.kind) {
    case 'complete': {
      const { interval, probability } = assessment
      const range = interval && format.percentRange(interval.lower, interval.upper)
      return {
        ...words,
        why: undefined,
        probability: format.percent(probability),
        probabilityShort:
          range === undefined
            ? answer.estimated
            : `${answer.estimated}${joins.semicolon}${answer.range(range)}`,
        probabilityNote: `${answer.estimated}${joins.semicolon}${range ? answer.interval(range) : answer.noInterval}`,
      }
    }
    case 'bounded': {
      const { low, high, riskClass } = assessment
      const open = openNames(wording, assessment)
      return {
        ...words,
        why: riskClass === 'undecided' ? answer.undecided(open) : answer.settled[riskClass](open),
        probability: format.percentRange(low.probability, high.probability),
        probabilityNote: answer.overOpen,
        probabilityShort: answer.overOpen,
      }
    }
  }
}

/** What of a bounded score is open: "week 6" where it is the change of stiffness alone. */
export function openNames(
  { texts, format }: Pick<Wording, 'texts' | 'format'>,
  { open }: Pick<BoundedAssessment, 'open'>,
): string {
  const names = open.map(({ predictor }) => predictor)
  return names.every((name) => name === 'deltaT')
    ? texts.answer.week6
    : format.list(names.map((name) => texts.inputs.short[name]))
}
