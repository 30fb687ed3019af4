import { Heads } from '../../figures/table/heads.tsx'
import { Scrolling } from '../../figures/table/scrolling.tsx'
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
    <section aria-label={texts.map.preview}>
      <h3>{texts.map.preview}</h3>
      <Scrolling label={texts.map.previewCaption}>
        <table class="preview">
          <caption class="visually-hidden">{texts.map.previewCaption}</caption>
          <Heads of={[texts.map.row, ...first.cells.map(({ variable }) => texts.map.variables[variable])]} />
          <tbody>
            {rows.map(({ row, cells }) => (
              <tr key={row}>
                <th scope="row">{format.number(row, 0)}</th>
                {cells.map((cell) => (
                  <td key={cell.variable}>
                    <Reading reading={cell.reading} />
                    <span class="cell-note">{cell.texts.join(' / ')}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
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
