import { assessmentIdentifier } from './assessment-identifier.ts'
import { ASSESSMENT_IDENTIFIER } from './canonical.ts'
import type { ChartInputs } from './chart-inputs.ts'
import {
  deltaTObservation,
  nlrObservation,
  pointsObservation,
  type StorableAssessment,
} from './computed-observations.ts'
import { provenance } from './provenance.ts'
import { riskAssessment } from './risk-assessment.ts'
import type { PlannedItem, SaveContext, SavePlan } from './save-context.ts'
import { type StoredResource, storedAssessment, storedPoints } from './stored-resource.ts'
import { isSubject } from './subject.ts'

/**
 * The one transaction that stores an assessment (design, "What is written back"): computed Observations, RiskAssessment,
 * Provenance. Creates are conditional on the identifier; a replacement updates the stored resources with If-Match.
 */
export async function planSave(
  chart: ChartInputs,
  assessment: StorableAssessment,
  context: SaveContext,
): Promise<SavePlan> {
  const identifier = unwithdrawn(await assessmentIdentifier(chart, context.read), chart)
  const oldAssessment = ofPatient(storedAssessment(context.replaces), context)
  const oldPoints = ofPatient(storedPoints(context.replaces), context)
  const points = pointsObservation(assessment, identifier, context)
  const derived = [await nlrObservation(chart, context), await deltaTObservation(chart, context)].filter(
    (item) => item !== undefined,
  )
  const entries = [
    ...derived.map(({ name, resource }) => ({ name, entry: create(resource) })),
    {
      name: points.name,
      entry: oldPoints
        ? update(
            { ...points.resource, id: oldPoints.id, status: statusAfter(oldPoints, assessment) },
            oldPoints,
          )
        : create(points.resource),
    },
  ]
  const basis = entries.map(({ name, entry }) => ({ reference: entry.reference, display: name }))
  const risk = riskAssessment(chart, assessment, identifier, basis, context)
  const riskEntry = oldAssessment
    ? update({ ...risk, id: oldAssessment.id, status: statusAfter(oldAssessment, assessment) }, oldAssessment)
    : create(risk)
  const written = [...entries.map(({ entry }) => entry), riskEntry]
  const source = provenance(
    written.map(({ reference }) => reference),
    oldAssessment ? 'UPDATE' : 'CREATE',
    context,
  )
  const sourceEntry = createTagged(
    source,
    oldAssessment ? `${identifier}.${oldAssessment.versionId}` : identifier,
  )
  return planOf(identifier, [...written, sourceEntry])
}

/** Replacing another patient's assessment would be a bug of the caller. */
function ofPatient(stored: StoredResource | undefined, { read }: SaveContext): StoredResource | undefined {
  if (stored !== undefined && !isSubject({ reference: stored.subject }, read.patientId)) {
    throw new Error('the assessment to replace belongs to another patient')
  }
  return stored
}

/** R4 ObservationStatus: only what was final before can be amended; a preliminary one becomes final or stays preliminary. */
function statusAfter({ status }: StoredResource, { kind }: StorableAssessment) {
  if (status !== 'preliminary') return 'amended'
  return kind === 'complete' ? 'final' : 'preliminary'
}

/** The same inputs saved anew after an assessment of them was withdrawn are a new assessment, not the withdrawn one. */
function unwithdrawn(identifier: string, { earlier }: ChartInputs): string {
  const withdrawn = earlier.filter(
    (item) =>
      item.status === 'entered-in-error' &&
      (item.identifier === identifier || item.identifier?.startsWith(`${identifier}.`)),
  )
  return withdrawn.length === 0 ? identifier : `${identifier}.${withdrawn.length + 1}`
}

export type CorrectionPlan =
  | { readonly ok: true; readonly plan: SavePlan }
  | { readonly ok: false; readonly code: 'not-found' | 'other-patient' | 'already-in-error' }

/** Marks a stored assessment and its points as entered in error, from their just re-read versions; the reason is kept in a note. Nothing is deleted. */
export function planEnteredInError(
  stored: readonly unknown[],
  reason: string,
  context: SaveContext,
): CorrectionPlan {
  const assessment = storedAssessment(stored)
  if (assessment === undefined) return { ok: false, code: 'not-found' }
  if (!isSubject({ reference: assessment.subject }, context.read.patientId)) {
    return { ok: false, code: 'other-patient' }
  }
  if (assessment.status === 'entered-in-error') return { ok: false, code: 'already-in-error' }
  const points = storedPoints(stored)
  if (points !== undefined && !isSubject({ reference: points.subject }, context.read.patientId)) {
    return { ok: false, code: 'other-patient' }
  }
  const marked = [assessment, points].filter((item) => item !== undefined)
  const entries = marked.map((item) => update(inError(item, reason, context), item))
  const source = provenance(
    entries.map(({ reference }) => reference),
    'UPDATE',
    context,
  )
  const identifier = `${assessment.id}.${assessment.versionId}.entered-in-error`
  return { ok: true, plan: planOf(identifier, [...entries, createTagged(source, identifier)]) }
}

function inError({ json }: StoredResource, reason: string, { author, read }: SaveContext): Writable {
  const notes = Array.isArray(json['note']) ? json['note'] : []
  const note: fhir4.Annotation = {
    ...(author === undefined ? {} : { authorReference: author }),
    time: read.asOf.toISOString(),
    text: `Marked as entered in error: ${reason}`,
  }
  // The stored JSON was schema-checked when it was found; only status and note change.
  return { ...json, status: 'entered-in-error', note: [...notes, note] } as unknown as Writable
}

type Writable = fhir4.Observation | fhir4.RiskAssessment

/** A transaction entry, and how other entries refer to it. */
interface Entry {
  readonly reference: string
  readonly resource: Writable | fhir4.Provenance
  readonly entry: fhir4.BundleEntry & { readonly request: fhir4.BundleEntryRequest }
}

function create(resource: Writable): Entry {
  const identifier = resource.identifier?.[0]
  return createIf(`identifier=${encodeURIComponent(`${identifier?.system}|${identifier?.value}`)}`, resource)
}

/** Provenance has no identifier to search by; a tag makes its creation conditional. */
function createTagged(resource: fhir4.Provenance, code: string): Entry {
  return createIf(`_tag=${encodeURIComponent(`${ASSESSMENT_IDENTIFIER}|${code}`)}`, {
    ...resource,
    meta: { tag: [{ system: ASSESSMENT_IDENTIFIER, code }] },
  })
}

function createIf(ifNoneExist: string, resource: Entry['resource']): Entry {
  const reference = `urn:uuid:${crypto.randomUUID()}`
  const request = { method: 'POST' as const, url: resource.resourceType, ifNoneExist }
  return { reference, resource, entry: { fullUrl: reference, resource, request } }
}

function update(resource: Writable, { resourceType, id, versionId }: StoredResource): Entry {
  const reference = `${resourceType}/${id}`
  const request = { method: 'PUT' as const, url: reference, ifMatch: `W/"${versionId}"` }
  return { reference, resource, entry: { resource, request } }
}

function planOf(identifier: string, entries: readonly Entry[]): SavePlan {
  return {
    identifier,
    bundle: { resourceType: 'Bundle', type: 'transaction', entry: entries.map(({ entry }) => entry) },
    items: entries.map(itemOf),
  }
}

function itemOf({ resource, entry }: Entry): PlannedItem {
  const method = entry.request.method === 'PUT' ? 'update' : 'create'
  switch (resource.resourceType) {
    case 'RiskAssessment':
      return {
        resourceType: resource.resourceType,
        title: 'TIPM assessment',
        status: resource.status,
        lines:
          resource.status === 'entered-in-error'
            ? noteLines(resource).slice(-1)
            : [resource.prediction?.[0]?.rationale ?? ''],
        method,
      }
    case 'Observation':
      return {
        resourceType: resource.resourceType,
        title: resource.code.text ?? '',
        status: resource.status,
        lines: [observedText(resource), ...noteLines(resource)],
        method,
      }
    case 'Provenance':
      return {
        resourceType: resource.resourceType,
        title: 'Provenance',
        status: '',
        lines: resource.agent.map(
          ({ type, who }) => `${type?.coding?.[0]?.display}: ${who.display ?? who.reference}`,
        ),
        method,
      }
  }
}

function noteLines({ note }: Writable): string[] {
  return (note ?? []).map(({ text }) => text)
}

function observedText({
  valueQuantity,
  valueRange,
  valueCodeableConcept,
  effectiveDateTime,
}: fhir4.Observation): string {
  const value =
    valueCodeableConcept?.coding?.[0]?.display ??
    (valueRange
      ? `${valueRange.low?.value} to ${valueRange.high?.value} ${valueRange.high?.unit}`
      : `${valueQuantity?.value} ${valueQuantity?.unit}`)
  return `${value} (${effectiveDateTime})`
}
