import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import { maximumPoints } from '../../model/effect.ts'
import { PREDICTORS, type Predictor } from '../../model/predictor.ts'
import { useSurroundings } from '../../page/surroundings.tsx'
import { valueText } from '../../page/wording.ts'
import { resultWords } from '../answer/result-words.ts'
import { PointsBar } from './points-bar.tsx'

/** What drives the score: each input's points of its maximum. */
export function Drivers({ assessment }: { readonly assessment: CompleteAssessment | BoundedAssessment }) {
  const { texts, format, model } = useSurroundings()
  const { drivers } = texts
  const maxima = PREDICTORS.map((predictor) => maximumPoints(model, predictor))
  const maximum = maxima.reduce((sum, points) => sum + points, 0)
  const full = Math.max(...maxima)
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
          {PREDICTORS.map((predictor) => (
            <DriverRow key={predictor} predictor={predictor} assessment={assessment} full={full} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{drivers.total}</th>
            <td />
            <td class="number">
              {drivers.ofMaximum(
                resultWords({ texts, format, model }, assessment, maximum).points,
                format.fixed(maximum, 1),
              )}
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function DriverRow(props: {
  readonly predictor: Predictor
  readonly assessment: CompleteAssessment | BoundedAssessment
  readonly full: number
}) {
  const { texts, format, model } = useSurroundings()
  const { drivers, inputs } = texts
  const { predictor } = props
  const contribution = props.assessment.contributions.find((item) => item.predictor === predictor)
  const maximum = maximumPoints(model, predictor)
  return (
    <tr>
      <th scope="row">{inputs.names[predictor]}</th>
      <td>
        {contribution === undefined ? (
          <span class="quiet">{drivers.unknown}</span>
        ) : (
          valueText({ texts, format, model }, predictor, contribution.value)
        )}
        {contribution?.clampedTo !== undefined && (
          <span class="cell-note">
            {drivers.clamped(valueText({ texts, format, model }, predictor, contribution.clampedTo))}
          </span>
        )}
      </td>
      <td class="number">
        {contribution === undefined
          ? drivers.range(format.fixed(maximum, 1))
          : drivers.ofMaximum(format.fixed(contribution.points, 1), format.fixed(maximum, 1))}
        <PointsBar points={contribution?.points} maximum={maximum} full={props.full} />
      </td>
    </tr>
  )
}
