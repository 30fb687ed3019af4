import { useState } from 'preact/hooks'
import { Section } from '../components/chart-section.tsx'
import { type RecordRow, RecordRows, RecordTable } from '../components/record-table.tsx'
import { codes, concept, dateTime, NOTHING } from '../view/chart-format.ts'
import { isWithdrawn, newestFirst } from '../view/observation-kinds.ts'

const HEADS = ['Collected', 'Value', 'Unit', 'Flag', 'Reference']

/** Laboratory results by analyte, newest first; the latest few until asked for all. */
export function ResultsSection({ observations }: { observations: readonly fhir4.Observation[] }) {
  return (
    <Section id="results" title="Results" count={observations.length}>
      <RecordTable
        {...{ label: 'laboratory results', heads: HEADS, class: 'results' }}
        rows={observations.map(rowOf)}
        empty="No laboratory result on record."
      >
        {labGroups(observations).map((group) => (
          <Analyte key={group.key} group={group} />
        ))}
      </RecordTable>
    </Section>
  )
}

const AT_FIRST = 5
/** So few more that a button would take their place. */
const WITHOUT_ASKING = 8

function Analyte({ group }: { group: LabGroup }) {
  const [all, setAll] = useState(false)
  const few = group.results.length <= WITHOUT_ASKING
  const shown = all || few ? group.results : group.results.slice(0, AT_FIRST)
  const hidden = group.results.length - shown.length
  const title = (
    <tr class="group">
      <th scope="rowgroup" colSpan={HEADS.length + 2}>
        {group.name} <span class="code">{codes(group.results[0]?.code)}</span>
        {(hidden > 0 || all) && (
          <button type="button" class="more" onClick={() => setAll(!all)}>
            {all ? `Show latest of ${group.name}` : `Show all ${group.results.length} of ${group.name}`}
          </button>
        )}
      </th>
    </tr>
  )
  return <RecordRows rows={shown.map(rowOf)} title={title} />
}

function rowOf(resource: fhir4.Observation): RecordRow {
  const { status, valueQuantity: value, interpretation, effectiveDateTime } = resource
  const number =
    value?.value === undefined
      ? concept(resource.dataAbsentReason)
      : `${value.comparator ?? ''}${value.value}`
  return {
    ...{ resource, status },
    cells: [
      dateTime(effectiveDateTime),
      isWithdrawn(status) ? <s key="value">{number}</s> : number,
      value?.unit ?? value?.code ?? NOTHING,
      interpretation && <span class="flag">{interpretation.map(concept).join(', ')}</span>,
      <span key="range" class="quiet">
        {rangeText(resource)}
      </span>,
    ],
    label: `${concept(resource.code)}, ${dateTime(effectiveDateTime)}`,
  }
}

function rangeText(result: fhir4.Observation): string {
  const range = result.referenceRange?.[0]
  if (range?.low?.value !== undefined && range.high?.value !== undefined) {
    return `${range.low.value} to ${range.high.value}`
  }
  return range?.text ?? NOTHING
}

/** All results of one analyte, newest first. */
interface LabGroup {
  key: string
  name: string
  results: fhir4.Observation[]
}

/** Groups by the first coding (else by text); groups in order of their names. */
export function labGroups(observations: readonly fhir4.Observation[]): LabGroup[] {
  const keyOf = ({ code }: fhir4.Observation) => {
    const [coding] = code.coding ?? []
    return coding?.code === undefined ? concept(code) : `${coding.system ?? ''}|${coding.code}`
  }
  return [...Map.groupBy(observations, keyOf)]
    .map(([key, results]) => {
      const sorted = newestFirst(results, (result) => result.effectiveDateTime)
      return { key, name: concept(sorted[0]?.code), results: sorted }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
