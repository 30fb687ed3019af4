import { chiSquareUpperTail } from '../numeric/chi-square.ts'
import type { LogisticFit } from './logistic.ts'

/** The likelihood-ratio test of nested fits on the same patients: chi-square = difference of deviances, df = coefficients left out. */
export function likelihoodRatioTest(
  smaller: Pick<LogisticFit, 'deviance' | 'beta'>,
  larger: Pick<LogisticFit, 'deviance' | 'beta'>,
): { readonly chi2: number; readonly df: number; readonly p: number } {
  const chi2 = Math.max(0, smaller.deviance - larger.deviance)
  const df = larger.beta.length - smaller.beta.length
  return { chi2, df, p: df > 0 ? chiSquareUpperTail(chi2, df) : 1 }
}
