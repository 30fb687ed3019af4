import type { WithInterval } from '../../validation/report/horizon.ts'
import { ReportTable } from '../report-table.tsx'
import type { PartProps } from '../view.ts'

export function HorizonPart({ view, part }: PartProps<'horizon'>) {
  const { texts, show } = view
  const words = texts.trust.horizon
  if (!part.ok) return <p>{part.code === 'no-such-data' ? words.noTimes : show.why(part)}</p>
  const { day, patients, progressed, died, lost, groups, ...figures } = part.value
  const withInterval = ({ estimate, lower, upper }: WithInterval) =>
    lower === null || upper === null ? show.number(estimate) : show.estimate({ estimate, lower, upper })
  return (
    <>
      <p>
        {words.ends(
          show.count(day),
          ...([patients, progressed, died, lost].map(show.count) as [string, string, string, string]),
        )}
      </p>
      <ReportTable
        caption={texts.sections.horizon.title}
        columns={[texts.measure, texts.calibration.value]}
        rows={[
          [words.progression, show.or(figures.progression, show.percentEstimate)],
          [words.death, show.or(figures.death, show.percentEstimate)],
          [words.ifNobodyDied, show.or(figures.ifNobodyDied, show.percent)],
          [words.meanPredicted, figures.meanPredicted === null ? '' : show.percent(figures.meanPredicted)],
          [words.observedExpected, show.or(figures.observedExpected, show.ratio)],
          [words.auc, show.or(figures.auc, withInterval)],
          [words.brier, show.or(figures.brier, withInterval)],
        ]}
      />
      <ReportTable
        caption={words.fifths}
        columns={[words.fifth, texts.patients, words.meanPredicted, words.progression]}
        rows={groups.map(({ patients: members, predicted, observed }, i) => [
          show.count(i + 1),
          show.count(members),
          show.percent(predicted),
          show.or(observed, show.percentEstimate),
        ])}
      />
    </>
  )
}
