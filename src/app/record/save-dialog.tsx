import { useState } from 'preact/hooks'
import { type EarlierAssessment, isStanding } from '../../fhir/stored/earlier-assessments.ts'
import { Button } from '../../page/button.tsx'
import { Dialog, DialogFoot } from '../../page/dialog.tsx'
import { Choices } from '../../page/fields.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { saving } from '../../text/saving.ts'
import { NameAndBirth } from '../banner/name-and-birth.tsx'
import { assessmentText } from './assessment-text.ts'
import { PlanPreview } from './plan-preview.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { SavedNotice } from './saved-notice.tsx'
import type { SaveSubject } from './storage-attempt.ts'
import { StorageNote } from './storage-note.tsx'
import { useSave } from './use-save.ts'

/** Preview, confirmation and the server's answer. */
export function SaveDialog(props: {
  readonly subject: SaveSubject
  readonly earlier: readonly EarlierAssessment[]
  /** The stored assessment proposed to be replaced. */
  readonly replace: string | undefined
  readonly edited: boolean
  readonly onSaved: () => void
  readonly onClose: () => void
}) {
  const pageContext = usePageContext()
  const { texts } = pageContext
  const words = useTextsOf(saving)
  const { subject } = props
  const [replace, setReplace] = useState(props.replace)
  const { state, passed, prepare, send, stepDown, startAgain } = useSave(subject, replace, props.onSaved)
  const refusedNow = passed.some(({ why }) => typeof why !== 'string')
  const complete = subject.assessment.kind === 'complete'
  const busy = state.step === 'sending'
  const refusal = state.step === 'preview' ? state.refusal : undefined
  const textOnly = state.step === 'unprepared' && state.why === 'text-only'
  const unprepared = state.step === 'unprepared' && state.why !== 'text-only' ? { why: state.why } : undefined
  const failed = refusal ?? unprepared?.why
  // A session that can be renewed names no end: then the next try may succeed.
  const isOver = failed?.code === 'expired' && subject.session.endsAt?.() !== undefined
  return (
    <Dialog title={words.save.heading} locked={busy} onClose={props.onClose}>
      {state.step === 'saved' ? (
        <SavedNotice answer={state.answer} />
      ) : (
        <>
          <p>
            <NameAndBirth patient={subject.chart.patient} />
          </p>
          <p>{complete ? words.save.complete : words.save.bounded}</p>
          {props.edited && <p>{words.save.edited}</p>}
          {!textOnly && (
            <ReplaceChoice earlier={props.earlier} value={replace} disabled={busy} onChange={setReplace} />
          )}
          <div role="alert">
            <StorageNote passed={passed} />
          </div>
          {textOnly && (
            <>
              <p>{words.save.textOnly}</p>
              <textarea
                readOnly
                rows={14}
                aria-label={texts.record.copyText}
                value={assessmentText(
                  pageContext,
                  subject.chart,
                  subject.assessment,
                  subject.context.read.asOf,
                )}
              />
            </>
          )}
          {(state.step === 'preview' || state.step === 'sending') && (
            <PlanPreview
              plan={state.attempt.plan}
              earlier={props.earlier}
              replacing={replace !== undefined}
            />
          )}
        </>
      )}
      <DialogFoot
        status={
          <>
            {state.step === 'preparing' && <p class="status-line">{words.save.preparing}</p>}
            {busy && <p class="status-line">{words.save.sending}</p>}
          </>
        }
        alert={
          <>
            {refusal !== undefined && <RefusalNotice title={words.save.failed} refusal={refusal} />}
            {unprepared !== undefined && (
              <RefusalNotice title={words.save.planFailed} refusal={unprepared.why} />
            )}
          </>
        }
        busy={busy}
        close={state.step === 'saved' || textOnly ? texts.common.close : texts.common.cancel}
        onClose={props.onClose}
      >
        {unprepared !== undefined && !isOver && (
          <Button onClick={() => void prepare()}>{texts.common.again}</Button>
        )}
        {(refusal?.code === 'server' || refusal?.code === 'not-looked-up') && (
          <Button onClick={stepDown}>{words.save.stepDown}</Button>
        )}
        {refusedNow && !busy && state.step !== 'saved' && (
          <Button onClick={startAgain}>{words.save.startAgain}</Button>
        )}
        {state.step !== 'saved' && state.step !== 'unprepared' && !isOver && (
          <Button
            primary
            aria-disabled={state.step !== 'preview'}
            // After a conflict the version in the chart is another one: what is written is prepared, and shown, afresh.
            onClick={() => void (refusal?.code === 'conflict' ? prepare() : send())}
          >
            {refusal !== undefined
              ? texts.common.again
              : complete
                ? words.save.confirmFinal
                : words.save.confirmPreliminary}
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  )
}

const AS_NEW = ''

function ReplaceChoice(props: {
  readonly earlier: readonly EarlierAssessment[]
  readonly value: string | undefined
  readonly disabled: boolean
  readonly onChange: (reference: string | undefined) => void
}) {
  const { texts, format } = usePageContext()
  const words = useTextsOf(saving)
  const current = props.earlier.filter(isStanding)
  if (current.length === 0) return null
  return (
    <Choices
      legend={words.save.mode}
      value={props.value ?? AS_NEW}
      options={[
        [AS_NEW, words.save.asNew],
        ...current.map(({ reference, date, risk }) => {
          const when = date === undefined ? texts.inputs.undated : format.dateTime(date)
          return [reference, words.save.replace(when, texts.earlier.risks[risk])] as const
        }),
      ]}
      disabled={props.disabled}
      onChoose={(chosen) => props.onChange(chosen === AS_NEW ? undefined : chosen)}
    />
  )
}
