import type { ModelFile } from '../model/model-schema.ts'
import { type Counted, countsOf } from '../model/published-cohorts.ts'
import type { Estimate } from '../stats/interval.ts'
import type { Result } from '../stats/result.ts'
import { type OperatingPoint, operatingPoint } from '../stats/roc/operating-point.ts'
import type { CardContext } from './card-context.ts'

/** What the published cut-off achieved in a cohort, recomputed from the counts behind Table 3 with Wilson intervals. */
export function publishedOperatingPoint(model: ModelFile, counted: Counted): OperatingPoint {
  return operatingPoint(countsOf(model, counted))
}

/** "82.3% (72.4–89.1)"; a dash where the counts do not allow it. */
export function percentText({ texts, format }: CardContext, share: Result<Estimate>): string {
  if (!share.ok) return '–'
  const percent = (fraction: number) => format.fixed(100 * fraction, 1)
  const { estimate, lower, upper } = share.value
  return texts.estimate(`${percent(estimate)}%`, percent(lower), percent(upper))
}

/** An estimate as printed in the article, or from counts, with its interval. */
export function estimateText({ texts, format }: CardContext, value: Estimate, decimals: number): string {
  const fixed = (number: number) => format.fixed(number, decimals)
  return texts.estimate(fixed(value.estimate), fixed(value.lower), fixed(value.upper))
}
