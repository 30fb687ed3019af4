import { useCallback } from 'preact/hooks'
import { Button } from '../../../page/button.tsx'
import { Dialog, DialogFoot } from '../../../page/dialog.tsx'
import { DoneLine } from '../../../page/done-line.tsx'
import { usePageContext, useTextsOf } from '../../../page/page-context.tsx'
import { saving } from '../../../text/saving.ts'
import worksheetTexts from '../../../text/worksheet.ts'
import { PlanList } from '../../record/plan-list.tsx'
import { Repeats } from '../../record/saved-notice.tsx'
import { useSaving } from '../../record/use-saving.ts'
import { type ExamProblem, type ExamSubject, type OtherExam, planExam, sendExam } from './plan-exam.ts'
import { WhyNot } from './why-not.tsx'

/** How reading the chart again after a save stands. */
export type Reread = 'none' | 'reading' | 'failed'

/** Preview of one examination, confirmation, and the server's answer. */
export function SaveExamDialog(props: {
  readonly subject: ExamSubject
  readonly patient: string
  readonly reread: Reread
  readonly onSaved: () => void
  readonly onClose: () => void
}) {
  const { texts, format } = usePageContext()
  const words = useTextsOf(worksheetTexts)
  const { save } = useTextsOf(saving)
  const { subject, reread } = props
  const plan = useCallback(() => planExam(subject), [subject])
  const { state, prepare, send } = useSaving<ExamProblem | OtherExam>(
    plan,
    (attempt) => sendExam(subject, attempt),
    props.onSaved,
  )
  const busy = state.step === 'sending'
  const refusal = state.step === 'preview' ? state.refusal : undefined
  const done = state.step === 'saved'
  return (
    <Dialog title={words.save.heading(words.exams[subject.exam])} locked={busy} onClose={props.onClose}>
      <p>
        <strong>{props.patient}</strong>
        <br />
        {words.save.when(
          format.dateTime(subject.record.time),
          format.number(Object.keys(subject.record.sites).length, 0),
        )}
        {subject.record.place !== '' && (
          <>
            <br />
            {words.exam.place + texts.joins.colon + subject.record.place}
          </>
        )}
      </p>
      {done ? (
        <div role="status">
          <DoneLine>
            {state.answer.existed.includes(state.answer.assessment)
              ? words.save.existed(state.answer.assessment)
              : save.saved(state.answer.assessment)}
          </DoneLine>
          <Repeats answer={state.answer} />
        </div>
      ) : (
        <p>{subject.corrects === undefined ? words.save.create : words.save.correct}</p>
      )}
      {(state.step === 'preview' || state.step === 'sending') && (
        <>
          <h3>{save.what}</h3>
          <PlanList plan={state.attempt.plan} />
        </>
      )}
      <DialogFoot
        status={
          <>
            {state.step === 'preparing' && <p class="status-line">{save.preparing}</p>}
            {busy && <p class="status-line">{save.sending}</p>}
            {done && reread === 'reading' && <p class="status-line">{words.save.reread}</p>}
          </>
        }
        alert={
          <>
            {refusal !== undefined && <WhyNot why={refusal} />}
            {state.step === 'unprepared' &&
              (isOther(state.why) ? (
                <p class="notice-box">{words.save.differs(state.why.differs)}</p>
              ) : (
                <WhyNot why={state.why} />
              ))}
            {done && reread === 'failed' && <p class="notice-box">{words.save.rereadFailed}</p>}
          </>
        }
        busy={busy}
        close={done ? texts.common.close : texts.common.cancel}
        onClose={props.onClose}
      >
        {state.step === 'unprepared' && !isOther(state.why) && (
          <Button onClick={() => void prepare()}>{texts.common.again}</Button>
        )}
        {!done && state.step !== 'unprepared' && (
          <Button
            primary
            aria-disabled={state.step !== 'preview'}
            onClick={() => void (refusal?.code === 'conflict' ? prepare() : send())}
          >
            {refusal === undefined ? words.save.confirm : texts.common.again}
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  )
}

function isOther(why: ExamProblem | OtherExam | undefined): why is OtherExam {
  return typeof why === 'object' && 'differs' in why
}
