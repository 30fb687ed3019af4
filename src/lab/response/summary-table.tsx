import { DataTable } from '../../figures/table/data-table.tsx'
import type { ResponseAnalysis } from '../../validation/response-analysis.ts'
import { SYSTEMS } from '../../validation/response-concordance.ts'
import { useLab } from '../lab-context.tsx'

const CATEGORIES = ['CR', 'PR', 'SD', 'PD', 'NE'] as const
const OUTCOMES = ['TIE', 'TIN', 'unknown'] as const

/** All patients by category and system at the chosen time, and as TIE and TIN. */
export function SummaryTable(props: { readonly analysis: ResponseAnalysis; readonly at: number }) {
  const { response: texts, format } = useLab()
  const { results, systems, categories, outcomes } = texts
  const { analysis } = props
  return (
    <section>
      <h3>{results.summary}</h3>
      <DataTable
        caption={results.summaryCaption(format.number(props.at, 0))}
        columns={[
          results.system,
          ...CATEGORIES.map((category) => <abbr title={categories[category]}>{category}</abbr>),
        ]}
        rows={SYSTEMS.map((system) => [
          systems[system],
          ...CATEGORIES.map((category) => format.number(analysis.counts[system][category], 0)),
        ])}
      />
      <dl class="response-outcomes" aria-label={results.outcomes}>
        {OUTCOMES.map((outcome) => (
          <div key={outcome}>
            <dt>{outcomes[outcome]}</dt>
            <dd>{format.number(analysis.outcomes[outcome], 0)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
