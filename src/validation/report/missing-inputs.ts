import type { Predictor } from '../../model/predictor.ts'
import { fail, ok } from '../../result.ts'
import { countOnes } from '../../stats/checks.ts'
import { chainedEquations, type GappyColumn } from '../../stats/imputation/chained.ts'
import { type Pooled, pooled } from '../../stats/imputation/rubin.ts'
import { refuse, type Statistic } from '../../stats/statistic.ts'
import { scoreTable } from '../score-table.ts'
import type { StudyTable, Variable } from '../study-table.ts'
import { type FigureOrReason, noFigure, refused, toReport } from './figure-or-reason.ts'
import {
  figuresBy,
  type Measure,
  onOwnScale,
  type Performance,
  performance,
  predictedIn,
  thresholdOf,
  workingFigures,
} from './performance.ts'
import { takesTooLong } from './repeats.ts'
import { bitsAt, columnOf, completeRows, type Study, valuesAt } from './study.ts'

/** Who lacks which input, what filling them in would change, and what holds of those who reached week 6. */
export interface MissingInputs {
  readonly totals: ByOutcome
  /** Patients without this input, by what became of them. */
  readonly lacking: readonly (ByOutcome & { readonly input: Predictor })[]
  readonly completeCases: Performance
  readonly imputed: FigureOrReason<Imputed>
  /** Patients alive and without progression at the day on which dT is measured. */
  readonly landmark: FigureOrReason<Performance & { readonly day: number; readonly excluded: number }>
}

interface ByOutcome {
  readonly withOutcome: number
  readonly without: number
  readonly unknown: number
}

export interface Imputed {
  readonly imputations: number
  readonly iterations: number
  readonly seed: number
  readonly patients: number
  readonly events: number
  /** What the equations rest on besides the inputs and the outcome. */
  readonly auxiliary: readonly Variable[]
  readonly figures: { readonly [M in Measure]: FigureOrReason<Pooled> }
}

/** Rounds through the equations before a set is taken, as mice does. */
const ITERATIONS = 5
/** dT compares week 6 with the baseline. */
export const LANDMARK_DAY = 42
const INPUTS: readonly Predictor[] = ['nlr', 'deltaT', 'albumin', 'diameter']

export function missingInputs(study: Study): FigureOrReason<MissingInputs> {
  const { table, outcome, scored, strata } = study
  if (table.kind === 'scored') return noFigure('no-such-data')
  const everybody = strata[0]?.rows ?? new Int32Array(0)
  const values = (input: Predictor) => (input === 'nlr' ? scored.nlr : columnOf(table, input))
  const threshold = thresholdOf(study)
  return {
    ok: true,
    value: {
      totals: byOutcome(outcome, everybody),
      lacking: INPUTS.map((input) => ({
        input,
        ...byOutcome(
          outcome,
          everybody.filter((row) => Number.isNaN(values(input)[row])),
        ),
      })),
      completeCases: performance(predictedIn(study, everybody), threshold),
      imputed: imputed(study, everybody, threshold),
      landmark: landmark(study, everybody, threshold),
    },
  }
}

function byOutcome(outcome: Float64Array, rows: Int32Array): ByOutcome {
  const count = (test: (value: number) => boolean) =>
    rows.filter((row) => test(outcome[row] ?? Number.NaN)).length
  return {
    withOutcome: count((value) => value === 1),
    without: count((value) => value === 0),
    unknown: count(Number.isNaN),
  }
}

function imputed(study: Study, everybody: Int32Array, threshold: number | null): FigureOrReason<Imputed> {
  const { table, scored, outcome, options, model, progress } = study
  const { imputations, seed } = options
  if (imputations < 2) return noFigure('not-asked-for')
  const rows = completeRows(everybody, [outcome])
  const gappy = (values: Float64Array, kind: GappyColumn['kind']) => ({
    values: valuesAt(values, rows),
    kind,
  })
  const inputs = [
    gappy(scored.nlr, 'log'),
    gappy(columnOf(table, 'deltaT'), 'binary'),
    gappy(columnOf(table, 'albumin'), 'plain'),
    gappy(columnOf(table, 'diameter'), 'plain'),
  ]
  if (inputs.every(({ values }) => !values.some(Number.isNaN))) return noFigure('nothing-missing')
  // An input that nobody has cannot be filled in.
  if (inputs.some(({ values }) => values.every(Number.isNaN))) return noFigure('no-such-data')
  const auxiliary = (['bilirubin', 'age'] as const).filter((name) =>
    isUseful(valuesAt(columnOf(table, name), rows)),
  )
  const columns = [
    ...inputs,
    ...auxiliary.map((name) => gappy(columnOf(table, name), name === 'bilirubin' ? 'log' : 'plain')),
  ]
  if (takesTooLong(imputations * ITERATIONS * columns.length, rows.length))
    return noFigure('too-many-patients')
  const bits = bitsAt(outcome, rows)
  const sets: ReturnType<typeof workingFigures>[] = []
  const done = chainedEquations(
    columns,
    [Float64Array.from(bits)],
    { imputations, iterations: ITERATIONS, seed, progress: (set, total) => progress(set / total) },
    ([nlr, deltaT, albumin, diameter]) => {
      const filled: StudyTable = {
        ...table,
        rowCount: rows.length,
        columns: {
          ...(nlr && { nlr }),
          ...(deltaT && { deltaT }),
          ...(albumin && { albumin }),
          ...(diameter && { diameter }),
        },
      }
      const { scores, probability } = scoreTable(filled, model)
      sets.push(
        workingFigures({ scores: scores.model, probabilities: probability, outcome: bits }, threshold),
      )
    },
  )
  if (!done.ok) return refused(done)
  return {
    ok: true,
    value: {
      imputations,
      iterations: ITERATIONS,
      seed,
      patients: rows.length,
      events: countOnes(bits),
      auxiliary,
      figures: figuresBy((measure) => {
        const result = pooledOver(
          sets.map((set) => set[measure]),
          bits.length,
        )
        return result.ok
          ? toReport(ok({ ...result.value, ...onOwnScale(measure, result.value) }))
          : toReport(result)
      }),
    },
  }
}

/** Whether a column says enough of most patients to help filling in the others. */
function isUseful(values: Float64Array): boolean {
  const known = values.filter((value) => !Number.isNaN(value))
  return known.length > values.length / 2 && new Set(known).size > 1
}

function pooledOver(
  sets: readonly (Statistic<{ readonly estimate: number; readonly se: number }> | undefined)[],
  patients: number,
): Statistic<Pooled> {
  const failure = sets.find((set) => set === undefined || !set.ok)
  if (failure !== undefined) return failure.ok ? refuse('no-values') : fail(failure.problem)
  const known = sets.flatMap((set) => (set?.ok ? [set.value] : []))
  return pooled(
    Float64Array.from(known, ({ estimate }) => estimate),
    Float64Array.from(known, ({ se }) => se),
    patients,
  )
}

function landmark(study: Study, everybody: Int32Array, threshold: number | null): MissingInputs['landmark'] {
  const { table, outcome } = study
  if (table.columns.days === undefined && table.columns.outcomeDays === undefined)
    return noFigure('no-such-data')
  const [days, event] = [columnOf(table, 'days'), columnOf(table, 'event')]
  const outcomeDays = columnOf(table, 'outcomeDays')
  const early = (time: number | undefined) => time !== undefined && time <= LANDMARK_DAY
  const reached = everybody.filter(
    (row) => !(early(days[row]) && event[row] === 1) && !(early(outcomeDays[row]) && outcome[row] === 1),
  )
  return {
    ok: true,
    value: {
      ...performance(predictedIn(study, reached), threshold),
      day: LANDMARK_DAY,
      excluded: everybody.length - reached.length,
    },
  }
}
