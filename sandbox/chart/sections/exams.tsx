import { ALL_SITES, LIVER_SITES } from '../../../src/model/elastography/elastography-sites.ts'
import { EmptyNote } from '../components/chart-notes.tsx'
import { Section, TableScroll } from '../components/chart-section.tsx'
import { JsonButton } from '../components/raw-resource.tsx'
import { type RecordRow, RecordTable } from '../components/record-table.tsx'
import { concept, dateTime, NOTHING, quantity } from '../view/chart-format.ts'
import { type ElastographyExam, elastographyExams, type SiteReading } from '../view/elastography-exams.ts'
import { newestFirst } from '../view/observation-kinds.ts'

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

const GROUPS = [
  ['Tumour', 5],
  ['Peritumoral', 4],
  ['Liver', LIVER_SITES.length],
] as const

/** A row per exam, a column per site. */
function ElastographyTable({ observations }: { observations: readonly fhir4.Observation[] }) {
  return (
    <>
      <h3>Elastography</h3>
      <TableScroll label="Table of elastography, medians by site">
        <table class="elastography">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                Exam
              </th>
              {GROUPS.map(([name, sites]) => (
                <th key={name} scope="colgroup" colSpan={sites}>
                  {name}
                </th>
              ))}
              {['Unit', 'Raw'].map((head) => (
                <th key={head} scope="col" rowSpan={2}>
                  {head}
                </th>
              ))}
            </tr>
            <tr>
              {ALL_SITES.map((site) => (
                <th key={site} scope="col" class="number">
                  {site}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {elastographyExams(observations).map((exam) => (
              <ExamRow key={exam.observations[0]?.id} exam={exam} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  )
}

function ExamRow({ exam }: { exam: ElastographyExam }) {
  const [first] = exam.observations
  const several = exam.observations.length > 1
  return (
    <tr>
      <th scope="row">
        {dateTime(exam.time)}
        <span class="quiet">
          {exam.lesion ?? 'lesion not named'}
          {several && `, ${exam.observations.length} Observations`}
        </span>
      </th>
      {ALL_SITES.map((site) => (
        <td key={site} class="number" title={shotsText(exam.sites[site])}>
          {exam.sites[site]?.value ?? NOTHING}
        </td>
      ))}
      <td>{exam.unit}</td>
      <td>
        {first !== undefined && (
          <JsonButton
            resource={several ? bundleOf(exam.observations) : first}
            label={`elastography, ${dateTime(exam.time)}`}
          />
        )}
      </td>
    </tr>
  )
}

function shotsText(reading: SiteReading | undefined): string | undefined {
  return reading === undefined || reading.shots.length === 0
    ? undefined
    : `Shots: ${reading.shots.join(', ')}`
}

/** Twelve Observations of one exam, to be looked at together. */
function bundleOf(observations: readonly fhir4.Observation[]): fhir4.Bundle<fhir4.Observation> {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: observations.map((resource) => ({ resource })),
  }
}
