import { withoutTail } from './rounding.ts'

/**
 * Neutrophil-to-lymphocyte ratio from two counts in one unit, or two percentages of one differential,
 * at full precision, free of binary tails. `undefined` when there are no lymphocytes to divide by.
 */
export function neutrophilLymphocyteRatio(neutrophils: number, lymphocytes: number): number | undefined {
  if (!(lymphocytes > 0) || !(neutrophils >= 0)) return undefined
  return withoutTail(neutrophils / lymphocytes)
}
