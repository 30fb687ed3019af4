import { type Classification, type Classified, classify, type ResponseRules } from '../response/classify.ts'
import {
  type Compared,
  type Concordance,
  comparedAt,
  responseConcordance,
  type System,
} from './response-concordance.ts'
import type { ResponseData } from './response-data.ts'

/** A response file by the criteria. */
export interface ResponseAnalysis {
  readonly patients: readonly { readonly id: string; readonly classification: Classification }[]
  /** Patients by category at the chosen time; `NE` where it could not be evaluated. */
  readonly counts: { readonly [S in System]: { readonly [C in Compared | 'NE']: number } }
  readonly outcomes: { readonly TIE: number; readonly TIN: number; readonly unknown: number }
  readonly concordance: readonly Concordance[]
}

export function analyseResponse(data: ResponseData, rules: ResponseRules): ResponseAnalysis {
  const patients = data.patients.map(({ id, course }) => ({ id, classification: classify(course, rules) }))
  const classified = patients.flatMap(({ classification }) =>
    classification.ok ? [classification.value] : [],
  )
  const having = (outcome: Classified['outcome']) =>
    classified.filter((patient) => patient.outcome === outcome).length
  return {
    patients,
    counts: {
      mrecist: countsOf(classified, 'mrecist'),
      recist: countsOf(classified, 'recist'),
      irecist: countsOf(classified, 'irecist'),
    },
    outcomes: { TIE: having('TIE'), TIN: having('TIN'), unknown: having(undefined) },
    concordance: responseConcordance(classified),
  }
}

function countsOf(patients: readonly Classified[], system: System): { [C in Compared | 'NE']: number } {
  const counts = { CR: 0, PR: 0, SD: 0, PD: 0, NE: 0 }
  for (const patient of patients) counts[comparedAt(patient, system) ?? 'NE'] += 1
  return counts
}
