import type { Criterion } from '../../fhir/criteria/criteria.ts'
import type { NotComputable, OutOfScope } from '../../model/assessment.ts'
import { Mark } from '../../page/mark.tsx'
import { useSurroundings } from '../../page/surroundings.tsx'
import { outOfScopeText } from './out-of-scope-text.ts'

/** Why no score is formed. */
export function NoScore(props: {
  readonly assessment: NotComputable | OutOfScope
  readonly criteria: readonly Criterion[]
}) {
  const { texts } = useSurroundings()
  const { assessment } = props
  switch (assessment.kind) {
    case 'outOfScope':
      return (
        <>
          <p class="class-words">
            <Mark shape="unknown" /> {texts.answer.outOfScope.title}
          </p>
          {assessment.reasons.map((reason) => (
            <p key={reason}>{outOfScopeText(texts, reason, props.criteria)}</p>
          ))}
        </>
      )
    case 'notComputable':
      return (
        <>
          <p class="class-words">
            <Mark shape="unknown" /> {texts.answer.notComputable.title}
          </p>
          {assessment.reasons.map((reason) => (
            <p key={reason}>{texts.answer.notComputable.reasons[reason]}</p>
          ))}
        </>
      )
  }
}
