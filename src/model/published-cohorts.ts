import type { ModelFile } from './model-schema.ts'

export const COHORTS = ['training', 'internal', 'external'] as const
export type Cohort = (typeof COHORTS)[number]

export const COUNTED = ['pooled', ...COHORTS] as const

/** A published cohort, or all of them together. */
export type Counted = (typeof COUNTED)[number]

/** The counts behind Table 3: patients by class at the published cut-off and by response. */
export function countsOf(model: ModelFile, counted: Counted): ModelFile['cohorts']['training']['confusion'] {
  return cohortsOf(counted)
    .map((cohort) => model.cohorts[cohort].confusion)
    .reduce((sum, next) => ({
      tp: sum.tp + next.tp,
      fn: sum.fn + next.fn,
      tn: sum.tn + next.tn,
      fp: sum.fp + next.fp,
    }))
}

/** Patients in the published counts, and in the cohorts they are of: the paper counts fewer than it has. */
export function countedPatients(model: ModelFile, counted: Counted): { counted: number; patients: number } {
  const { tp, fn, tn, fp } = countsOf(model, counted)
  const patients = cohortsOf(counted).reduce((sum, cohort) => sum + model.cohorts[cohort].patients, 0)
  return { counted: tp + fn + tn + fp, patients }
}

function cohortsOf(counted: Counted): readonly Cohort[] {
  return counted === 'pooled' ? COHORTS : [counted]
}
