import { useTextsOf } from '../../../page/page-context.tsx'
import worksheetTexts from '../../../text/worksheet.ts'
import { WithdrawalDialog } from '../../record/withdrawal-dialog.tsx'
import { type ExamWriter, withdrawExam } from './plan-exam.ts'
import { WhyNot } from './why-not.tsx'

/** Marks a stored examination as entered in error, with a reason. */
export function WithdrawExamDialog(props: {
  readonly writer: ExamWriter
  readonly exam: string
  readonly reference: string
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { withdraw: words } = useTextsOf(worksheetTexts)
  const { writer, reference } = props
  const send = async (reason: string) => {
    const answer = await withdrawExam(writer, reference, reason)
    return answer.ok ? undefined : <WhyNot why={answer.problem} />
  }
  return (
    <WithdrawalDialog
      title={words.heading(props.exam)}
      explain={words.explain}
      done={words.done(reference)}
      send={send}
      onDone={props.onDone}
      onClose={props.onClose}
    />
  )
}
