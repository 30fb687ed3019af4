import type { ComponentChildren } from 'preact'
import { Heads } from '../../../src/figures/table/heads.tsx'
import { isWithdrawn } from '../view/observation-kinds.ts'
import { EmptyNote } from './chart-notes.tsx'
import { Status, TableScroll } from './chart-section.tsx'
import { JsonButton } from './raw-resource.tsx'

/** One resource of a table: what its columns say, its status, and the resource itself to look at. */
export interface RecordRow {
  readonly resource: fhir4.FhirResource
  readonly status: string | undefined
  readonly cells: readonly ComponentChildren[]
  /** Tells rows apart for those who hear the button and do not see its row. */
  readonly label: string
}

interface RecordTableProps {
  label: string
  /** Headings of the columns before status and raw resource. */
  heads: readonly string[]
  class?: string
  /** Said instead of a table without rows. */
  empty?: string
  rows: readonly RecordRow[]
  /** Bodies of `RecordRows` where the rows come in groups. */
  children?: ComponentChildren
}

/** A table of resources, each row one of them. */
export function RecordTable({ label, heads, class: name, empty, rows, children }: RecordTableProps) {
  if (rows.length === 0 && empty !== undefined) return <EmptyNote>{empty}</EmptyNote>
  return (
    <TableScroll label={`Table of ${label}`}>
      <table class={name}>
        <Heads of={[...heads, 'Status', 'Raw']} />
        {children ?? <RecordRows rows={rows} />}
      </table>
    </TableScroll>
  )
}

/** One body of the table; `title` is a row above the others. */
export function RecordRows({ rows, title }: { rows: readonly RecordRow[]; title?: ComponentChildren }) {
  return (
    <tbody>
      {title}
      {rows.map(({ resource, status, cells, label }) => (
        <tr
          key={`${resource.resourceType}/${resource.id}`}
          class={isWithdrawn(status ?? '') ? 'withdrawn' : undefined}
        >
          {cells.map((cell, column) => (
            <td key={String(column)}>{cell}</td>
          ))}
          <td>
            <Status status={status} />
          </td>
          <td>
            <JsonButton resource={resource} label={label} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}
