import type { ModelFile } from '../model/model-schema.ts'
import { type Counted, countsOf } from '../model/published-cohorts.ts'
import type { Estimate } from '../stats/interval.ts'
import { type OperatingPoint, operatingPoint } from '../stats/roc/operating-point.ts'
import type { Statistic } from '../stats/statistic.ts'
import type { CardContext } from './card-context.ts'

/** What the published cut-off achieved in a cohort, recomputed from the counts behind Table 3 with Wilson intervals. */
export function publishedOperatingPoint(model: ModelFile, counted: Counted): OperatingPoint {
  return operatingPoint(countsOf(model, counted))
}

/** "82.3% (72.4–89.1)"; a dash where the counts do not allow it. */
export function percentText({ texts, format }: CardContext, share: Statistic<Estimate>): string {
  if (!share.ok) return '–'
  const percent = (fraction: number) => format.fixed(100 * fraction, 1)
  const { estimate, lower, upper } = share.value
  return texts.estimate(`${percent(estimate)}%`, percent(lower), percent(upper))
}

/** An estimate as printed in the article, or from counts, with its interval. */
export function estimateText({ texts, format }: CardContext, value: Estimate, decimals: number): string {
  const fixed = (number: number) => withMinus(format.fixed(number, decimals))
  // A dash between two minus signs cannot be read.
  const words = value.lower < 0 ? texts.estimateSigned : texts.estimate
  return words(fixed(value.estimate), fixed(value.lower), fixed(value.upper))
}

/** A formatted number with a true minus sign. */
export function withMinus(number: string): string {
  return number.replace('-', '−')
}
