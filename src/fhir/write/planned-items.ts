import type { RecordPhrases } from './record-phrases.ts'
import type { PlanEntry, PlannedItem, PlannedValue, Writable } from './save-context.ts'

/** An entry in words, as it will be stored. */
export function itemOf(
  { resource, entry }: PlanEntry,
  { title, provenance, tookPart }: RecordPhrases,
): PlannedItem {
  const method = entry.request.method === 'PUT' ? 'update' : 'create'
  const { resourceType } = resource
  switch (resourceType) {
    case 'RiskAssessment':
      return {
        resourceType,
        title,
        status: resource.status,
        lines:
          resource.status === 'entered-in-error'
            ? noteLines(resource).slice(-1)
            : [resource.prediction?.[0]?.rationale ?? ''],
        method,
      }
    case 'Observation':
      return {
        resourceType,
        title: resource.code.text ?? '',
        status: resource.status,
        lines: observationLines(resource),
        method,
      }
    case 'DocumentReference':
      return {
        resourceType,
        title,
        status: resource.status === 'entered-in-error' ? resource.status : (resource.docStatus ?? ''),
        lines: [resource.description ?? ''],
        method,
      }
    case 'Provenance':
      return {
        resourceType,
        title: provenance,
        status: '',
        lines: resource.agent.map(({ type, who }) =>
          tookPart(type?.text ?? '', who.display ?? who.reference ?? ''),
        ),
        method,
      }
  }
}

function observationLines(observation: fhir4.Observation): PlannedItem['lines'] {
  const notes = noteLines(observation)
  if (observation.status === 'entered-in-error') return notes.slice(-1)
  // The assessment as one Observation: its first note is the rationale, which says the value too.
  return observation.component === undefined ? [observed(observation), ...notes] : notes.slice(0, 1)
}

function noteLines(resource: Exclude<Writable, fhir4.DocumentReference>): string[] {
  return (resource.note ?? []).map(({ text }) => text)
}

function observed({
  valueQuantity,
  valueRange,
  valueCodeableConcept,
  effectiveDateTime,
  effectivePeriod,
}: fhir4.Observation): PlannedValue {
  const low = valueQuantity?.value ?? valueRange?.low?.value
  const high = valueQuantity?.value ?? valueRange?.high?.value
  const unit = (valueQuantity ?? valueRange?.high)?.code ?? ''
  return {
    value: low === undefined || high === undefined ? (valueCodeableConcept?.text ?? '') : { low, high, unit },
    times: [effectiveDateTime, effectivePeriod?.start, effectivePeriod?.end].filter(
      (time) => time !== undefined,
    ),
  }
}
