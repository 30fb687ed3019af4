import type { PatientSummary } from '../chart-inputs.ts'
import { conceptName } from '../codes/code-match.ts'
import type { ReadContext } from '../read-context.ts'
import { liesAfter } from './chart-time.ts'
import { humanName } from './human-name.ts'
import type { Patient } from './resource-schemas.ts'

/** Who the chart is about, for the banner. */
export function patientSummary(
  patient: Patient | undefined,
  patientId: string,
  context?: Pick<ReadContext, 'asOf' | 'site'>,
): PatientSummary {
  return {
    id: patientId,
    name: humanName(patient?.name),
    birthDate: patient?.birthDate,
    gender: patient?.gender,
    deceased: deceasedOf(patient, context),
    identifiers: (patient?.identifier ?? []).flatMap(({ type, system, value }) =>
      value === undefined ? [] : [{ label: conceptName(type) || (system ?? ''), value }],
    ),
  }
}

/** A death after the day of the assessment had not happened. */
function deceasedOf(
  patient: Patient | undefined,
  context: Pick<ReadContext, 'asOf' | 'site'> | undefined,
): PatientSummary['deceased'] {
  const date = patient?.deceasedDateTime
  if (context !== undefined && liesAfter(date, context.asOf, context.site.timeZone)) return undefined
  return date !== undefined || patient?.deceasedBoolean === true ? { date } : undefined
}
