import { type Estimate, ratioInterval } from '../../stats/interval.ts'
import { realAt } from '../../stats/numeric/at.ts'
import { normalTwoSided } from '../../stats/numeric/normal.ts'
import type { Statistic } from '../../stats/statistic.ts'
import type { CoxFit } from '../../stats/survival/cox.ts'

/** A hazard ratio with its Wald interval and test; `beta` is its logarithm, `se` that one's standard error. */
export interface HazardRatio extends Estimate {
  readonly beta: number
  readonly se: number
  readonly p: number
}

/** The first covariate's hazard ratio. Fails as the fit did. */
export function hazardRatioOf(fit: Statistic<CoxFit>): Statistic<HazardRatio> {
  if (!fit.ok) return fit
  const [beta, se] = [realAt(fit.value.beta, 0), realAt(fit.value.se, 0)]
  return { ok: true, value: { ...ratioInterval(beta, se), beta, se, p: normalTwoSided(beta / se) } }
}
