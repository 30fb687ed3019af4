import type { ModelFile } from '../../model/model-schema.ts'
import type { RiskClass } from '../../model/score.ts'
import { type Proportion, proportion } from '../../stats/proportion.ts'

export const COHORTS = ['training', 'internal', 'external'] as const
export const COUNTED = ['pooled', ...COHORTS] as const

/** A published cohort, or all of them together. */
export type Counted = (typeof COUNTED)[number]

/** How many patients of a class did not respond: of those at or above the cut-off, or below it. `undefined` where there are none. */
export function nonResponseOf(
  model: ModelFile,
  counted: Counted,
  riskClass: RiskClass,
): Proportion | undefined {
  const { tp, fn, tn, fp } = countsOf(model, counted)
  const result = riskClass === 'high' ? proportion(tp, tp + fp) : proportion(fn, fn + tn)
  return result.ok ? result.value : undefined
}

/** Patients in the published counts, and in the cohorts they are of: the paper counts fewer than it has. */
export function countedPatients(model: ModelFile, counted: Counted): { counted: number; patients: number } {
  const { tp, fn, tn, fp } = countsOf(model, counted)
  const patients = cohortsOf(counted).reduce((sum, cohort) => sum + model.cohorts[cohort].patients, 0)
  return { counted: tp + fn + tn + fp, patients }
}

function countsOf(model: ModelFile, counted: Counted): ModelFile['cohorts']['training']['confusion'] {
  return cohortsOf(counted)
    .map((cohort) => model.cohorts[cohort].confusion)
    .reduce((sum, next) => ({
      tp: sum.tp + next.tp,
      fn: sum.fn + next.fn,
      tn: sum.tn + next.tn,
      fp: sum.fp + next.fp,
    }))
}

function cohortsOf(counted: Counted): readonly (typeof COHORTS)[number][] {
  return counted === 'pooled' ? COHORTS : [counted]
}
