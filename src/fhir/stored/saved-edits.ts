import { PREDICTORS, type Predictor } from '../../model/predictor.ts'
import type { ChartInputs } from '../chart-inputs.ts'
import type { ChosenCandidate, Edits } from '../edits/edits.ts'
import type { ReadContext } from '../read-context.ts'
import { calendarDay } from '../resources/chart-time.ts'
import type { EarlierAssessment } from './earlier-assessments.ts'
import { latestOfCourse } from './latest-of-course.ts'
import type { StoredInput } from './stored-detail.ts'

/** What a clinician answered and entered before, out of the assessment that it was saved with. */
export interface SavedEdits {
  readonly edits: Edits
  readonly from: EarlierAssessment
}

/**
 * The answers, entries and choices of the latest assessment of this course. An entered value comes back where the chart still holds
 * the results that it was entered over (`identifier`: the finding of the chart as it is read now), or has no value of its own; over
 * a newer result it would hide that one. The same holds for a start of therapy.
 */
export function savedEdits(
  chart: ChartInputs,
  identifier: string,
  context: ReadContext,
): SavedEdits | undefined {
  const from = latestOfCourse(chart, identifier, context)
  if (from === undefined) return undefined
  const { answers, start, inputs } = from.detail
  const isSame = from.identifiers.includes(identifier)
  let edits: Edits = {
    ...(Object.keys(answers).length === 0 ? {} : { answers }),
    ...(start !== undefined && chart.indexDate.state !== 'known' ? { therapyStart: start } : {}),
  }
  for (const predictor of PREDICTORS) {
    const input = inputs[predictor]
    if (input === undefined || !(isSame || chart[predictor].state === 'unknown')) continue
    if (input.entered) edits = { ...edits, ...editOf(predictor, input) }
    const choice = input.chosen ? choiceOf(chart[predictor], input, context) : undefined
    if (choice !== undefined) edits = { ...edits, [predictor]: choice }
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

/** The result that was chosen, where the chart still has it. */
function choiceOf(
  { passedOver, doubts }: ChartInputs[Predictor],
  { value, day }: StoredInput,
  { site: { timeZone } }: ReadContext,
): ChosenCandidate | undefined {
  const found = [...passedOver, ...doubts].find(
    ({ converted, time }) =>
      converted?.value === value && time !== undefined && calendarDay(time, timeZone) === day,
  )
  return found?.reference === undefined ? undefined : { kind: 'candidate', reference: found.reference }
}
