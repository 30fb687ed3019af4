import { ReportTable } from '../report-table.tsx'
import type { PartProps } from '../view.ts'

export function UpdatingPart({ view, part }: PartProps<'updating'>) {
  const { texts, show } = view
  const words = texts.trust.updating
  if (!part.ok) return <p>{show.why(part)}</p>
  const { patients, events, steps, choice } = part.value
  return (
    <>
      <p>
        <strong>{words.choices[choice]}</strong> {words.rests(show.count(patients), show.count(events))}
      </p>
      <ReportTable
        caption={words.steps}
        columns={[words.against, 'χ²', texts.discrimination.df, texts.pValue]}
        rows={steps.map(({ against, chi2, df, p }) => [
          words.simpler[against],
          show.number(chi2, 2),
          show.count(df),
          show.bareP(p),
        ])}
      />
      <p class="report-note">{words.note}</p>
    </>
  )
}
