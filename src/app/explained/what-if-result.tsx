import { type Scored, scoreWords } from '../../facts/wording.ts'
import { roundTo } from '../../model/rounding.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { explained } from '../../text/explained.ts'

/** Points and class of the values tried, beside those of the assessment, and how they differ. */
export function WhatIfResult(props: { readonly assessed: Scored; readonly tried: Scored | undefined }) {
  const { whatIf } = useTextsOf(explained)
  const { assessed, tried } = props
  return (
    <div class="what-if-result">
      <Line name={whatIf.real} assessment={assessed} />
      <div role="status">
        {tried === undefined ? (
          <p>{whatIf.none}</p>
        ) : (
          <>
            <Line name={whatIf.tried} assessment={tried} strong />
            <Difference assessed={assessed} tried={tried} />
          </>
        )}
      </div>
    </div>
  )
}

function Line(props: { readonly name: string; readonly assessment: Scored; readonly strong?: boolean }) {
  const { texts, format, model } = usePageContext()
  const { assessment } = props
  const words = scoreWords({ texts, format, model }, assessment)
  return (
    <p class={props.strong === true ? 'what-if-line strong' : 'what-if-line'}>
      <span class="what-if-name">{props.name}</span>
      <span class={`what-if-class class-${assessment.riskClass}`}>
        <Mark shape={assessment.riskClass} /> {texts.answer.classes[assessment.riskClass]}
      </span>
      <span>
        {words.points} {words.ofMaximum} · {words.probability} {texts.answer.estimated}
      </span>
    </p>
  )
}

/** How the class and, between two whole scores, the points differ. */
function Difference({ assessed, tried }: { readonly assessed: Scored; readonly tried: Scored }) {
  const { format } = usePageContext()
  const { whatIf } = useTextsOf(explained)
  const ofClass = assessed.riskClass === tried.riskClass ? whatIf.sameClass : whatIf.otherClass
  if (assessed.kind === 'bounded' || tried.kind === 'bounded') return <p class="fine">{ofClass}</p>
  const difference = roundTo(tried.points - assessed.points, 1)
  const size = format.fixed(Math.abs(difference), 1)
  const ofPoints = difference === 0 ? whatIf.same : difference > 0 ? whatIf.more(size) : whatIf.fewer(size)
  return (
    <p class="fine">
      {ofPoints} {ofClass}
    </p>
  )
}
