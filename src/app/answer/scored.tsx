import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import { Mark } from '../../page/mark.tsx'
import { useSurroundings } from '../../page/surroundings.tsx'
import { Deciding } from './deciding.tsx'
import { PointsScale } from './points-scale.tsx'
import { PopulationNote } from './population-note.tsx'
import { resultWords } from './result-words.ts'

/** A score, whole or as a range. */
export function Scored(props: {
  readonly assessment: CompleteAssessment | BoundedAssessment
  readonly maximum: number
  readonly chart: ChartInputs
}) {
  const { texts, format, model } = useSurroundings()
  const { assessment, maximum } = props
  const words = resultWords({ texts, format, model }, assessment, maximum)
  const [low, high] =
    assessment.kind === 'complete'
      ? [assessment.points, assessment.points]
      : [assessment.low.points, assessment.high.points]
  return (
    <>
      <p class={`class-words class-${assessment.riskClass}`}>
        <Mark shape={assessment.riskClass} /> {texts.answer.classes[assessment.riskClass]}
      </p>
      {words.why !== undefined && <p class="class-why">{words.why}</p>}
      <p class="class-meaning">
        {texts.answer.classMeaning(
          format.number(model.outcome.horizonWeeks, 0),
          format.day(props.chart.indexDate.time),
        )}
      </p>
      <PopulationNote criteria={props.chart.criteria} />
      <dl class="figures">
        <div>
          <dt>{texts.drivers.points}</dt>
          <dd>
            <span class="figure">{words.points}</span>{' '}
            <span class="figure-unit">
              {texts.answer.ofMaximum(format.number(maximum, 0))} ·{' '}
              {texts.answer.cutoff(format.number(model.cutoff.points, 2))}
            </span>
          </dd>
        </div>
        <div>
          <dt>{texts.answer.probability}</dt>
          <dd>
            <span class="figure">{words.probability}</span>{' '}
            <span class="figure-unit">{words.probabilityNote}</span>
          </dd>
        </div>
      </dl>
      <PointsScale low={low} high={high} maximum={maximum} />
      {assessment.kind === 'bounded' && <Deciding assessment={assessment} />}
    </>
  )
}
