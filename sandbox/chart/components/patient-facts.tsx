import { dateTime, medicalRecordNumber, NOTHING } from '../view/chart-format.ts'

/** What tells patients apart; `born` adds to the birth date, `id` shows the logical id. */
export function PatientFacts({ patient, born, id }: { patient: fhir4.Patient; born?: string; id?: boolean }) {
  const facts = [
    ['Born', `${dateTime(patient.birthDate)}${born ?? ''}`],
    ['Sex', patient.gender ?? NOTHING],
    ['MRN', medicalRecordNumber(patient)],
    ...(id === true ? [['Id', patient.id] as const] : []),
  ] as const
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
