import type { NotComputable, OutOfScope } from '../../model/assessment.ts'
import { Mark } from '../shared/mark.tsx'
import { useSurroundings } from '../shared/surroundings.tsx'

/** Why no score is formed. */
export function NoScore({ assessment }: { readonly assessment: NotComputable | OutOfScope }) {
  const { texts } = useSurroundings()
  switch (assessment.kind) {
    case 'outOfScope':
      return (
        <>
          <p class="class-words">
            <Mark shape="unknown" /> {texts.answer.outOfScope.title}
          </p>
          {assessment.reasons.map((reason) => (
            <p key={reason}>{texts.answer.outOfScope.reasons[reason]}</p>
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
