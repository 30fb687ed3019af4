import { EmptyNote } from '../components/chart-notes.tsx'
import { Section } from '../components/chart-section.tsx'
import { type RecordRow, RecordTable } from '../components/record-table.tsx'
import { concept, dateTime, NOTHING, quantity } from '../view/chart-format.ts'
import { newestFirst } from '../view/observation-kinds.ts'
import { ElastographyTable } from './elastography-table.tsx'

interface Exams {
  sizes: readonly fhir4.Observation[]
  elastography: readonly fhir4.Observation[]
  imaging: readonly fhir4.Observation[]
}

/** Tumour sizes, elastography of twelve sites, and other imaging measurements. */
export function ExamsSection({ sizes, elastography, imaging }: Exams) {
  const none = sizes.length + elastography.length + imaging.length === 0
  return (
    <Section id="exams" title="Exams">
      {none && <EmptyNote>No imaging exam on record.</EmptyNote>}
      {sizes.length > 0 && <MeasurementTable title="Tumour size" observations={sizes} />}
      {elastography.length > 0 && <ElastographyTable observations={elastography} />}
      {imaging.length > 0 && <MeasurementTable title="Other imaging measurements" observations={imaging} />}
    </Section>
  )
}

function MeasurementTable(props: { title: string; observations: readonly fhir4.Observation[] }) {
  return (
    <>
      <h3>{props.title}</h3>
      <RecordTable
        label={props.title.toLowerCase()}
        heads={['Measured', 'What', 'Lesion', 'Value', 'Method']}
        rows={newestFirst(props.observations, (one) => one.effectiveDateTime).map(rowOf)}
      />
    </>
  )
}

function rowOf(resource: fhir4.Observation): RecordRow {
  const lesion = resource.focus?.[0]?.display ?? NOTHING
  const [time, what] = [dateTime(resource.effectiveDateTime), concept(resource.code)]
  return {
    resource,
    status: resource.status,
    cells: [time, what, lesion, valueText(resource), concept(resource.method)],
    label: `${what}, ${lesion}, ${time}`,
  }
}

/** The value, or the axes of a size panel: `96 mm x 81 mm`. */
function valueText(measurement: fhir4.Observation): string {
  if (measurement.valueQuantity !== undefined) return quantity(measurement.valueQuantity)
  const parts = (measurement.component ?? []).map((part) => quantity(part.valueQuantity))
  return parts.length === 0 ? NOTHING : parts.join(' x ')
}
