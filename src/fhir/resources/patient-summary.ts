import type { PatientSummary } from '../chart-inputs.ts'
import { conceptName, hasCode } from '../codes/code-match.ts'
import type { ReadContext } from '../read-context.ts'
import { liesAfter } from './chart-time.ts'
import { humanName } from './human-name.ts'
import type { Patient } from './resource-schemas.ts'

const MEDICAL_RECORD = { system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' } as const

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
      value === undefined
        ? []
        : [
            {
              label: hasCode(type, [MEDICAL_RECORD]) ? undefined : conceptName(type) || (system ?? ''),
              value,
            },
          ],
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
  const { deceasedBoolean, _deceasedDateTime: untold } = patient ?? {}
  const isDead = date ?? untold ?? (deceasedBoolean || undefined)
  return isDead === undefined || isDead === null ? undefined : { date }
}
