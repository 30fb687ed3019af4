import { ALL_SITES, LIVER_SITES } from '../../../src/model/elastography/elastography-sites.ts'
import { TableScroll } from '../components/chart-section.tsx'
import { JsonButton } from '../components/raw-resource.tsx'
import { dateTime, NOTHING } from '../view/chart-format.ts'
import { type ElastographyExam, elastographyExams, type SiteReading } from '../view/elastography-exams.ts'

const GROUPS = [
  ['Tumour', 5],
  ['Peritumoral', 4],
  ['Liver', LIVER_SITES.length],
] as const

/** A row per exam, a column per site. */
export function ElastographyTable({ observations }: { observations: readonly fhir4.Observation[] }) {
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
