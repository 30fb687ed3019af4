import type { PatientSummary } from '../chart-inputs.ts'
import { conceptName } from '../codes/code-match.ts'
import type { Patient } from './resource-schemas.ts'

/** Who the chart is about, for the banner. */
export function patientSummary(patient: Patient | undefined, patientId: string): PatientSummary {
  return {
    id: patientId,
    name: nameOf(patient),
    birthDate: patient?.birthDate,
    gender: patient?.gender,
    identifiers: (patient?.identifier ?? []).flatMap(({ type, system, value }) =>
      value === undefined ? [] : [{ label: conceptName(type) || (system ?? ''), value }],
    ),
  }
}

/** The official name before usual ones, never an old or maiden name. */
function nameOf(patient: Patient | undefined): string {
  const names = (patient?.name ?? []).filter(({ use }) => use !== 'old' && use !== 'maiden')
  const name =
    names.find(({ use }) => use === 'official') ?? names.find(({ use }) => use === 'usual') ?? names[0]
  if (name === undefined) return ''
  return name.text ?? [...(name.given ?? []), name.family].filter(Boolean).join(' ')
}
