import type { ComponentChildren } from 'preact'
import { dateTime, medicalRecordNumber, NOTHING } from '../view/chart-format.ts'

/** Names and values, side by side. */
export function Facts(props: { class: string; of: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class={props.class}>
      {props.of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What tells patients apart; `born` adds to the birth date, `id` shows the logical id. */
export function PatientFacts({ patient, born, id }: { patient: fhir4.Patient; born?: string; id?: boolean }) {
  return (
    <Facts
      class="facts"
      of={[
        ['Born', `${dateTime(patient.birthDate)}${born ?? ''}`],
        ['Sex', patient.gender ?? NOTHING],
        ['MRN', medicalRecordNumber(patient)],
        ...(id === true ? [['Id', patient.id] as const] : []),
      ]}
    />
  )
}
