import type { SampleSize } from '../../validation/report/sample-size.ts'
import { ReportTable } from '../report-table.tsx'
import { shown } from '../shown.ts'
import type { ReportView } from '../view.ts'

export function SampleSizePart({ view, part }: { readonly view: ReportView; readonly part: SampleSize }) {
  const { texts } = view
  const { count, number, set } = shown(view)
  const words = texts.sampleSize
  const width = (value: number | null) =>
    value === null ? texts.problems['one-class-only'] : number(value, 2)
  const warnings = [...new Set([...(part.strata[0]?.warnings ?? []), ...part.refit])]
  return (
    <>
      <ReportTable
        table={{
          caption: texts.sections.sampleSize.title,
          columns: [words.set, texts.events, words.nonEvents, words.widthOe, words.widthAuc],
          rows: part.strata.map(({ stratum, events, nonEvents, expectedWidth }) => [
            set(stratum),
            count(events),
            count(nonEvents),
            width(expectedWidth.observedExpected),
            width(expectedWidth.auc),
          ]),
        }}
      />
      {warnings.length === 0 ? (
        <p>{words.enough}</p>
      ) : (
        <ul>
          {warnings.map((warning) => (
            <li key={warning}>{texts.warnings[warning]}</li>
          ))}
        </ul>
      )}
    </>
  )
}
