import { DataTable } from '../../figures/table/data-table.tsx'
import { concordanceRows } from '../../report/concordance-rows.ts'
import type { Concordance } from '../../validation/response-concordance.ts'
import { useLab } from '../lab-context.tsx'

/** Cohen's kappa between the systems, over the four categories and over progression. */
export function ConcordanceTable(props: { readonly concordance: readonly Concordance[] }) {
  const { response: texts, format } = useLab()
  const { results } = texts
  const { heads, rows } = concordanceRows(texts, format, props.concordance)
  return (
    <section>
      <h3>{results.concordance}</h3>
      <DataTable caption={results.concordanceCaption} columns={[results.system, ...heads]} rows={rows} />
      <p class="fine">{results.agreement}</p>
    </section>
  )
}
