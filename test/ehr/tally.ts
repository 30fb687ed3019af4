import { type Explanation, explanations } from './explain.ts'
import type { Issue } from './validate.ts'

/** Per kind of resource: how many were checked, and what the validator said, explained or not. */
export interface Tally {
  readonly add: (resource: fhir4.FhirResource, issues: readonly Issue[]) => void
  /** Two Markdown tables: a row per resource type and one for all; and why the explained warnings are no fault. */
  readonly table: () => string
}

const columns = ['errors', 'unexplained warnings', 'explained warnings', 'remarks'] as const
type Column = (typeof columns)[number] | 'checked'

export function startTally(): Tally {
  const rows = new Map<string, Map<Column, number>>()
  const reasons = new Map<Explanation, number>()
  const count = (row: string, column: Column) => {
    const counts = rows.get(row) ?? new Map<Column, number>()
    rows.set(row, counts.set(column, (counts.get(column) ?? 0) + 1))
  }
  return {
    add: ({ resourceType }, issues) => {
      for (const row of [resourceType, 'all']) count(row, 'checked')
      for (const issue of issues) {
        for (const row of [resourceType, 'all']) count(row, columnOf(issue))
        const { explanation } = issue
        if (explanation !== undefined) reasons.set(explanation, (reasons.get(explanation) ?? 0) + 1)
      }
    },
    table: () => {
      const types = [...rows.keys()].filter((type) => type !== 'all').toSorted()
      const cells = (type: string) =>
        (['checked', ...columns] as const).map((column) => rows.get(type)?.get(column) ?? 0)
      return [
        line(['resource', 'checked', ...columns]),
        line(['-', '-', ...columns.map(() => '-')]),
        ...[...types, 'all'].map((type) => line([type, ...cells(type)])),
        '',
        line(['explanation', 'times', 'why it is no fault']),
        line(['-', '-', '-']),
        ...[...reasons]
          .toSorted(([a], [b]) => a.localeCompare(b))
          .map(([reason, times]) => line([reason, times, explanations[reason]])),
      ].join('\n')
    },
  }
}

function columnOf({ severity, explanation }: Issue): Column {
  switch (severity) {
    case 'fatal':
    case 'error':
      return 'errors'
    case 'warning':
      return explanation === undefined ? 'unexplained warnings' : 'explained warnings'
    case 'information':
      return 'remarks'
  }
}

function line(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}
