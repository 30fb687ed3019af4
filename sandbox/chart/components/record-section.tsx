import { Heads } from '../../../src/figures/table/heads.tsx'
import { Scrolling } from '../../../src/figures/table/scrolling.tsx'
import { dateTime } from '../view/chart-format.ts'
import { isWithdrawn } from '../view/observation-kinds.ts'
import type { RecordLine } from '../view/record-line.ts'
import { EmptyNote } from './chart-notes.tsx'
import { Section } from './chart-section.tsx'
import { JsonButton } from './raw-resource.tsx'

/** A part of the record: a line for each resource, and the resource itself to look at. */
export function RecordSection(props: { id: string; title: string; lines: readonly RecordLine[] }) {
  const { id, title, lines } = props
  return (
    <Section id={id} title={title} count={lines.length}>
      {lines.length === 0 ? (
        <EmptyNote>Nothing on record.</EmptyNote>
      ) : (
        <Scrolling label={`Table of ${id}`}>
          <table>
            <Heads of={['Date', 'What', 'Value', 'Status', 'Raw']} />
            <tbody>
              {lines.map(({ resource, date, what, value, status = 'no status' }) => (
                <tr
                  key={`${resource.resourceType}/${resource.id}`}
                  class={isWithdrawn(status) ? 'withdrawn' : undefined}
                >
                  <td class="number">{dateTime(date)}</td>
                  <td class="struck">{what}</td>
                  <td class="struck">{value}</td>
                  <td>{status}</td>
                  <td>
                    <JsonButton resource={resource} label={`${what}, ${dateTime(date)}`} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </Section>
  )
}
