import { noScoreTexts, noScoreTitle } from '../../facts/answer-facts.ts'
import type { Criterion } from '../../fhir/criteria/criteria.ts'
import type { NotComputable, OutOfScope } from '../../model/assessment.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'

/** Why no score is formed. */
export function NoScore(props: {
  readonly assessment: NotComputable | OutOfScope
  readonly criteria: readonly Criterion[]
}) {
  const { texts } = usePageContext()
  const { assessment } = props
  return (
    <>
      <p class="class-words">
        <Mark shape="unknown" /> {noScoreTitle(texts, assessment)}
      </p>
      {noScoreTexts(texts, assessment, props.criteria).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  )
}
