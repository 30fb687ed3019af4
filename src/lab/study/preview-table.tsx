import { DataTable } from '../../figures/table/data-table.tsx'
import type { ColumnMapping } from '../../validation/data/column-mapping.ts'
import type { CsvHead } from '../../validation/data/csv/csv-head.ts'
import { type PreviewCell, previewRows } from '../../validation/data/preview.ts'
import { useLab } from '../lab-context.tsx'

/** The first rows, each cell as the file has it and as it is read under the mapping. */
export function PreviewTable(props: { readonly head: CsvHead; readonly mapping: ColumnMapping }) {
  const { texts, format } = useLab()
  const rows = previewRows(props.head, props.mapping, 8)
  const [first] = rows
  if (first === undefined) return null
  return (
    <section class="preview" aria-label={texts.map.preview}>
      <h3>{texts.map.preview}</h3>
      <DataTable
        caption={texts.map.previewCaption}
        columns={[texts.map.row, ...first.cells.map(({ variable }) => texts.map.variables[variable])]}
        rows={rows.map(({ row, cells }) => [
          format.number(row, 0),
          ...cells.map((cell) => (
            <>
              <Reading reading={cell.reading} />
              <span class="cell-note">{cell.texts.join(' / ')}</span>
            </>
          )),
        ])}
      />
    </section>
  )
}

function Reading({ reading }: { readonly reading: PreviewCell['reading'] }) {
  const { texts, format, report } = useLab()
  switch (reading.kind) {
    case 'value':
      return <span class="number">{format.number(reading.value, 4)}</span>
    case 'missing':
      return <span class="quiet">{texts.map.readMissing}</span>
    case 'problem':
      return <strong class="cell-note warning">{report.cellProblems[reading.code]}</strong>
  }
}
