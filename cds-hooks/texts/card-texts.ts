import type { CriterionId } from '../../src/fhir/criteria/criteria.ts'
import type { UnknownReason } from '../../src/fhir/reasons.ts'
import type { Predictor } from '../../src/model/predictor.ts'
import type { PrefetchKey } from '../prefetch-templates.ts'

/** Everything a card says, in one language. A language is one file of this shape. */
export interface CardTexts {
  readonly service: {
    readonly title: string
    readonly description: string
    readonly usageRequirements: string
  }
  readonly source: string
  /** Summaries are cut nowhere: each must stay under 140 characters for any figures. */
  readonly summary: {
    high(points: string, cutoff: string, probability: string): string
    low(points: string, cutoff: string, probability: string): string
    certainlyHigh(unknown: string, points: string, cutoff: string): string
    certainlyLow(unknown: string, points: string, cutoff: string): string
    /** Only the week-6 change is unknown, and its examination is still to come. */
    certainlyHighBeforeWeek6(points: string, cutoff: string): string
    certainlyLowBeforeWeek6(points: string, cutoff: string): string
    untilWeek6(points: string, cutoff: string): string
    undecided(unknown: string, points: string, cutoff: string): string
    notComputable(missing: string): string
    notRead(parts: string): string
    outOfScope: string
    baselineMissing: string
    followUpDue(to: string): string
    followUpOverdue(planned: string, to: string): string
    newlyHigh(points: string, cutoff: string, probability: string): string
  }
  readonly detail: {
    complete(points: string, most: string, cutoff: string, riskClass: 'high' | 'low', weeks: string): string
    probability(estimate: string, interval: string | undefined): string
    bounded(
      low: string,
      high: string,
      most: string,
      cutoff: string,
      risk: 'high' | 'low' | 'undecided',
    ): string
    probabilityRange(low: string, high: string): string
    columns: readonly [string, string, string, string]
    unknownValue: string
    pointsRange(most: string): string
    old(days: number): string
    frequencies(cutoff: string, above: string, below: string): string
    originalModel: string
    unknown(name: string, why: string): string
    notRead(parts: string): string
    /** `unknown`: how many further criteria nobody has told. */
    notLike(criteria: string, unknown: number): string
    convention: Readonly<Record<'stiffer-is-nonnegative' | 'softer-is-nonnegative', string>>
    outOfScope: string
    nothingKnown: string
    baseline: string
    window(start: string, planned: string, from: string, to: string): string
    scoreSoFar(low: string, high: string, cutoff: string): string
    investigational(model: string): string
  }
  readonly suggestions: {
    baseline: OrderText
    week6(day: string): OrderText
    bloodCount: OrderText
    albumin: OrderText
    tumourSize: OrderText
  }
  readonly openApp: string
  readonly names: Readonly<Record<Predictor, string>>
  readonly deltaT: Readonly<Record<'negative' | 'nonnegative', string>>
  /** What a prefetch key holds. */
  readonly parts: Readonly<Record<PrefetchKey, string>>
  readonly criteria: Readonly<Record<CriterionId, string>>
  readonly why: Readonly<Record<UnknownReason, string>>
  readonly range: (low: string, high: string) => string
  readonly decimalMark: string
  /** A day given as YYYY-MM-DD. */
  day(iso: string): string
  list(items: readonly string[]): string
}

export interface OrderText {
  /** What the button says. */
  readonly label: string
  /** What the order says. */
  readonly order: string
}
