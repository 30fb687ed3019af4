import type { Concordance } from '../../validation/response-concordance.ts'
import { Scrolling } from '../scrolling.tsx'
import { useWording } from './response-texts.ts'

/** Cohen's kappa between the systems, over the four categories and over progression. */
export function ConcordanceTable(props: { readonly concordance: readonly Concordance[] }) {
  const { texts, format } = useWording()
  const { results, systems } = texts
  return (
    <section>
      <h3>{results.concordance}</h3>
      <Scrolling label={results.concordance}>
        <table class="response-wide">
          <caption>{results.concordanceCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{results.system}</th>
              <th scope="col">{results.four}</th>
              <th scope="col">{results.two}</th>
              <th scope="col">{results.compared}</th>
              <th scope="col">{results.leftOut}</th>
            </tr>
          </thead>
          <tbody>
            {props.concordance.map(({ pair: [a, b], table, leftOut, categories, progression }) => (
              <tr key={`${a} ${b}`}>
                <th scope="row">{results.pair(systems[a], systems[b])}</th>
                <td>
                  <KappaText kappa={categories} />
                </td>
                <td>
                  <KappaText kappa={progression} />
                </td>
                <td>
                  {format.number(
                    table.flat().reduce((sum, count) => sum + count, 0),
                    0,
                  )}
                </td>
                <td>{format.number(leftOut, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p class="fine">{results.agreement}</p>
    </section>
  )
}

function KappaText(props: { readonly kappa: Concordance['categories'] }) {
  const { texts, format } = useWording()
  const { results } = texts
  const { kappa } = props
  if (kappa.ok) {
    const { estimate, lower, upper } = kappa.value
    return (
      <>
        {results.kappa(
          format.fixed(estimate, 2),
          format.fixed(lower, 2),
          format.fixed(Math.min(1, upper), 2),
        )}
      </>
    )
  }
  const { code } = kappa.problem
  return <>{code === 'no-variation' || code === 'no-values' ? results.noKappa[code] : results.noKappaOther}</>
}
