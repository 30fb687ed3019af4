import { DataTable } from '../../figures/table/data-table.tsx'
import { COHORTS } from '../../model/published-cohorts.ts'
import { estimateText } from '../../model-card/performance.ts'
import { useEvidence } from '../evidence-context.ts'

/** Survival by class, in the cohorts and by hepatitis B status. */
export function SurvivalTable() {
  const { card, texts } = useEvidence()
  const { performance } = texts
  const { model, format } = card
  const days = (value: number) => format.number(value, 0)
  return (
    <DataTable
      caption={performance.survivalCaption}
      columns={[performance.group, performance.high, performance.low, performance.test]}
      rows={[
        ...COHORTS.map((cohort) => {
          const { high, low, p } = model.cohorts[cohort].medianSurvivalDays
          return [performance.cohorts[cohort], days(high), days(low), `p ${p}`]
        }),
        ...(['hbv', 'nonHbv'] as const).map((group) => {
          const { patients, high, low, hazardRatio, lower, upper, p } = model.survivalSubgroups[group]
          const ratio = estimateText(card, { estimate: hazardRatio, lower, upper }, 2)
          const name = performance[group](days(patients))
          return [
            name,
            days(high),
            days(low),
            [...(p === undefined ? [] : [`p ${p}`]), performance.hazardRatio(ratio)].join('; '),
          ]
        }),
      ]}
    />
  )
}
