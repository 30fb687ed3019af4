import { ASSESSMENT_IDENTIFIER, TIPM_SYSTEM } from '../codes/canonical.ts'
import { conceptName, hasCode } from '../codes/code-match.ts'
import type { TipmCode } from '../codes/tipm-codes.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import {
  type Concept,
  type DocumentReference,
  type Observation,
  type Reference,
  type RiskAssessment,
  riskAssessmentSchema,
} from '../resources/resource-schemas.ts'
import { readAs } from '../resources/shape.ts'
import { type ChartPatient, subjectOf } from '../resources/subject.ts'
import type { EarlierAssessment, StoredBasis } from './earlier-assessments.ts'
import { oldRationale } from './old-rationale.ts'
import { type StoredDetail, storedDetail } from './stored-detail.ts'

const isTipm = (concept: Concept | undefined, code: TipmCode = 'tipm-assessment') =>
  hasCode(concept, [{ system: TIPM_SYSTEM, code }])

/** The patient's TIPM assessments on file, in whichever form they were stored, newest first and as they were stored. */
export function readEarlierAssessments(
  { riskAssessments, observations, documents }: ChartResources,
  patient: ChartPatient,
): EarlierAssessment[] {
  return [
    ...riskAssessments.filter(({ method, code }) => isTipm(method) || isTipm(code)).map(fromRiskAssessment),
    ...observations.filter(({ code }) => isTipm(code)).map(fromObservation),
    ...documents.filter(({ type }) => isTipm(type)).map(fromDocument),
  ]
    .filter(({ subject }) => subjectOf({ subject }, patient) === 'same')
    .map(({ earlier }) => earlier)
    .toSorted((a, b) => timeOf(b) - timeOf(a))
}

interface Found {
  readonly subject: RiskAssessment['subject']
  readonly earlier: EarlierAssessment
}

function fromRiskAssessment(stored: RiskAssessment): Found {
  const [prediction] = stored.prediction ?? []
  return {
    subject: stored.subject,
    earlier: {
      ...identityOf(stored),
      status: stored.status,
      date: stored.occurrenceDateTime ?? stored.occurrencePeriod?.start,
      risk: riskOf(prediction?.qualitativeRisk),
      probability: probabilityOf(prediction?.probabilityDecimal, prediction?.probabilityRange),
      detail: detailOf(stored, prediction?.rationale),
      rationale: prediction?.rationale,
      basis: basisOf(stored.basis),
      model: stored.method?.text,
      notes: notesOf(stored),
      period: prediction?.whenPeriod && {
        start: prediction.whenPeriod.start,
        end: prediction.whenPeriod.end,
      },
      performer: stored.performer?.display ?? stored.performer?.reference,
    },
  }
}

function fromObservation(stored: Observation): Found {
  const probability = stored.component?.find(({ code }) => isTipm(code, 'probability'))
  const [performer] = stored.performer ?? []
  return {
    subject: stored.subject,
    earlier: {
      ...identityOf(stored),
      status: stored.status,
      date: stored.effectiveDateTime,
      risk: riskOf(stored.valueCodeableConcept),
      probability: probabilityOf(
        probability?.valueQuantity?.value,
        probability?.valueRange,
        probability?.valueQuantity?.comparator,
      ),
      detail: detailOf(stored, stored.note?.[0]?.text),
      rationale: stored.note?.[0]?.text,
      basis: basisOf(stored.derivedFrom),
      model: stored.method?.text,
      notes: notesOf(stored).slice(1),
      period: undefined,
      performer: performer?.display ?? performer?.reference,
    },
  }
}

/** A document carries the RiskAssessment as JSON; where that cannot be read, only its frame is known. */
function fromDocument(stored: DocumentReference): Found {
  const inside = enclosedAssessment(stored)
  const [author] = stored.author ?? []
  return {
    subject: stored.subject,
    earlier: {
      ...(inside
        ? fromRiskAssessment(inside).earlier
        : { risk: 'unknown', probability: undefined, rationale: stored.description, ...NOTHING_INSIDE }),
      ...identityOf(stored),
      status: documentStatus(stored),
      date: stored.date,
      performer: author?.display ?? author?.reference,
    },
  }
}

const NOTHING_INSIDE = {
  detail: oldRationale(undefined),
  basis: [],
  model: undefined,
  notes: [],
  period: undefined,
}

/** Of a server that kept no extension, an Observation still has its points as a component. */
function detailOf(stored: RiskAssessment | Observation, rationale: string | undefined): StoredDetail {
  const detail = storedDetail(stored.extension) ?? oldRationale(rationale)
  const component =
    stored.resourceType === 'Observation'
      ? stored.component?.find(({ code }) => isTipm(code, 'tipm-points'))
      : undefined
  const points = probabilityOf(component?.valueQuantity?.value, component?.valueRange)
  return detail.points === undefined ? { ...detail, points, rounding: 1e-4 } : detail
}

function basisOf(references: readonly Reference[] | undefined): StoredBasis[] {
  return (references ?? []).flatMap(({ reference, display }) =>
    reference === undefined ? [] : [{ reference, display }],
  )
}

function notesOf({ note }: RiskAssessment | Observation): string[] {
  return (note ?? []).flatMap(({ text }) => text ?? [])
}

/** That of a document's content, unless the document itself is in error. */
export function documentStatus({
  status,
  docStatus = status,
}: Pick<RiskAssessment, 'status'> & Pick<Partial<DocumentReference>, 'docStatus'>): string {
  return status === 'entered-in-error' ? status : docStatus
}

/** The RiskAssessment that a document carries as JSON. */
export function enclosedAssessment({ content }: DocumentReference): RiskAssessment | undefined {
  const attachment = content?.find((item) => item.attachment?.contentType === 'application/fhir+json')
  try {
    const bytes = Uint8Array.from(atob(attachment?.attachment?.data ?? ''), (character) =>
      character.charCodeAt(0),
    )
    return readAs(riskAssessmentSchema, JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return undefined
  }
}

function identityOf({
  resourceType,
  id,
  meta,
  identifier,
}: RiskAssessment | Observation | DocumentReference): Pick<
  EarlierAssessment,
  'reference' | 'versionId' | 'identifiers'
> {
  return {
    reference: `${resourceType}/${id}`,
    versionId: meta?.versionId,
    identifiers: (identifier ?? []).flatMap(({ system, value }) =>
      system === ASSESSMENT_IDENTIFIER && value !== undefined ? [value] : [],
    ),
  }
}

/** For ordering: undated ones count as older than any. */
function timeOf({ date }: EarlierAssessment): number {
  return Date.parse(date ?? '') || -Number.MAX_VALUE
}

/** The class by its code: of risk-probability, SNOMED CT's High risk and Low risk, or the project's own; what was undecided had no code before. */
function riskOf(risk: Concept | undefined): EarlierAssessment['risk'] {
  const coded = risk?.coding?.[0]?.code
  if (coded === 'high' || coded === '723509005') return 'high'
  if (coded === 'low' || coded === '723505004') return 'low'
  return coded === 'undecided' || conceptName(risk) === 'undecided' ? 'undecided' : 'unknown'
}

function probabilityOf(
  value: number | undefined,
  range: NonNullable<RiskAssessment['prediction']>[number]['probabilityRange'],
  comparator?: string,
): EarlierAssessment['probability'] {
  const low = comparator === '<' ? 0 : (value ?? range?.low?.value)
  const high = comparator === '>' ? 100 : (value ?? range?.high?.value)
  return low === undefined || high === undefined ? undefined : { low, high }
}
