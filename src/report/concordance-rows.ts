import type { Format } from '../text/format.ts'
import type { ResponseTexts } from '../text/response.ts'
import type { Concordance } from '../validation/response-concordance.ts'

/** Cohen's kappa of each pair of systems as it is read, a row a pair; `heads` are the columns'. */
export function concordanceRows(
  texts: ResponseTexts,
  format: Format,
  concordance: readonly Concordance[],
): { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const { results, systems } = texts
  const fixed = (value: number) => format.fixed(value, 2)
  const kappa = (of: Concordance['categories']) => {
    if (of.ok)
      return results.kappa(
        fixed(of.value.estimate),
        fixed(of.value.lower),
        fixed(Math.min(1, of.value.upper)),
      )
    const { code } = of.problem
    return code === 'no-variation' || code === 'no-values' ? results.noKappa[code] : results.noKappaOther
  }
  return {
    heads: [results.four, results.two, results.compared, results.leftOut],
    rows: concordance.map(({ pair: [a, b], table, leftOut, categories, progression }) => {
      const compared = table.flat().reduce((sum, count) => sum + count, 0)
      return [
        results.pair(systems[a], systems[b]),
        kappa(categories),
        kappa(progression),
        String(compared),
        String(leftOut),
      ]
    }),
  }
}
