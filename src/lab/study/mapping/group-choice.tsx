import { Checkboxes, Choices } from '../../../page/fields.tsx'
import type { ColumnMapping } from '../../../validation/data/column-mapping.ts'
import { headingsOf, mappedVariables, PERIODS } from '../../../validation/data/column-mapping.ts'
import type { CsvHead } from '../../../validation/data/csv/csv-head.ts'
import { useLab } from '../../lab-context.tsx'
import { ColumnSelect } from './column-select.tsx'

const MOST_LABELS = 12

/** Patient identifier, and the columns by which patients fall into groups. */
export function GroupChoice(props: {
  readonly head: CsvHead
  readonly mapping: ColumnMapping
  readonly onMapping: (mapping: ColumnMapping) => void
}) {
  const { texts } = useLab()
  const { head, mapping, onMapping } = props
  const offered = groupable(head, mapping)
  const { id: _, ...withoutId } = mapping
  const { period, ...withoutPeriod } = mapping
  return (
    <div class="fields">
      <div class="field">
        <span class="field-name">{texts.map.id}</span>
        <ColumnSelect
          label={texts.map.id}
          headings={head.headings}
          value={mapping.id}
          onChoose={(id) => onMapping(id === undefined ? withoutId : { ...mapping, id })}
        />
        <p class="fine">{texts.map.idHint}</p>
      </div>
      <div class="field">
        <span class="field-name">{texts.map.period}</span>
        <ColumnSelect
          label={texts.map.period}
          headings={head.headings}
          value={period?.column}
          onChoose={(column) =>
            onMapping(
              column === undefined
                ? withoutPeriod
                : { ...mapping, period: { column, by: period?.by ?? 'quarter' } },
            )
          }
        />
        {period !== undefined && (
          <Choices
            legend={texts.map.periodBy}
            value={period.by}
            options={PERIODS.map((by) => [by, texts.map.periods[by]])}
            onChoose={(by) => onMapping({ ...mapping, period: { ...period, by } })}
          />
        )}
        <p class="fine">{texts.map.periodHint}</p>
      </div>
      {offered.length > 0 && (
        <Checkboxes
          class="choices-stacked"
          legend={texts.map.groups}
          chosen={mapping.groups.map(({ column }) => column)}
          options={offered.map((heading) => [heading, heading])}
          onChosen={(chosen) => onMapping({ ...mapping, groups: chosen.map((column) => ({ column })) })}
        >
          <p class="fine">{texts.map.groupsHint}</p>
        </Checkboxes>
      )}
    </div>
  )
}

/** Columns not read as a variable in which few different cells occur. */
function groupable(head: CsvHead, mapping: ColumnMapping): string[] {
  const used = mappedVariables(mapping).flatMap((variable) => {
    const column = mapping.columns[variable]
    return column === undefined ? [] : headingsOf(column)
  })
  return head.headings.filter((heading, at) => {
    if (heading === '' || heading === mapping.id || used.includes(heading)) return false
    if (head.headings.indexOf(heading) !== at) return false
    const labels = new Set(head.sample.map(({ cells }) => (cells[at] ?? '').trim()))
    return labels.size > 1 && labels.size <= MOST_LABELS
  })
}
