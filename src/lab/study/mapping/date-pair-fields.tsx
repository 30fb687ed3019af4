import type { DaysColumn } from '../../../validation/data/column-mapping.ts'
import type { CsvHead } from '../../../validation/data/csv/csv-head.ts'
import { useLab } from '../../lab-context.tsx'
import { ColumnSelect } from './column-select.tsx'

type DatePair = Extract<DaysColumn, { start: string }>

/** The two columns between whose dates the follow-up lies. */
export function DatePairFields(props: {
  readonly head: CsvHead
  readonly pair: DatePair
  readonly onPair: (pair: DatePair) => void
}) {
  const { texts } = useLab()
  const { head, pair, onPair } = props
  return (
    <>
      {(['start', 'end'] as const).map((end) => (
        <div class="stacked-field" key={end}>
          <span class="fine">{texts.map[end]}</span>
          <ColumnSelect
            label={texts.map[end]}
            headings={head.headings}
            value={pair[end]}
            onChoose={(heading) => onPair({ ...pair, [end]: heading ?? '' })}
          />
        </div>
      ))}
    </>
  )
}
