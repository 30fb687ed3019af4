import { DataTable } from '../../figures/table/data-table.tsx'
import type { Concordance } from '../../validation/response-concordance.ts'
import { useLab } from '../lab-surroundings.tsx'

/** Cohen's kappa between the systems, over the four categories and over progression. */
export function ConcordanceTable(props: { readonly concordance: readonly Concordance[] }) {
  const { response, format, whole } = useLab()
  const { results, systems } = response
  const kappaText = (kappa: Concordance['categories']) => {
    if (kappa.ok) {
      const { estimate, lower, upper } = kappa.value
      const fixed = (value: number) => format.fixed(value, 2)
      return results.kappa(fixed(estimate), fixed(lower), fixed(Math.min(1, upper)))
    }
    const { code } = kappa
    return code === 'no-variation' || code === 'no-values' ? results.noKappa[code] : results.noKappaOther
  }
  return (
    <section>
      <h3>{results.concordance}</h3>
      <DataTable
        caption={results.concordanceCaption}
        columns={[results.system, results.four, results.two, results.compared, results.leftOut]}
        rows={props.concordance.map(({ pair: [a, b], table, leftOut, categories, progression }) => [
          results.pair(systems[a], systems[b]),
          ...[categories, progression].map(kappaText),
          whole(table.flat().reduce((sum, count) => sum + count, 0)),
          whole(leftOut),
        ])}
      />
      <p class="fine">{results.agreement}</p>
    </section>
  )
}
