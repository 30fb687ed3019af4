import { Heads } from '../../figures/table/heads.tsx'
import { Scrolling } from '../../figures/table/scrolling.tsx'
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
      <Scrolling label={results.summary}>
        <table>
          <caption>{results.summaryCaption(format.number(props.at, 0))}</caption>
          <Heads
            of={[
              results.system,
              ...CATEGORIES.map((category) => <abbr title={categories[category]}>{category}</abbr>),
            ]}
          />
          <tbody>
            {SYSTEMS.map((system) => (
              <tr key={system}>
                <th scope="row">{systems[system]}</th>
                {CATEGORIES.map((category) => (
                  <td key={category}>{format.number(analysis.counts[system][category], 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
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
