import type { DeltaTSign } from '../../model/predictor.ts'
import type { CriterionAnswer, CriterionId } from '../criteria/criteria.ts'

/** What the user enters or corrects. The chart's own reading is kept beside it and can be restored. */
export interface Edits {
  readonly nlr?: NlrEdit | ChosenCandidate
  readonly albumin?: QuantityEdit | ChosenCandidate
  readonly diameter?: QuantityEdit | ChosenCandidate
  readonly deltaT?: DeltaTEdit
  /** The day the combination began: the index date, by which the whole chart is read again. */
  readonly therapyStart?: TherapyStartEdit
  /** On criteria of the study that the chart leaves open. */
  readonly answers?: CriterionAnswers
}

export type CriterionAnswers = Partial<Readonly<Record<CriterionId, CriterionAnswer>>>

/** The day (YYYY-MM-DD) on which the combination began, or that it has not begun. */
export type TherapyStartEdit =
  | { readonly kind: 'start'; readonly date: string }
  | { readonly kind: 'not-begun' }

/** Both counts of one draw, or the ratio itself. */
export type NlrEdit =
  | {
      readonly kind: 'counts'
      readonly neutrophils: number
      readonly lymphocytes: number
      readonly unit: string
      readonly date: string
    }
  | { readonly kind: 'ratio'; readonly ratio: number; readonly date: string }

/** A value with one of the units offered for that input, and the day it was measured (YYYY-MM-DD). */
export interface QuantityEdit {
  readonly kind: 'quantity'
  readonly value: number
  readonly unit: string
  readonly date: string
}

export interface DeltaTEdit {
  readonly kind: 'sign'
  readonly sign: DeltaTSign
  readonly date: string
}

/** A passed-over value that the user chooses after all, e.g. one from after the start of therapy. */
export interface ChosenCandidate {
  readonly kind: 'candidate'
  readonly reference: string
}

/** Units a user may enter, the model's own first (UCUM). */
export const ENTRY_UNITS = {
  count: ['10*9/L', '10*3/uL', '/uL'],
  albumin: ['g/L', 'g/dL'],
  diameter: ['cm', 'mm'],
} as const

/** Why an entry was refused; nothing is changed then. */
export type EditFault = {
  readonly input: keyof Edits
  readonly code:
    | 'not-a-number'
    | 'implausible'
    | 'unit-not-accepted'
    | 'date-missing'
    | 'date-invalid'
    | 'date-in-future'
    | 'therapy-not-started'
}
