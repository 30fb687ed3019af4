import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { Assessment } from '../../model/assessment.ts'
import { maximumPoints } from '../../model/effect.ts'
import { PREDICTORS } from '../../model/predictor.ts'
import { lazily } from '../../page/lazily.tsx'
import { useSurroundings } from '../../page/surroundings.tsx'
import { NoScore } from './no-score.tsx'
import { PopulationNote } from './population-note.tsx'
import { Scored } from './scored.tsx'
import { StandingNote } from './standing-note.tsx'
import type { StartProps } from './start-of-therapy.tsx'

const startOfTherapy = lazily(async () => (await import('./start-of-therapy.tsx')).StartOfTherapy)

/** The answer: class in words, points on their scale, probability; or why there is none. */
export function Answer(props: {
  readonly assessment: Assessment
  readonly chart: ChartInputs
  readonly edited: boolean
  readonly asOf: Date
  readonly start: Omit<StartProps, 'indexDate'>
}) {
  const { texts, format, model } = useSurroundings()
  const { assessment, chart } = props
  const maximum = PREDICTORS.reduce((sum, predictor) => sum + maximumPoints(model, predictor), 0)
  const { indexDate } = chart
  const { joins } = texts
  return (
    <section class="part answer" aria-labelledby="answer-heading">
      <div class="answer-top">
        <h2 id="answer-heading">{texts.answer.heading}</h2>
        <p class="investigational">{texts.investigational}</p>
      </div>
      <StandingNote />
      {assessment.kind === 'complete' || assessment.kind === 'bounded' ? (
        <Scored assessment={assessment} maximum={maximum} chart={chart} />
      ) : (
        <>
          <NoScore assessment={assessment} criteria={chart.criteria} />
          <PopulationNote criteria={chart.criteria} />
        </>
      )}
      <p class="fine">
        {texts.answer.indexDate}
        {joins.colon}
        <time dateTime={indexDate.time.text}>{format.day(indexDate.time)}</time>
        {joins.open}
        {indexDate.basis === 'entered' ? (
          <strong>{texts.answer.basis.entered}</strong>
        ) : (
          texts.answer.basis[indexDate.basis]
        )}
        {joins.close + joins.stop + joins.gap}
        {texts.answer.chartRead(format.dateTime(props.asOf.toISOString()))}
        {props.edited && <strong> {texts.answer.edited}</strong>}
      </p>
      <startOfTherapy.Component {...props.start} indexDate={indexDate} />
    </section>
  )
}
