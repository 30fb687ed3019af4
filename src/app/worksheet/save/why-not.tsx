import { Mark } from '../../../page/mark.tsx'
import { useTextsOf } from '../../../page/page-context.tsx'
import { saving } from '../../../text/saving.ts'
import worksheetTexts from '../../../text/worksheet.ts'
import type { ExamProblem } from './plan-exam.ts'

/** Why an examination was not written, in plain words and in the server's own. */
export function WhyNot({ why }: { readonly why: ExamProblem }) {
  const { saveErrors } = useTextsOf(saving)
  const { save, exam } = useTextsOf(worksheetTexts)
  const said = typeof why === 'string' ? [] : why.diagnostics
  const reason =
    why === 'not-granted'
      ? exam.notGranted
      : typeof why === 'string'
        ? save.refused[why]
        : why.code === 'expired'
          ? save.expired
          : saveErrors[why.code]
  return (
    <div class="notice-box">
      <p>
        <Mark shape="warning" /> <strong>{save.failed}.</strong> {reason}
      </p>
      {said.length > 0 && (
        <p class="breakable">
          {save.says}: {said.join('; ')}
        </p>
      )}
      <p>{save.kept}</p>
    </div>
  )
}
