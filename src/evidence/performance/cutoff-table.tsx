import { COHORTS, type Counted, countedPatients, countsOf } from '../../model/published-cohorts.ts'
import { estimateText, percentText, publishedOperatingPoint } from '../../model-card/performance.ts'
import type { Estimate } from '../../stats/interval.ts'
import type { Statistic } from '../../stats/statistic.ts'
import { useEvidence } from '../evidence-context.ts'
import { Row, WideTable } from '../wide-table.tsx'

const COLUMNS = [...COHORTS, 'pooled'] as const
const SHARES = ['sensitivity', 'specificity', 'ppv', 'npv', 'accuracy'] as const

/** What the cut-off achieved: counts, shares with Wilson intervals, F1 and likelihood ratios. */
export function CutoffTable() {
  const { card, texts } = useEvidence()
  const { model, format } = card
  const { performance } = texts
  const caption =
    model.cutoff.source === 'published' ? performance.cutoffCaption : performance.cutoffCaptionElsewhere
  const whole = (value: number) => format.number(value, 0)
  const each = (cell: (counted: Counted) => string) => COLUMNS.map(cell)
  const ratio = (result: Statistic<Estimate>, decimals: number) =>
    result.ok ? estimateText(card, result.value, decimals) : '–'
  return (
    <WideTable
      caption={caption(format.number(model.cutoff.points, 2))}
      columns={[performance.measure, ...COLUMNS.map((counted) => performance.cohorts[counted])]}
    >
      <Row
        name={performance.counted}
        cells={each((counted) => {
          const size = countedPatients(model, counted)
          return performance.ofPatients(whole(size.counted), whole(size.patients))
        })}
      />
      <Row
        name={performance.counts}
        cells={each((counted) => {
          const { tp, fn, tn, fp } = countsOf(model, counted)
          return [tp, fn, tn, fp].map(whole).join(', ')
        })}
      />
      {SHARES.map((share) => (
        <Row
          key={share}
          name={performance[share]}
          cells={each((counted) => percentText(card, publishedOperatingPoint(model, counted)[share]))}
        />
      ))}
      <Row
        name={performance.f1}
        cells={each((counted) => {
          const { f1 } = publishedOperatingPoint(model, counted)
          return f1.ok ? format.fixed(f1.value, 3) : '–'
        })}
      />
      <Row
        name={performance.lrPositive}
        cells={each((counted) => ratio(publishedOperatingPoint(model, counted).positiveLikelihoodRatio, 2))}
      />
      <Row
        name={performance.lrNegative}
        cells={each((counted) => ratio(publishedOperatingPoint(model, counted).negativeLikelihoodRatio, 3))}
      />
    </WideTable>
  )
}
