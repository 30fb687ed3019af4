import { ok } from '../result.ts'
import { CRITICAL, type Estimate } from './interval.ts'
import { refuse, type Statistic } from './statistic.ts'

/** A count out of a total with its Wilson score interval. */
export interface Proportion extends Estimate {
  readonly count: number
  readonly total: number
}

/** count / total with the Wilson score interval (Wilson, JASA 1927; no continuity correction). Fails on a total of 0. */
export function proportion(count: number, total: number): Statistic<Proportion> {
  if (!(total > 0)) return refuse('no-values')
  if (!(count >= 0 && count <= total)) return refuse('out-of-range')
  const z2 = CRITICAL ** 2
  const estimate = count / total
  const centre = (estimate + z2 / (2 * total)) / (1 + z2 / total)
  const half =
    Math.sqrt(z2 * (estimate * (1 - estimate) + z2 / (4 * total))) / Math.sqrt(total) / (1 + z2 / total)
  return ok({
    count,
    total,
    estimate,
    // At the ends the interval touches 0 or 1 exactly; rounding must not put it beside them.
    lower: count === 0 ? 0 : Math.max(0, centre - half),
    upper: count === total ? 1 : Math.min(1, centre + half),
  })
}
