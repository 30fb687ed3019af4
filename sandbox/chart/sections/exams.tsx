import { EmptyNote } from '../components/notes.tsx'
import { JsonButton } from '../components/raw-resource.tsx'
import { Section, Status, TableScroll } from '../components/section.tsx'
import { concept, dateTime, NOTHING, quantity } from '../view/format.ts'
import { isWithdrawn, newestFirst } from '../view/observation-kinds.ts'
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
      <TableScroll label={`Table of ${props.title.toLowerCase()}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Measured</th>
              <th scope="col">What</th>
              <th scope="col">Lesion</th>
              <th scope="col">Value</th>
              <th scope="col">Method</th>
              <th scope="col">Status</th>
              <th scope="col">Raw</th>
            </tr>
          </thead>
          <tbody>
            {newestFirst(props.observations, (one) => one.effectiveDateTime).map((one) => (
              <MeasurementRow key={one.id} measurement={one} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  )
}

function MeasurementRow({ measurement }: { measurement: fhir4.Observation }) {
  const lesion = measurement.focus?.[0]?.display ?? NOTHING
  return (
    <tr class={isWithdrawn(measurement.status) ? 'withdrawn' : undefined}>
      <td>{dateTime(measurement.effectiveDateTime)}</td>
      <td>{concept(measurement.code)}</td>
      <td>{lesion}</td>
      <td>{valueText(measurement)}</td>
      <td>{concept(measurement.method)}</td>
      <td>
        <Status status={measurement.status} />
      </td>
      <td>
        <JsonButton
          resource={measurement}
          label={`${concept(measurement.code)}, ${lesion}, ${dateTime(measurement.effectiveDateTime)}`}
        />
      </td>
    </tr>
  )
}

/** The value, or the axes of a size panel: `96 mm x 81 mm`. */
function valueText(measurement: fhir4.Observation): string {
  if (measurement.valueQuantity !== undefined) return quantity(measurement.valueQuantity)
  const parts = (measurement.component ?? []).map((part) => quantity(part.valueQuantity))
  return parts.length === 0 ? NOTHING : parts.join(' x ')
}
