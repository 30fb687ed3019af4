import { DataTable } from '../../figures/table/data-table.tsx'
import { COHORTS } from '../../model/published-cohorts.ts'
import { estimateText } from '../../model-card/performance.ts'
import { useEvidence } from '../evidence-context.ts'

const SCORES = ['tipm', 'albi', 'afp'] as const
/** The number of decimals that Table 4 prints. */
const PRINTED_DECIMALS = 5

/** TIPM beside its published comparators. */
export function DiscriminationTable() {
  const { card, texts } = useEvidence()
  const { performance } = texts
  const { cohort, score, auc, hosmerLemeshow, brier } = performance
  const printed = (value: number) => card.format.number(value, PRINTED_DECIMALS)
  return (
    <DataTable
      caption={performance.discriminationCaption}
      columns={[cohort, score, auc, hosmerLemeshow, brier]}
      rows={COHORTS.flatMap((name) =>
        SCORES.map((of) => {
          const row = card.model.cohorts[name].table4[of]
          return [
            performance.cohorts[name],
            performance.scores[of],
            estimateText(card, { ...row, estimate: row.auc }, 3),
            ...[row.hosmerLemeshowP, row.brier].map(printed),
          ]
        }),
      )}
    />
  )
}
