import { Button } from '../../page/button.tsx'
import { csvText } from '../../validation/data/csv/csv-text.ts'
import { reportTables } from '../../validation/report/tables/tables.ts'
import type { ValidationReport } from '../../validation/report/validation-report.ts'
import { useLab } from '../lab-context.tsx'
import { saveText } from '../save-text.ts'

/** Each table of the report as a CSV file, named as `tipm validate --csv` names it; with a byte order mark, as spreadsheets want it. */
export function TableFiles({ report }: { readonly report: ValidationReport }) {
  const { texts } = useLab()
  return (
    <details class="on-demand no-print">
      <summary>{texts.report.tables}</summary>
      <ul class="table-files">
        {reportTables(report).map(({ name, rows }) => (
          <li key={name}>
            <Button small onClick={() => saveText(`${name}.csv`, 'text/csv', csvText(rows, { mark: true }))}>
              {name}.csv
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
