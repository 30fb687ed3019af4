import type { Scored } from '../../model/assessment.ts'
import { canonicalJson } from '../../model/hash.ts'
import type { ChartInputs } from '../chart-inputs.ts'
import { listOf, object, optional, readAs, text } from '../resources/shape.ts'
import { localReference } from '../resources/subject.ts'
import { type EarlierAssessment, isStanding } from '../stored/earlier-assessments.ts'
import { PARTS, type Part, type StoredResource, storedParts } from '../stored/stored-resource.ts'
import { deltaTObservation, nlrObservation, pointsObservation } from './computed-observations.ts'
import { inError, ofPatient } from './in-error.ts'
import { create, revise, statusAfter, update } from './plan-entries.ts'
import type { NewBasis } from './risk-assessment.ts'
import type { AssessmentContext, PlanEntry } from './save-context.ts'

/** What is computed and goes with an assessment: what of it is written, and what the assessment then rests on. */
export interface PlannedParts {
  readonly basis: readonly NewBasis[]
  readonly entries: readonly PlanEntry[]
  readonly revised: readonly StoredResource[]
}

/**
 * Ratio, dT and points. One that is on file is revised, or left where it says the same; one that the assessment rests on no longer
 * is marked as entered in error, unless another assessment rests on it. Without transactions nothing new is computed into the chart.
 */
export async function planParts(
  chart: ChartInputs,
  assessment: Scored,
  identifier: string,
  replaced: string | undefined,
  context: AssessmentContext,
): Promise<PlannedParts> {
  const { transaction } = context.storage
  const computed: Readonly<Record<Part, fhir4.Observation | undefined>> = {
    nlr: await nlrObservation(chart, context),
    'delta-t': await deltaTObservation(chart, context),
    'tipm-points': pointsObservation(assessment, identifier, context),
  }
  const basis: NewBasis[] = []
  const entries: PlanEntry[] = []
  const revised: StoredResource[] = []
  for (const part of PARTS) {
    const now = computed[part]
    const rest = (reference: string) => {
      const [identifier] = now?.identifier ?? []
      basis.push({ reference, ...(identifier && { identifier }), display: context.phrases.parts[part] })
    }
    const stored = storedParts(context.replaces, part).map((item) => ofPatient(item, context))
    const free = stored.filter((item) => !isSharedPart(item, replaced, chart.earlier))
    const own = now && (stored.find((item) => isNamedSame(item, now)) ?? free[0])
    for (const item of free) {
      if (item.id === own?.id) continue
      entries.push(update(inError(item, context.phrases.reasons.restsNoLonger, context), item))
      revised.push(item)
    }
    if (now === undefined) continue
    if (own === undefined) {
      if (!transaction) continue
      const entry = create(now)
      entries.push(entry)
      rest(entry.reference)
    } else if (isSameContent(own, now)) {
      rest(`Observation/${own.id}`)
    } else {
      const entry = revise({ ...now, status: statusAfter(own, now.status) }, own)
      entries.push(entry)
      revised.push(own)
      rest(transaction ? entry.reference : `Observation/${own.id}`)
    }
  }
  return { basis, entries, revised }
}

/** Whether an assessment in the chart, other than the one that is corrected, rests on it and stands. */
export function isSharedPart(
  { resourceType, id }: StoredResource,
  corrected: string | undefined,
  earlier: readonly EarlierAssessment[],
): boolean {
  return earlier.some(
    (stored) =>
      stored.reference !== corrected &&
      isStanding(stored) &&
      stored.basis.some((item) => localReference(item.reference) === `${resourceType}/${id}`),
  )
}

function isNamedSame({ json }: StoredResource, { identifier = [] }: fhir4.Observation): boolean {
  const names = Array.isArray(json['identifier']) ? json['identifier'].map(canonicalJson) : []
  return identifier.some((item) => names.includes(canonicalJson(item)))
}

const CONTENT = [
  'valueQuantity',
  'valueRange',
  'valueCodeableConcept',
  'effectiveDateTime',
  'effectivePeriod',
] as const

function isSameContent({ json, status }: StoredResource, now: fhir4.Observation): boolean {
  const isChecked = status !== 'preliminary' || now.status === 'preliminary'
  return (
    isChecked &&
    CONTENT.every((key) => canonicalJson(json[key] ?? null) === canonicalJson(now[key] ?? null)) &&
    restOnTheSame(json['derivedFrom'], now.derivedFrom)
  )
}

/** Servers may drop the version of a reference on storing (HAPI): only another version is another source. */
function restOnTheSame(stored: unknown, now: readonly fhir4.Reference[] = []): boolean {
  const before = readAs(listOf(object({ reference: optional(text) })), stored ?? []) ?? []
  return (
    before.length === now.length &&
    now.every(({ reference = '' }, at) => {
      const old = before[at]?.reference ?? ''
      const isUnversioned = !old.includes('/_history/')
      return isUnversioned ? localReference(old) === localReference(reference) : old === reference
    })
  )
}
