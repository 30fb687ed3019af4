import { POOLED_MEASURES } from '../../validation/report/performance.ts'
import { measureName, PerformanceTable } from '../performance-table.tsx'
import { ReportTable } from '../report-table.tsx'
import type { PartProps } from '../view.ts'

export function CentresPart({ view, part }: PartProps<'centres'>) {
  const { texts, format, show } = view
  const words = texts.trust.centres
  if (!part.ok) return <p>{part.code === 'one-group-only' ? words.one : show.why(part)}</p>
  const { rows, pooled } = part.value
  const updated = rows.flatMap(({ centre, updatedElsewhere: of }) =>
    of.ok ? [[centre, of.value] as const] : [],
  )
  return (
    <>
      <PerformanceTable
        view={view}
        caption={words.asIs}
        by={words.centre}
        rows={rows.map(({ centre, asIs }) => [centre, asIs])}
      />
      <ReportTable
        caption={words.pooled}
        columns={[texts.measure, words.mean, words.prediction, words.tau2, words.i2]}
        rows={POOLED_MEASURES.map((measure) => {
          const of = pooled[measure]
          if (!of.ok) return [measureName(view, measure), show.why(of), '', '', '']
          const { predictionLower: lower, predictionUpper: upper, tau2, i2 } = of.value
          return [
            measureName(view, measure),
            show.estimate(of.value),
            show.limits({ lower, upper }),
            show.number(tau2),
            show.percent(i2),
          ]
        })}
      />
      {POOLED_MEASURES.map((measure) => {
        const of = pooled[measure]
        return of.ok && of.value.leftOut.length > 0 ? (
          <p key={measure}>{words.leftOut(measureName(view, measure), format.list(of.value.leftOut))}</p>
        ) : null
      })}
      <p class="report-note">{words.pooledNote}</p>
      <PerformanceTable view={view} caption={words.updated} by={words.centre} rows={updated} />
      <p class="report-note">{words.updatedNote}</p>
    </>
  )
}
