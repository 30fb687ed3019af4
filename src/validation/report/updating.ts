import { ok } from '../../result.ts'
import { logOddsOf } from '../../stats/calibration/log-odds-of.ts'
import { bitAt, realAt } from '../../stats/numeric/at.ts'
import { likelihoodRatioTest } from '../../stats/regression/likelihood-ratio.ts'
import { fitLogistic } from '../../stats/regression/logistic.ts'
import { codedColumns, codedPredictors } from '../coding.ts'
import { type FigureOrReason, noFigure, toReport } from './figure-or-reason.ts'
import { bitsAt, completeRows, type Study, valuesAt } from './study.ts'

/** How much of the model these patients ask to be changed. */
export interface Updating {
  readonly patients: number
  readonly events: number
  /** The refit of all coefficients against each simpler update, as long as it fits better. */
  readonly steps: readonly {
    readonly against: Exclude<Update, 'refit'>
    readonly chi2: number
    readonly df: number
    readonly p: number
  }[]
  readonly choice: Update
}

export type Update = 'none' | 'intercept' | 'intercept-and-slope' | 'refit'

const ALPHA = 0.05

/**
 * The closed testing procedure of Vergouwe et al. (Stat Med 2017): the refit is tested against the model as it is, then against an updated
 * intercept, then against intercept and slope; the first of them that the refit does not beat at 5 % is the choice, else the refit.
 */
export function updating(study: Study): FigureOrReason<Updating> {
  const { table, scored, model, outcome, strata } = study
  if (table.kind === 'scored') return noFigure('no-such-data')
  const columns = codedColumns(codedPredictors(table, scored, model))
  const rows = completeRows(strata[0]?.rows ?? new Int32Array(0), [...columns, scored.probability, outcome])
  const bits = bitsAt(outcome, rows)
  const logOdds = logOddsOf(valuesAt(scored.probability, rows))
  if (!logOdds.ok) return toReport(logOdds)
  const refit = fitLogistic({ columns: columns.map((column) => valuesAt(column, rows)), outcome: bits })
  if (!refit.ok) return toReport(refit, ['nlrHigh', 'deltaT', 'albumin', 'diameter'])
  const intercept = fitLogistic({ columns: [], outcome: bits, offset: logOdds.value })
  const both = fitLogistic({ columns: [logOdds.value], outcome: bits })
  if (!intercept.ok) return toReport(intercept)
  if (!both.ok) return toReport(both)
  const simpler = [
    { against: 'none', fit: { deviance: devianceOf(logOdds.value, bits), beta: new Float64Array(0) } },
    { against: 'intercept', fit: intercept.value },
    { against: 'intercept-and-slope', fit: both.value },
  ] as const
  const steps: Updating['steps'][number][] = []
  for (const { against, fit } of simpler) {
    steps.push({ against, ...likelihoodRatioTest(fit, refit.value) })
    if ((steps.at(-1)?.p ?? 1) >= ALPHA) break
  }
  const last = steps.at(-1)
  const choice = last !== undefined && last.p >= ALPHA ? last.against : 'refit'
  return toReport(ok({ patients: bits.length, events: refit.value.events, steps, choice }))
}

/** -2 log-likelihood of log-odds that are not fitted. */
function devianceOf(logOdds: Float64Array, outcome: Uint8Array): number {
  let total = 0
  for (let i = 0; i < logOdds.length; i += 1) {
    const own = bitAt(outcome, i) === 1 ? -realAt(logOdds, i) : realAt(logOdds, i)
    // log(1 + exp(x)) without overflow.
    total += 2 * (Math.max(0, own) + Math.log1p(Math.exp(-Math.abs(own))))
  }
  return total
}
