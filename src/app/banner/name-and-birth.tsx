import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import { usePageContext } from '../../page/page-context.tsx'

/** Whom a dialog is about, since it covers the banner. */
export function NameAndBirth({ patient }: { readonly patient: ChartInputs['patient'] }) {
  const { texts, format } = usePageContext()
  return (
    <>
      <strong>{patient.name === '' ? texts.patient.nameUnknown : patient.name}</strong>
      {patient.birthDate !== undefined &&
        `${texts.joins.comma}${texts.patient.born} ${format.date(patient.birthDate)}`}
    </>
  )
}
