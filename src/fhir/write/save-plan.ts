import type { Scored } from '../../model/assessment.ts'
import type { ChartInputs } from '../chart-inputs.ts'
import { isWithdrawn } from '../stored/same-assessment.ts'
import { type StoredResource, storedAssessment } from '../stored/stored-resource.ts'
import { assessmentDocument } from './assessment-document.ts'
import { assessmentIdentifier } from './assessment-identifier.ts'
import { assessmentObservation } from './assessment-observation.ts'
import { ofPatient } from './in-error.ts'
import { create, createTagged, planOf, revise, statusAfter } from './plan-entries.ts'
import { planParts } from './plan-parts.ts'
import { provenance } from './provenance.ts'
import { riskAssessment } from './risk-assessment.ts'
import type { AssessmentContext, PlanEntry, SaveContext, SavePlan } from './save-context.ts'
import { FORM_TYPE } from './storage-form.ts'

/**
 * What would be sent to store an assessment in the form the EHR accepts (docs/decisions, storing). Creates are conditional
 * on the identifier; a revision updates the re-read resources with If-Match. The form `text` sends nothing and has no plan.
 */
export async function planSave(
  chart: ChartInputs,
  assessment: Scored,
  context: AssessmentContext,
): Promise<SavePlan> {
  const identifier = await assessmentIdentifier(chart, context.read, context.replaces)
  const { form } = context.storage
  switch (form) {
    case 'risk-assessment':
      return planOf(identifier, await riskEntries(chart, assessment, identifier, context), context)
    case 'observation': {
      const resource = assessmentObservation(chart, assessment, identifier, context)
      const old = replaced(context, form)
      const entry = old
        ? revise({ ...resource, status: statusAfter(old, resource.status) }, old)
        : create(resource)
      return planOf(identifier, [entry], context)
    }
    case 'document': {
      const resource = assessmentDocument(chart, assessment, identifier, context)
      const old = replaced(context, form)
      const entry = old
        ? revise({ ...resource, docStatus: statusAfter(old, resource.docStatus ?? 'preliminary') }, old)
        : create(resource)
      return planOf(identifier, [entry], context)
    }
    case 'text':
      throw new Error('the form "text" is for the clinician to paste: nothing is planned')
  }
}

/** Computed Observations, RiskAssessment and Provenance where a transaction holds them together; else the RiskAssessment, and what is on file of the rest. */
async function riskEntries(
  chart: ChartInputs,
  assessment: Scored,
  identifier: string,
  context: AssessmentContext,
): Promise<PlanEntry[]> {
  const old = replaced(context, 'risk-assessment')
  const reference = old && `${old.resourceType}/${old.id}`
  const parts = await planParts(chart, assessment, identifier, reference, context)
  const resource = riskAssessment(chart, assessment, identifier, parts.basis, context)
  const risk = old
    ? revise({ ...resource, status: statusAfter(old, resource.status) }, old)
    : create(resource)
  const written = [...parts.entries, risk]
  if (!context.storage.provenance) return written
  const revised = [...parts.revised, ...(old === undefined ? [] : [old])]
  const reason = context.phrases.reasons[old?.status === 'preliminary' ? 'completed' : 'replaced']
  const source = provenance(
    'computed',
    written.map((entry) => entry.reference),
    context,
    revised.length === 0 ? undefined : { of: revised, reason },
  )
  // A number alone would name the finding that follows one in error (`standingIdentifier`).
  return [...written, createTagged(source, old ? `${identifier}.after-${old.versionId}` : identifier)]
}

/** The stored assessment to take the place of, if it is of the form that is written now. */
function replaced(context: SaveContext, form: keyof typeof FORM_TYPE): StoredResource | undefined {
  const found = storedAssessment(context.replaces.filter((resource) => !isWithdrawn(resource)))
  const old = found && ofPatient(found, context)
  return old?.resourceType === FORM_TYPE[form] ? old : undefined
}
