import { DataTable } from '../../figures/table/data-table.tsx'
import { COHORTS, type Counted, countedPatients, countsOf } from '../../model/published-cohorts.ts'
import { estimateText, percentText, publishedOperatingPoint } from '../../model-card/performance.ts'
import type { Estimate } from '../../stats/interval.ts'
import type { Statistic } from '../../stats/statistic.ts'
import { useEvidence } from '../evidence-context.ts'

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
  const at = (counted: Counted) => publishedOperatingPoint(model, counted)
  const or = <T,>(result: Statistic<T>, text: (value: T) => string) => (result.ok ? text(result.value) : '–')
  const ratio = (decimals: number) => (value: Estimate) => estimateText(card, value, decimals)
  const ofPatients = (counted: Counted) => {
    const size = countedPatients(model, counted)
    return performance.ofPatients(whole(size.counted), whole(size.patients))
  }
  const counts = (counted: Counted) => {
    const { tp, fn, tn, fp } = countsOf(model, counted)
    return [tp, fn, tn, fp].map(whole).join(', ')
  }
  const rows: readonly (readonly [string, (counted: Counted) => string])[] = [
    [performance.counted, ofPatients],
    [performance.counts, counts],
    ...SHARES.map(
      (share) => [performance[share], (of: Counted) => percentText(card, at(of)[share])] as const,
    ),
    [performance.f1, (of) => or(at(of).f1, (value) => format.fixed(value, 3))],
    [performance.lrPositive, (of) => or(at(of).positiveLikelihoodRatio, ratio(2))],
    [performance.lrNegative, (of) => or(at(of).negativeLikelihoodRatio, ratio(3))],
  ]
  return (
    <DataTable
      caption={caption(format.number(model.cutoff.points, 2))}
      columns={[performance.measure, ...COLUMNS.map((counted) => performance.cohorts[counted])]}
      rows={rows.map(([name, cell]) => [name, ...COLUMNS.map(cell)])}
    />
  )
}
