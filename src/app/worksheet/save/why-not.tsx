import { useTextsOf } from '../../../page/page-context.tsx'
import worksheetTexts from '../../../text/worksheet.ts'
import { RefusalNotice } from '../../record/refusal-notice.tsx'
import type { ExamProblem } from './plan-exam.ts'

/** Why an examination was not written. */
export function WhyNot({ why }: { readonly why: ExamProblem | undefined }) {
  const { save, exam } = useTextsOf(worksheetTexts)
  const refusal = typeof why === 'string' ? undefined : why
  const reason = refusal?.code === 'expired' ? save.expired : undefined
  return (
    <RefusalNotice
      title={save.failed}
      refusal={refusal}
      reason={why === 'not-granted' ? exam.notGranted : typeof why === 'string' ? save.refused[why] : reason}
      kept={save.kept}
    />
  )
}
