import { useEvidence } from '../evidence-context.ts'
import { Section } from '../section.tsx'
import { CutoffTable } from './cutoff-table.tsx'
import { DiscriminationTable } from './discrimination-table.tsx'
import { PartsTable } from './parts-table.tsx'
import { SurvivalTable } from './published-survival-table.tsx'

/** What the article reports, cohort by cohort, with intervals. */
export function Performance() {
  const { card, texts } = useEvidence()
  const { performance } = texts
  const { format, model } = card
  const { responseRatePercent, kappa } = model.response
  const { followUpDays, interactionP } = model.survivalSubgroups
  return (
    <Section id="performance">
      <p>{performance.lead}</p>
      <CutoffTable />
      <p class="fine">{performance.pooledNote}</p>
      <DiscriminationTable />
      {model.errata.some(({ id }) => id === 'brier') && (
        <p class="fine">
          <a href="#erratum-brier">{performance.seeBrier}</a>
        </p>
      )}
      <PartsTable />
      <SurvivalTable />
      <p class="fine">
        {performance.survivalNote(format.number(followUpDays, 0), format.number(interactionP, 2))}
      </p>
      <p>
        {performance.response(
          format.list(
            Object.entries(responseRatePercent).map(([name, percent]) =>
              performance.rate(name, format.number(percent, 1)),
            ),
          ),
          format.list(
            Object.entries(kappa).map(([name, value]) => performance.kappa(name, format.number(value, 2))),
          ),
        )}
      </p>
    </Section>
  )
}
