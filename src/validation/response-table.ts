import type { Classified } from '../response/classify.ts'
import type { TimePoint } from '../response/time-point.ts'
import type { CsvCell } from './data/csv/csv-text.ts'
import type { ResponseAnalysis } from './response-analysis.ts'

/** What the table of a validation's outcomes is called by: the headings under which the validation finds them. */
export const OUTCOME_HEADINGS = [
  ...(['patient', 'outcome', 'outcome_days'] as const),
  ...(['mrecist', 'recist', 'irecist', 'best_mrecist', 'best_change_percent'] as const),
] as const

/** One patient at a glance. */
export interface PatientResponse {
  readonly id: string
  readonly patient: Classified
  /** Of the first progression by mRECIST up to the chosen day; without one, of the last visit up to it that could be evaluated. */
  readonly outcomeDay: number | undefined
  /** The smallest change of the sum by mRECIST from baseline up to the chosen day, as a share. */
  readonly bestChange: number | undefined
}

export function patientResponses({ patients }: ResponseAnalysis, at: number): readonly PatientResponse[] {
  return patients.flatMap(({ id, classification }) => {
    if (!classification.ok) return []
    const patient = classification.value
    const until = patient.mrecist.points.filter(({ day }) => day <= at)
    const changes = until.flatMap(({ changeFromBaseline: change }) => (change === undefined ? [] : [change]))
    const bestChange = changes.length === 0 ? undefined : Math.min(...changes)
    return [{ id, patient, outcomeDay: outcomeDay(patient, until), bestChange }]
  })
}

function outcomeDay({ outcome }: Classified, until: readonly TimePoint[]): number | undefined {
  if (outcome === undefined) return undefined
  return outcome === 'TIN'
    ? until.find(({ overall }) => overall === 'PD')?.day
    : until.findLast(({ overall }) => overall !== 'NE')?.day
}

/** The outcomes as a table that the validation reads: TIE and TIN by patient, the day, and the categories. */
export function outcomeTable(analysis: ResponseAnalysis, at: number): readonly (readonly CsvCell[])[] {
  return [
    [...OUTCOME_HEADINGS],
    ...patientResponses(analysis, at).map(({ id, patient, outcomeDay: day, bestChange }): CsvCell[] => [
      ...[id, patient.outcome, day],
      ...[patient.mrecist.at.category, patient.recist.at.category, patient.irecist.at.category],
      patient.mrecist.best,
      bestChange === undefined ? undefined : Math.round(1000 * bestChange) / 10,
    ]),
  ]
}
