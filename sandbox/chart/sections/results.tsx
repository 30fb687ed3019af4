import { useState } from 'preact/hooks'
import { EmptyNote } from '../components/notes.tsx'
import { JsonButton } from '../components/raw-resource.tsx'
import { Section, Status, TableScroll } from '../components/section.tsx'
import { codes, concept, dateTime, NOTHING } from '../view/format.ts'
import type { LabGroup } from '../view/lab-groups.ts'
import { labGroups } from '../view/lab-groups.ts'
import { isWithdrawn } from '../view/observation-kinds.ts'

/** Laboratory results by analyte, newest first; the latest few until asked for all. */
export function ResultsSection({ observations }: { observations: readonly fhir4.Observation[] }) {
  return (
    <Section id="results" title="Results" count={observations.length}>
      {observations.length === 0 ? (
        <EmptyNote>No laboratory result on record.</EmptyNote>
      ) : (
        <TableScroll label="Table of laboratory results">
          <table>
            <thead>
              <tr>
                <th scope="col">Collected</th>
                <th scope="col" class="number">
                  Value
                </th>
                <th scope="col">Unit</th>
                <th scope="col">Flag</th>
                <th scope="col">Reference</th>
                <th scope="col">Status</th>
                <th scope="col">Raw</th>
              </tr>
            </thead>
            {labGroups(observations).map((group) => (
              <Analyte key={group.key} group={group} />
            ))}
          </table>
        </TableScroll>
      )}
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
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colSpan={7}>
          {group.name} <span class="code">{codes(group.results[0]?.code)}</span>
          {(hidden > 0 || all) && (
            <button type="button" class="more" onClick={() => setAll(!all)}>
              {all ? `Show latest of ${group.name}` : `Show all ${group.results.length} of ${group.name}`}
            </button>
          )}
        </th>
      </tr>
      {shown.map((result) => (
        <ResultRow key={result.id} result={result} />
      ))}
    </tbody>
  )
}

function ResultRow({ result }: { result: fhir4.Observation }) {
  const value = result.valueQuantity
  const withdrawn = isWithdrawn(result.status)
  const number =
    value?.value === undefined ? concept(result.dataAbsentReason) : `${value.comparator ?? ''}${value.value}`
  const flag = result.interpretation?.map(concept).join(', ')
  return (
    <tr class={withdrawn ? 'withdrawn' : undefined}>
      <td>{dateTime(result.effectiveDateTime)}</td>
      <td class="number">{withdrawn ? <s>{number}</s> : number}</td>
      <td>{value?.unit ?? value?.code ?? NOTHING}</td>
      <td>{flag === undefined ? '' : <span class="flag">{flag}</span>}</td>
      <td class="quiet">{rangeText(result)}</td>
      <td>
        <Status status={result.status} />
      </td>
      <td>
        <JsonButton
          resource={result}
          label={`${concept(result.code)}, ${dateTime(result.effectiveDateTime)}`}
        />
      </td>
    </tr>
  )
}

function rangeText(result: fhir4.Observation): string {
  const range = result.referenceRange?.[0]
  if (range?.low?.value !== undefined && range.high?.value !== undefined) {
    return `${range.low.value} to ${range.high.value}`
  }
  return range?.text ?? NOTHING
}
