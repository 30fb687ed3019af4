import { PREDICTORS, type Predictor } from '../../model/predictor.ts'
import type { ChartInputs } from '../chart-inputs.ts'
import type { Edits } from '../edits/edits.ts'
import type { EarlierAssessment } from './earlier-assessments.ts'
import type { StoredInput } from './stored-detail.ts'

/** What a clinician answered and entered before, out of the assessment that it was saved with. */
export interface SavedEdits {
  readonly edits: Edits
  readonly from: EarlierAssessment
}

/**
 * The answers and entries of the latest assessment that stands. An entered value comes back where the chart still holds the results
 * that it was entered over (`identifier`: the finding of the chart as it is read now), or has no value of its own; over a newer
 * result it would hide that one. The same holds for a start of therapy.
 */
export function savedEdits(chart: ChartInputs, identifier: string): SavedEdits | undefined {
  const from = chart.earlier.find(({ status }) => status !== 'entered-in-error' && status !== 'cancelled')
  if (from === undefined) return undefined
  const { answers, start, inputs } = from.detail
  const isSame = from.identifiers.includes(identifier)
  let edits: Edits = {
    ...(Object.keys(answers).length === 0 ? {} : { answers }),
    ...(start !== undefined && chart.indexDate.state !== 'known' ? { therapyStart: start } : {}),
  }
  for (const predictor of PREDICTORS) {
    const input = inputs[predictor]
    if (input?.entered !== true || !(isSame || chart[predictor].state === 'unknown')) continue
    edits = { ...edits, ...editOf(predictor, input) }
  }
  return Object.keys(edits).length === 0 ? undefined : { edits, from }
}

/** As an entry in the model's unit: what was typed, in whichever unit, is kept in the assessment itself. */
function editOf(predictor: Predictor, { value, day: date }: StoredInput): Edits {
  if (predictor === 'deltaT') {
    return value === 'negative' || value === 'nonnegative'
      ? { deltaT: { kind: 'sign', sign: value, date } }
      : {}
  }
  if (typeof value !== 'number') return {}
  switch (predictor) {
    case 'nlr':
      return { nlr: { kind: 'ratio', ratio: value, date } }
    case 'albumin':
      return { albumin: { kind: 'quantity', value, unit: 'g/L', date } }
    case 'diameter':
      return { diameter: { kind: 'quantity', value, unit: 'cm', date } }
  }
}
