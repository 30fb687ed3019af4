import type { Fact } from '../../facts/fact.ts'
import { type Scored, scaleEnd, scoreWords, sharePoints } from '../../facts/wording.ts'
import { maximumPoints } from '../../model/effect.ts'
import { PREDICTORS } from '../../model/predictor.ts'
import { usePageContext } from '../../page/page-context.tsx'
import { PointsBar } from './points-bar.tsx'

/** What drives the score: each input's points of its maximum. */
export function Drivers(props: { readonly assessment: Scored; readonly facts: readonly Fact[] }) {
  const { texts, format, model } = usePageContext()
  const { drivers } = texts
  const { assessment } = props
  const full = Math.max(...PREDICTORS.map((predictor) => maximumPoints(model, predictor)))
  return (
    <section class="part drivers" aria-labelledby="drivers-heading">
      <h2 id="drivers-heading">{drivers.heading}</h2>
      <table>
        <caption>{drivers.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{drivers.input}</th>
            <th scope="col">{drivers.value}</th>
            <th scope="col" class="points-column">
              {drivers.points}
            </th>
          </tr>
        </thead>
        <tbody>
          {PREDICTORS.map((predictor) => {
            const fact = props.facts.find(({ id }) => id === `points.${predictor}`)
            const [value, ...notes] = fact?.notes ?? []
            return (
              <tr key={predictor}>
                <th scope="row">{fact?.label}</th>
                <td>
                  <span class={fact?.tone === 'open' ? 'quiet' : ''}>{value}</span>
                  {notes.map((note) => (
                    <span key={note} class="cell-note">
                      {note}
                    </span>
                  ))}
                </td>
                <td class="number">
                  {fact?.value}
                  <PointsBar
                    points={sharePoints(assessment, predictor)}
                    maximum={maximumPoints(model, predictor)}
                    full={full}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{drivers.total}</th>
            <td />
            <td class="number">
              {drivers.ofMaximum(
                scoreWords({ texts, format, model }, assessment).points,
                format.fixed(scaleEnd({ model }), 1),
              )}
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
