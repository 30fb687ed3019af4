import { ok } from '../../result.ts'
import { itemAt, realAt } from '../numeric/at.ts'
import { type Coefficient, coefficients } from '../regression/coefficients.ts'
import { refuse, type Statistic } from '../statistic.ts'
import { fitCox } from './cox.ts'
import type { FollowUp } from './follow-up.ts'

/**
 * Whether a covariate's effect on survival is the same in two subgroups: the product term of the Cox model of covariate, subgroup and
 * their product (Efron ties), which is the log of the ratio of the two hazard ratios, with its Wald p. Fails as `fitCox`.
 */
export function interactionTest(
  followUp: FollowUp,
  covariate: Float64Array,
  subgroup: Uint8Array,
): Statistic<Coefficient> {
  if (subgroup.length !== covariate.length) return refuse('lengths-differ')
  const member = Float64Array.from(subgroup)
  const product = covariate.map((value, i) => value * realAt(member, i))
  const joint = fitCox(followUp, [covariate, member, product])
  return joint.ok ? ok(itemAt(coefficients(joint.value), 2)) : joint
}
