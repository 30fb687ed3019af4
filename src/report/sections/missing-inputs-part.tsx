import { MEASURES, type Performance } from '../../validation/report/performance.ts'
import { measureName, PerformanceTable } from '../performance-table.tsx'
import { MissingPart, ReportTable } from '../report-table.tsx'
import type { PartProps } from '../view.ts'

export function MissingInputsPart({ view, part }: PartProps<'missingInputs'>) {
  const { texts, format, show } = view
  const words = texts.trust.missingInputs
  if (!part.ok) return <p>{show.why(part)}</p>
  const { totals, lacking, completeCases, imputed, landmark } = part.value
  const share = (count: number, of: number) =>
    of === 0 ? show.count(count) : `${show.count(count)} (${show.percent(count / of)})`
  const rows: (readonly [string, Performance])[] = [
    [words.complete, completeCases],
    ...(imputed.ok ? [[words.imputed, imputed.value] as const] : []),
    ...(landmark.ok ? [[words.landmark(show.count(landmark.value.day)), landmark.value] as const] : []),
  ]
  return (
    <>
      <ReportTable
        caption={words.lacking}
        columns={[texts.variable, texts.tableOne.tin, texts.tableOne.tie, words.unknown]}
        rows={lacking.map(({ input, withOutcome, without, unknown }) => [
          show.variable(input),
          share(withOutcome, totals.withOutcome),
          share(without, totals.without),
          share(unknown, totals.unknown),
        ])}
      />
      <PerformanceTable view={view} caption={words.figures} by={texts.set} rows={rows} />
      {imputed.ok ? (
        <>
          <p>
            {words.how(
              show.count(imputed.value.imputations),
              show.count(imputed.value.iterations),
              String(imputed.value.seed),
              format.list([...words.inputs, ...imputed.value.auxiliary.map(show.variable)]),
            )}
          </p>
          <p>
            {words.missingInformation(
              format.list(
                MEASURES.flatMap((measure) => {
                  const figure = imputed.value.figures[measure]
                  return figure.ok
                    ? [texts.aside(measureName(view, measure), show.percent(figure.value.missingInformation))]
                    : []
                }),
              ),
            )}
          </p>
        </>
      ) : (
        <MissingPart name={words.imputed} why={show.why(imputed)} />
      )}
      {landmark.ok ? (
        <p>{words.landmarkNote(show.count(landmark.value.excluded), show.count(landmark.value.day))}</p>
      ) : (
        <MissingPart name={words.landmark('42')} why={show.why(landmark)} />
      )}
    </>
  )
}
