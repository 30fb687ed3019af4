import type { ChartInputs } from '../chart-inputs.ts'
import { isSubject } from '../resources/subject.ts'
import { type StoredResource, storedAssessment, storedPoints } from '../stored/stored-resource.ts'
import { assessmentDocument } from './assessment-document.ts'
import { assessmentIdentifier } from './assessment-identifier.ts'
import { assessmentObservation } from './assessment-observation.ts'
import {
  deltaTObservation,
  nlrObservation,
  pointsObservation,
  type StorableAssessment,
} from './computed-observations.ts'
import { create, createTagged, planOf, update } from './plan-entries.ts'
import { provenance } from './provenance.ts'
import { riskAssessment } from './risk-assessment.ts'
import type { AssessmentContext, PlanEntry, SaveContext, SavePlan } from './save-context.ts'
import { FORM_TYPE } from './storage-form.ts'

/**
 * What would be sent to store an assessment in the form the EHR accepts (docs/decisions, storing). Creates are conditional
 * on the identifier; a replacement updates the re-read resources with If-Match. The form `text` sends nothing and has no plan.
 */
export async function planSave(
  chart: ChartInputs,
  assessment: StorableAssessment,
  context: AssessmentContext,
): Promise<SavePlan> {
  const identifier = await assessmentIdentifier(chart, context.read)
  const { form } = context.storage
  switch (form) {
    case 'risk-assessment':
      return planOf(identifier, await riskEntries(chart, assessment, identifier, context), context.storage)
    case 'observation': {
      const resource = assessmentObservation(chart, assessment, identifier, context)
      const old = replaced(context, form)
      const entry = old
        ? update({ ...resource, status: statusAfter(old, context, assessment) }, old)
        : create(resource)
      return planOf(identifier, [entry], context.storage)
    }
    case 'document': {
      const resource = assessmentDocument(chart, assessment, identifier, context)
      const old = replaced(context, form)
      const entry = old
        ? update({ ...resource, docStatus: statusAfter(old, context, assessment) }, old)
        : create(resource)
      return planOf(identifier, [entry], context.storage)
    }
    case 'text':
      throw new Error('the form "text" is for the clinician to paste: nothing is planned')
  }
}

/** Computed Observations, RiskAssessment and Provenance where a transaction holds them together; else the RiskAssessment alone. */
async function riskEntries(
  chart: ChartInputs,
  assessment: StorableAssessment,
  identifier: string,
  context: AssessmentContext,
): Promise<PlanEntry[]> {
  const old = replaced(context, 'risk-assessment')
  const computed = context.storage.transaction
    ? await computedEntries(chart, assessment, identifier, context)
    : []
  const basis = computed.map(({ name, entry }) => ({ reference: entry.reference, display: name }))
  const resource = riskAssessment(chart, assessment, identifier, basis, context)
  const risk = old
    ? update({ ...resource, status: statusAfter(old, context, assessment) }, old)
    : create(resource)
  const written = [...computed.map(({ entry }) => entry), risk]
  if (!context.storage.provenance) return written
  const source = provenance(
    written.map(({ reference }) => reference),
    old ? 'UPDATE' : 'CREATE',
    context,
  )
  return [...written, createTagged(source, old ? `${identifier}.${old.versionId}` : identifier)]
}

async function computedEntries(
  chart: ChartInputs,
  assessment: StorableAssessment,
  identifier: string,
  context: SaveContext,
): Promise<{ name: string; entry: PlanEntry }[]> {
  const derived = [await nlrObservation(chart, context), await deltaTObservation(chart, context)].filter(
    (item) => item !== undefined,
  )
  const points = pointsObservation(assessment, identifier, context)
  const oldPoints = ofPatient(storedPoints(context.replaces), context)
  return [
    ...derived.map(({ name, resource }) => ({ name, entry: create(resource) })),
    {
      name: points.name,
      entry: oldPoints
        ? update({ ...points.resource, status: statusAfter(oldPoints, context, assessment) }, oldPoints)
        : create(points.resource),
    },
  ]
}

/** The stored assessment to take the place of, if it is of the form that is written now. */
function replaced(context: SaveContext, form: keyof typeof FORM_TYPE): StoredResource | undefined {
  const old = ofPatient(storedAssessment(context.replaces), context)
  return old?.resourceType === FORM_TYPE[form] ? old : undefined
}

/** Replacing another patient's assessment would be a bug of the caller. */
function ofPatient(stored: StoredResource | undefined, { read }: SaveContext): StoredResource | undefined {
  if (stored !== undefined && !isSubject({ reference: stored.subject }, read.patientId)) {
    throw new Error('the assessment to replace belongs to another patient')
  }
  return stored
}

/** R4 ObservationStatus: only what was final before can be amended; a preliminary one becomes final or stays preliminary. */
function statusAfter(
  { status }: StoredResource,
  { confirmed }: SaveContext,
  { kind }: StorableAssessment,
): 'amended' | 'final' | 'preliminary' {
  if (status !== 'preliminary') return 'amended'
  return kind === 'complete' && confirmed ? 'final' : 'preliminary'
}
