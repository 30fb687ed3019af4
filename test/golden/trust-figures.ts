import type { TipmModel } from '../../src/model/load-model.ts'
import { pooled } from '../../src/stats/imputation/rubin.ts'
import { CRITICAL } from '../../src/stats/interval.ts'
import { randomEffects } from '../../src/stats/meta-analysis.ts'
import { realAt } from '../../src/stats/numeric/at.ts'
import { cumulativeIncidence } from '../../src/stats/survival/competing.ts'
import { kaplanMeier } from '../../src/stats/survival/kaplan-meier.ts'
import { centres } from '../../src/validation/report/centres.ts'
import { drift } from '../../src/validation/report/drift.ts'
import type { FigureOrReason } from '../../src/validation/report/figure-or-reason.ts'
import { horizon } from '../../src/validation/report/horizon.ts'
import { missingInputs } from '../../src/validation/report/missing-inputs.ts'
import { suggestedOptions } from '../../src/validation/report/options.ts'
import { MEASURES, workingFigures } from '../../src/validation/report/performance.ts'
import { type Study, studyOf } from '../../src/validation/report/study.ts'
import { survival } from '../../src/validation/report/survival.ts'
import { updating } from '../../src/validation/report/updating.ts'
import type { StudyTable } from '../../src/validation/study-table.ts'
import { tableOf } from '../support/study-tables.ts'
import type { Cohort } from './cohort.ts'
import { take } from './take.ts'

/** What R and this program agree on only as far as random draws let them: the distance, and what chance explains of it. */
export interface Drawn {
  readonly name: string
  readonly distance: number
  /** Standard error of the distance by the draws alone. */
  readonly byChance: number
}

/** Every figure of make-trust-reference.R that needs no draw, computed here, in the same arrangement as expected-trust.json. */
export function trustFiguresOf(cohort: Cohort, model: TipmModel): object {
  const { probability, outcome } = cohort
  const threshold = 1 / (1 + Math.exp(-(2.663 + (160 * 6.15) / 100 - 13.449)))
  const full = (_: unknown, i: number) => !isGap(cohort, i).some(Boolean)
  const working = workingFigures(
    {
      scores: probability.filter(full),
      probabilities: probability.filter(full),
      outcome: outcome.filter(full),
    },
    threshold,
  )
  const rubin = take(
    pooled(
      Float64Array.of(1.2, 1.5, 0.9, 1.1, 1.4),
      Float64Array.of(0.04, 0.05, 0.045, 0.041, 0.05).map(Math.sqrt),
      60,
    ),
  )
  const { estimate, se, df, missingInformation } = rubin
  return {
    horizon: horizonFigures(cohort, model),
    pooled: {
      apart: pooledRow([1.2, 2.5, 0.3, 1.1, 1.9], [0.2, 0.25, 0.21, 0.3, 0.22]),
      alike: pooledRow([1, 1.1, 0.9, 1.05], [0.3, 0.25, 0.28, 0.3]),
    },
    centres: centreFigures(cohort, model),
    updating: updatingFigures(cohort, model),
    drift: driftFigures(cohort, model),
    beyondWeek6: beyondWeek6(cohort, model),
    rubin: { estimate, se, df, missingInformation },
    completeCases: Object.fromEntries(
      MEASURES.map((measure) => {
        const of = working[measure]
        if (of === undefined) throw new Error(measure)
        const { estimate: value, se: error } = take(of)
        return [measure, [value, error]]
      }),
    ),
  }
}

function pooledRow(estimates: readonly number[], errors: readonly number[]): readonly number[] {
  const of = take(randomEffects(Float64Array.from(estimates), Float64Array.from(errors)))
  const { estimate, se, lower, upper, tau2, i2, predictionLower, predictionUpper } = of
  return [estimate, se, lower, upper, tau2, i2, predictionLower, predictionUpper]
}

/** The section on centres, its figures on the scales on which R pools them. */
function centreFigures(cohort: Cohort, model: TipmModel): object {
  const { nlr, deltaTNonnegative: deltaT, albumin, diameter, outcome, cohorts } = cohort
  const table = tableOf({ nlr, deltaT, albumin, diameter, outcome }, { cohort: cohorts })
  const options = { ...suggestedOptions(table, 160), cohort: 'cohort', replicates: 0 }
  const section = value(centres(studyOf(table, model, options, () => undefined)))
  const scales = { auc: logit, observedExpected: Math.log, slope: same, inTheLarge: same, netBenefit: same }
  const row = (measure: 'auc' | 'observedExpected' | 'slope') => {
    const of = value(section.pooled[measure])
    const scale = scales[measure]
    const { tau2, i2, se } = of
    const own = [of.estimate, of.lower, of.upper, of.predictionLower, of.predictionUpper].map(scale)
    const [estimate, lower, upper, from, to] = own
    return [estimate, se, lower, upper, tau2, i2, from, to]
  }
  const external = section.rows.find(({ centre }) => centre === 'external')
  if (external === undefined) throw new Error('no external centre')
  const { figures } = value(external.updatedElsewhere)
  const half = CRITICAL
  return {
    auc: row('auc'),
    observedExpected: row('observedExpected'),
    slope: row('slope'),
    elsewhere: Object.fromEntries(
      MEASURES.map((measure) => {
        const { estimate, upper } = value(figures[measure])
        const [at, end] = [scales[measure](estimate), scales[measure](upper)]
        return [measure, [at, (end - at) / half]]
      }),
    ),
  }
}

function studyWith(cohort: Cohort, model: TipmModel, more: Partial<StudyTable> = {}): Study {
  const { nlr, deltaTNonnegative: deltaT, albumin, diameter, outcome } = cohort
  const table = { ...tableOf({ nlr, deltaT, albumin, diameter, outcome }), ...more }
  return studyOf(table, model, { ...suggestedOptions(table, 160), replicates: 0 }, () => undefined)
}

/** The closed test as far as it goes on: what R computes of the steps not reached is not computed here. */
function updatingFigures(cohort: Cohort, model: TipmModel): object {
  const { steps } = value(updating(studyWith(cohort, model)))
  return { chi2: steps.map(({ chi2 }) => chi2), p: steps.map(({ p }) => p) }
}

function driftFigures(cohort: Cohort, model: TipmModel): object {
  const labels = ['2025 Q1', '2024 Q4', '2024 Q3']
  const codes = Int32Array.from(cohort.outcome, (_, i) => 2 - (i % 3))
  const { periods } = value(drift(studyWith(cohort, model, { period: { name: 'period', labels, codes } })))
  const limits = (measure: 'auc' | 'observedExpected' | 'slope' | 'netBenefit') =>
    periods.flatMap((of) => {
      const { lower, upper } = value(of.limits[measure])
      const scale = { auc: logit, observedExpected: Math.log, slope: same, netBenefit: same }[measure]
      return [scale(lower), scale(upper)]
    })
  return {
    auc: limits('auc'),
    observedExpected: limits('observedExpected'),
    slope: limits('slope'),
    netBenefit: limits('netBenefit'),
  }
}

function beyondWeek6(cohort: Cohort, model: TipmModel): readonly number[] {
  const { time, event } = cohort
  const study = studyWith(cohort, model)
  const columns = { ...study.table.columns, days: time, event: Float64Array.from(event) }
  const [all] = survival(studyWith(cohort, model, { columns })).strata
  if (all === undefined) throw new Error('no patients')
  const { patients, beta, se } = value(all.fromLandmark)
  return [patients, beta, se]
}

const same = (x: number) => x

function value<T>(figure: FigureOrReason<T>): T {
  if (!figure.ok) throw new Error(figure.code)
  return figure.value
}

const HORIZON = 182

/** The ends of follow-up that make-trust-reference.R gives each patient. */
function endsOf({ outcome }: Cohort): { readonly time: Float64Array; readonly cause: Uint8Array } {
  const ends = Array.from(outcome, (bit, i) => {
    const row = i + 1
    if (bit === 0 && row % 13 === 0) return [25 + ((row * 11) % 150), 2]
    if (row % 9 === 0) return [30 + ((row * 7) % 140), 0]
    return bit === 0 ? [183 + ((row * 13) % 40), 0] : [20 + ((row * 37) % 160), 1]
  })
  return {
    time: Float64Array.from(ends, ([time = 0]) => time),
    cause: Uint8Array.from(ends, ([, cause = 0]) => cause),
  }
}

function horizonFigures(cohort: Cohort, model: TipmModel): object {
  const { time, cause } = endsOf(cohort)
  const { nlr, deltaTNonnegative: deltaT, albumin, diameter } = cohort
  const table = tableOf({
    ...{ nlr, deltaT, albumin, diameter, outcomeDays: time, days: time },
    outcome: cause.map((value) => (value === 1 ? 1 : 0)),
    event: cause.map((value) => (value === 2 ? 1 : 0)),
  })
  const options = { ...suggestedOptions(table, 160), replicates: 0 }
  const section = horizon(studyOf(table, model, options, () => undefined))
  if (!section.ok) throw new Error(section.code)
  const { progressed, died, lost, auc, brier, groups } = section.value
  const row = ({ estimate, se }: { estimate: number; se: number }) => [estimate, se]
  const curve = take(kaplanMeier({ time, event: cause.map((how) => (how === 1 ? 1 : 0)) }))
  const at = curve.times.findLastIndex((day) => day <= HORIZON)
  const survival = realAt(curve.survival, at)
  return {
    counts: [progressed, died, lost],
    progression: row(take(cumulativeIncidence({ time, cause }, 1, HORIZON))),
    death: row(take(cumulativeIncidence({ time, cause }, 2, HORIZON))),
    // The log interval of Kaplan-Meier is exp(log S +- z se / S).
    kaplanMeier: [1 - survival, (survival * Math.log(survival / realAt(curve.lower, at))) / CRITICAL],
    auc: value(auc).estimate,
    brier: value(brier).estimate,
    fifths: groups.map(({ observed }) => value(observed).estimate),
  }
}

/** The gaps that make-trust-reference.R makes: NLR, dT and albumin of patient i (from 0). */
function isGap({ outcome }: Cohort, i: number): readonly [nlr: boolean, deltaT: boolean, albumin: boolean] {
  const row = i + 1
  return [row % 11 === 0, row % 7 === 0 || (outcome[i] === 1 && row % 3 === 0), row % 5 === 0]
}

/** More standard errors of the draws than this are no chance. */
export const MOST_ERRORS = 4

const IMPUTATIONS = 100

/** The section of the report on a cohort with those gaps. */
function gappyStudy(cohort: Cohort, model: TipmModel): Study {
  const { nlr, deltaTNonnegative, albumin, diameter, bilirubin, outcome } = cohort
  const without = (values: Float64Array, which: 0 | 1 | 2) =>
    values.map((value, i) => (isGap(cohort, i)[which] ? Number.NaN : value))
  const table = tableOf({
    nlr: without(nlr, 0),
    deltaT: without(deltaTNonnegative, 1),
    albumin: without(albumin, 2),
    diameter,
    bilirubin,
    outcome: Float64Array.from(outcome),
  })
  const options = { ...suggestedOptions(table, 160), imputations: IMPUTATIONS }
  return studyOf(table, model, options, () => undefined)
}

/** Multiple imputation here and by mice, each pooled figure on its working scale. */
export function imputationAgainst(expected: unknown, cohort: Cohort, model: TipmModel): readonly Drawn[] {
  const section = missingInputs(gappyStudy(cohort, model))
  if (!section.ok || !section.value.imputed.ok) throw new Error('not imputed')
  const { figures } = section.value.imputed.value
  const { imputed } = expected as {
    imputed: Record<string, { estimate: number; se: number; monteCarlo: number }>
  }
  return MEASURES.flatMap((name) => {
    const [theirs, figure] = [imputed[name], figures[name]]
    if (theirs === undefined || !figure.ok) throw new Error(name)
    const ours = figure.value
    const scale = { auc: logit, observedExpected: Math.log }[name as string] ?? ((value: number) => value)
    const byChance = Math.SQRT2 * theirs.monteCarlo
    return [
      { name, distance: scale(ours.estimate) - theirs.estimate, byChance },
      // The standard error of m draws has about this spread itself, relative to what lies between the sets.
      {
        name: `${name}, se`,
        distance: ours.se - theirs.se,
        byChance: (theirs.monteCarlo ** 2 * Math.sqrt(IMPUTATIONS)) / theirs.se,
      },
    ]
  })
}

const logit = (p: number) => Math.log(p / (1 - p))

/** The figures of expected-trust.json that need no draw. */
export function withoutDraws(expected: unknown): object {
  return Object.fromEntries(Object.entries(expected as object).filter(([name]) => name !== 'imputed'))
}
