import { COHORTS } from '../../model/published-cohorts.ts'
import { estimateText } from '../../model-card/performance.ts'
import { useEvidence } from '../evidence-context.ts'
import { Row, WideTable } from '../wide-table.tsx'

const SCORES = ['tipm', 'albi', 'afp'] as const
/** As many as Table 4 prints. */
const PRINTED_DECIMALS = 5

/** TIPM beside its published comparators. */
export function DiscriminationTable() {
  const { card, texts } = useEvidence()
  const { performance } = texts
  const { model, format } = card
  const printed = (value: number) => format.number(value, PRINTED_DECIMALS)
  return (
    <WideTable
      caption={performance.discriminationCaption}
      columns={[
        performance.cohort,
        performance.score,
        performance.auc,
        performance.hosmerLemeshow,
        performance.brier,
      ]}
    >
      {COHORTS.flatMap((cohort) =>
        SCORES.map((score) => {
          const { auc, lower, upper, hosmerLemeshowP, brier } = model.cohorts[cohort].table4[score]
          return (
            <Row
              key={`${cohort} ${score}`}
              name={performance.cohorts[cohort]}
              cells={[
                performance.scores[score],
                estimateText(card, { estimate: auc, lower, upper }, 3),
                printed(hosmerLemeshowP),
                printed(brier),
              ]}
            />
          )
        }),
      )}
    </WideTable>
  )
}
