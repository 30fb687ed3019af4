import { ReportTable } from '../report-table.tsx'
import type { PartProps } from '../view.ts'

export function SampleSizePart({ view, part }: PartProps<'sampleSize'>) {
  const { texts, show } = view
  const words = texts.sampleSize
  const width = (value: number | null) =>
    value === null ? texts.problems['one-class-only'] : show.number(value, 2)
  const { precision } = texts.trust
  const warnings = [...new Set([...(part.strata[0]?.warnings ?? []), ...part.refit])]
  return (
    <>
      <ReportTable
        caption={texts.sections.sampleSize.title}
        columns={[texts.set, texts.events, words.nonEvents, words.widthOe, words.widthAuc]}
        rows={part.strata.map(({ stratum, events, nonEvents, expectedWidth }) => [
          show.set(stratum),
          ...[events, nonEvents].map(show.count),
          ...[expectedWidth.observedExpected, expectedWidth.auc].map(width),
        ])}
      />
      <ReportTable
        caption={precision.title}
        columns={[
          texts.set,
          texts.measure,
          precision.width,
          precision.target,
          precision.needed,
          precision.more,
        ]}
        rows={part.strata.flatMap(({ stratum, events, nonEvents, targets }) =>
          targets.map(({ measure, target, width: here, needed }, i) => [
            i === 0 ? show.set(stratum) : '',
            precision.measures[measure],
            here === null ? '' : show.number(here, 2),
            show.number(target, 2),
            needed === null ? '' : show.count(needed),
            needed === null ? '' : show.count(Math.max(0, needed - events - nonEvents)),
          ]),
        )}
      />
      <p class="report-note">{precision.note}</p>
      {warnings.length === 0 && <p>{words.enough}</p>}
      {warnings.length > 0 && (
        <ul>
          {warnings.map((warning) => (
            <li key={warning}>{texts.warnings[warning]}</li>
          ))}
        </ul>
      )}
    </>
  )
}
