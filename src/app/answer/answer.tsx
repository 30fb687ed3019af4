import type { Fact } from '../../facts/fact.ts'
import { withNotes } from '../../facts/plain-text.ts'
import { startNotes } from '../../facts/start-facts.ts'
import { startText } from '../../facts/wording.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { Assessment } from '../../model/assessment.ts'
import { lazyComponent } from '../../page/lazy-component.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { ModelStatusNote } from './model-status-note.tsx'
import { NoScore } from './no-score.tsx'
import { Scored } from './scored.tsx'
import type { StartProps } from './start-of-therapy.tsx'
import { Warnings } from './warnings.tsx'

const startOfTherapy = lazyComponent(async () => (await import('./start-of-therapy.tsx')).StartOfTherapy)

/** The answer: class in words, points on their scale, probability; or why there is none. Where the start of therapy is open, it is asked for first. */
export function Answer(props: {
  readonly assessment: Assessment
  readonly facts: readonly Fact[]
  readonly chart: ChartInputs
  readonly edited: boolean
  readonly asOf: Date
  readonly start: Omit<StartProps, 'indexDate'>
}) {
  const { texts, format } = usePageContext()
  const { assessment, chart, facts } = props
  const { indexDate } = chart
  const { joins } = texts
  const isOpen = indexDate.state === 'between' || indexDate.state === 'unknown' || indexDate.examsSpeakAgainst
  const start = (
    <div class={isOpen ? 'start-line notice-box' : 'start-line fine'}>
      <p>
        {texts.start.label + joins.colon}
        <strong>
          <time dateTime={indexDate.time.text}>{startText({ texts, format }, indexDate)}</time>
        </strong>
        {withNotes(texts, '', startNotes({ texts, format }, indexDate))}
        {joins.stop}
      </p>
      <startOfTherapy.Component {...props.start} indexDate={indexDate} />
    </div>
  )
  return (
    <section class="part answer" aria-labelledby="answer-heading">
      <div class="answer-top">
        <h2 id="answer-heading">{texts.answer.heading}</h2>
        <p class="investigational">{texts.investigational}</p>
      </div>
      <ModelStatusNote />
      {isOpen && start}
      {assessment.kind === 'complete' || assessment.kind === 'bounded' ? (
        <Scored assessment={assessment} facts={facts} />
      ) : (
        <NoScore assessment={assessment} criteria={chart.criteria} />
      )}
      <Warnings facts={facts} />
      {!isOpen && start}
      <p class="fine">
        {texts.answer.chartRead(format.dateTime(props.asOf.toISOString()))}
        {props.edited && <strong> {texts.answer.edited}</strong>}
      </p>
    </section>
  )
}
