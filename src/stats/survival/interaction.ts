import { ok } from '../../result.ts'
import { type Estimate, ratioInterval } from '../interval.ts'
import { bitAt, itemAt, realAt } from '../numeric/at.ts'
import { type Coefficient, coefficients } from '../regression/coefficients.ts'
import { refuse, type Statistic } from '../statistic.ts'
import { fitCox } from './cox.ts'
import type { FollowUp } from './follow-up.ts'

/** An effect on survival in two subgroups: hazard ratios within each, and the test that they are one. */
export interface SubgroupEffect {
  /** Hazard ratio of the covariate where the subgroup is 0, and where it is 1. A subgroup that cannot be fitted says why. */
  readonly without: Statistic<Estimate>
  readonly within: Statistic<Estimate>
  /** The product term of the joint model: log of the ratio of the two hazard ratios, with its Wald p. */
  readonly interaction: Coefficient
}

/**
 * Cox model of covariate, subgroup and their product (Efron ties), and the covariate's own model in either subgroup.
 * Fails as `fitCox` on the joint model.
 */
export function subgroupEffect(
  followUp: FollowUp,
  covariate: Float64Array,
  subgroup: Uint8Array,
): Statistic<SubgroupEffect> {
  if (subgroup.length !== covariate.length) return refuse('lengths-differ')
  const member = Float64Array.from(subgroup)
  const product = covariate.map((value, i) => value * realAt(member, i))
  const joint = fitCox(followUp, [covariate, member, product])
  if (!joint.ok) return joint
  const effectIn = (group: 0 | 1): Statistic<Estimate> => {
    const of = (_: number, i: number) => bitAt(subgroup, i) === group
    const fit = fitCox({ time: followUp.time.filter(of), event: followUp.event.filter(of) }, [
      covariate.filter(of),
    ])
    return fit.ok ? ok(ratioInterval(realAt(fit.value.beta, 0), realAt(fit.value.se, 0))) : fit
  }
  return ok({
    without: effectIn(0),
    within: effectIn(1),
    interaction: itemAt(coefficients(joint.value), 2),
  })
}
