import { ok } from '../../result.ts'
import { itemAt } from '../numeric/at.ts'
import type { Statistic } from '../statistic.ts'
import { type Coefficient, coefficients } from './coefficients.ts'
import { fitLogistic, type LogisticData } from './logistic.ts'

/** The slope of each covariate fitted alone; a covariate that cannot be fitted says why in its place. */
export function univariable({ columns, ...data }: LogisticData): readonly Statistic<Coefficient>[] {
  return columns.map((column) => {
    const fit = fitLogistic({ ...data, columns: [column] })
    return fit.ok ? ok(itemAt(coefficients(fit.value), 1)) : fit
  })
}
