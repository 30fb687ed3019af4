/** A criterion of the studied population (tipm paper, Methods), judged from the chart, else by the user. */
export interface Criterion {
  readonly id: CriterionId
  /** Whether the patient is like those studied: unknown is unknown, not yes. */
  readonly state: CriterionState
  readonly evidence: readonly CriterionEvidence[]
  /** Where the chart does not tell and the user did: `state` is then the user's. */
  readonly answer?: CriterionAnswer
}

export type CriterionState = 'met' | 'notMet' | 'unknown'

export const CRITERION_IDS = [
  'hcc',
  'diagnosis',
  'stage',
  'performance',
  'noOtherMalignancy',
  'noPriorTherapy',
  'noSevereComorbidity',
  'noOtherTrial',
  'regimen',
  'dose',
  'completeData',
] as const
export type CriterionId = (typeof CRITERION_IDS)[number]

/** Criteria that are met where there is nothing of the kind. */
export const EXCLUSIONS: readonly CriterionId[] = [
  'noOtherMalignancy',
  'noPriorTherapy',
  'noSevereComorbidity',
  'noOtherTrial',
]

/** What in the chart the judgement rests on. */
export interface CriterionEvidence {
  readonly reference: string
  readonly text: string
  /** As written in the resource. */
  readonly date: string | undefined
}

/** The user's word on a criterion that the chart leaves open. */
export interface CriterionAnswer {
  readonly state: Exclude<CriterionState, 'unknown'>
  /** When it was given (ISO 8601). */
  readonly at: string
}

export function criterion(
  id: CriterionId,
  state: CriterionState,
  evidence: readonly CriterionEvidence[] = [],
): Criterion {
  return { id, state, evidence }
}

/** Criteria that put the patient outside the studied population. */
export function unmetCriteria(criteria: readonly Criterion[]): readonly Criterion[] {
  return criteria.filter(({ state }) => state === 'notMet')
}

/** Criteria that nobody has told: inputs still to come are no open question about the patient. */
export function unknownCriteria(criteria: readonly Criterion[]): readonly Criterion[] {
  return criteria.filter(({ id, state }) => state === 'unknown' && isAnswerable(id))
}

/** The condition by which the chart says that it is HCC; an answer of the user's names none. */
export function provenHcc(criteria: readonly Criterion[]): CriterionEvidence | undefined {
  const hcc = criteria.find(
    ({ id, state, answer }) => id === 'hcc' && state === 'met' && answer === undefined,
  )
  return hcc?.evidence[0]
}

/** Whether the user can answer it; the inputs speak for themselves. */
export function isAnswerable(id: CriterionId): boolean {
  return id !== 'completeData'
}

/** The criteria with the user's answers where the chart is silent; what the chart says is never overruled. */
export function withAnswers(
  criteria: readonly Criterion[],
  answers: Partial<Readonly<Record<CriterionId, CriterionAnswer>>>,
): readonly Criterion[] {
  return criteria.map((item) => {
    const answer = answers[item.id]
    return answer === undefined || item.state !== 'unknown' || !isAnswerable(item.id)
      ? item
      : { ...item, state: answer.state, answer }
  })
}
