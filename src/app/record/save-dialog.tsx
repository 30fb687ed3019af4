import { useId, useState } from 'preact/hooks'
import type { EarlierAssessment } from '../../fhir/earlier-assessments.ts'
import { Dialog } from '../shared/dialog.tsx'
import { useSurroundings } from '../shared/surroundings.tsx'
import { AssessmentTextArea } from './assessment-text-area.tsx'
import { PlanPreview } from './plan-preview.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import type { SaveSubject } from './save-rung.ts'
import { SavedNotice } from './saved-notice.tsx'
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
  const { texts, format } = useSurroundings()
  const { subject } = props
  const { patient } = subject.chart
  const [replace, setReplace] = useState(props.replace)
  const { state, passed, prepare, send, stepDown, startAgain } = useSave(subject, replace, props.onSaved)
  const refusedNow = passed.some(({ why }) => typeof why !== 'string')
  const complete = subject.assessment.kind === 'complete'
  const busy = state.step === 'sending'
  const refusal = state.step === 'preview' ? state.refusal : undefined
  return (
    <Dialog title={texts.save.heading} locked={busy} onClose={props.onClose}>
      {state.step === 'saved' ? (
        <SavedNotice answer={state.answer} />
      ) : (
        <>
          <p>
            <strong>{patient.name === '' ? texts.patient.nameUnknown : patient.name}</strong>
            {patient.birthDate !== undefined && (
              <>
                , {texts.patient.born} {format.date(patient.birthDate)}
              </>
            )}
          </p>
          <p>{complete ? texts.save.complete : texts.save.bounded}</p>
          {props.edited && <p>{texts.save.edited}</p>}
          {state.step !== 'text-only' && (
            <ReplaceChoice earlier={props.earlier} value={replace} disabled={busy} onChange={setReplace} />
          )}
          <div role="alert">
            <StorageNote passed={passed} />
          </div>
          {state.step === 'text-only' && (
            <>
              <p>{texts.save.textOnly}</p>
              <AssessmentTextArea chart={subject.chart} assessment={subject.assessment} />
            </>
          )}
          {(state.step === 'preview' || state.step === 'sending') && (
            <PlanPreview plan={state.plan} earlier={props.earlier} replacing={replace !== undefined} />
          )}
        </>
      )}
      <div class="dialog-foot">
        <div role="status">
          {state.step === 'preparing' && <p class="status-line">{texts.save.preparing}</p>}
          {busy && <p class="status-line">{texts.save.sending}</p>}
        </div>
        <div role="alert">
          {refusal !== undefined && <RefusalNotice title={texts.save.failed} refusal={refusal} />}
          {state.step === 'unprepared' && (
            <RefusalNotice title={texts.save.planFailed} refusal={state.refusal} />
          )}
        </div>
        <p class="dialog-actions">
          {state.step === 'unprepared' && (
            <button type="button" class="button" onClick={() => void prepare()}>
              {texts.common.again}
            </button>
          )}
          {refusal?.code === 'server' && (
            <button type="button" class="button" onClick={stepDown}>
              {texts.save.stepDown}
            </button>
          )}
          {refusedNow && !busy && state.step !== 'saved' && (
            <button type="button" class="button" onClick={startAgain}>
              {texts.save.startAgain}
            </button>
          )}
          {state.step !== 'saved' && state.step !== 'unprepared' && state.step !== 'text-only' && (
            <button
              type="button"
              class="button primary"
              aria-disabled={state.step !== 'preview'}
              // After a conflict the version in the chart is another one: what is written is prepared, and shown, afresh.
              onClick={() => void (refusal?.code === 'conflict' ? prepare() : send())}
            >
              {refusal !== undefined
                ? texts.common.again
                : complete
                  ? texts.save.confirmFinal
                  : texts.save.confirmPreliminary}
            </button>
          )}
          <button type="button" class="button" aria-disabled={busy} onClick={() => !busy && props.onClose()}>
            {state.step === 'saved' || state.step === 'text-only' ? texts.common.close : texts.common.cancel}
          </button>
        </p>
      </div>
    </Dialog>
  )
}

function ReplaceChoice(props: {
  readonly earlier: readonly EarlierAssessment[]
  readonly value: string | undefined
  readonly disabled: boolean
  readonly onChange: (reference: string | undefined) => void
}) {
  const { texts, format } = useSurroundings()
  const group = useId()
  const standing = props.earlier.filter(
    ({ status }) => status !== 'entered-in-error' && status !== 'cancelled',
  )
  if (standing.length === 0) return null
  const option = (reference: string | undefined, label: string) => (
    <label key={reference ?? ''}>
      <input
        type="radio"
        name={group}
        checked={props.value === reference}
        disabled={props.disabled}
        onChange={() => props.onChange(reference)}
      />{' '}
      {label}
    </label>
  )
  return (
    <fieldset class="choices-stacked">
      <legend>{texts.save.mode}</legend>
      {option(undefined, texts.save.asNew)}
      {standing.map(({ reference, date, risk }) =>
        option(
          reference,
          texts.save.replace(
            date === undefined ? texts.inputs.undated : format.dateTime(date),
            texts.earlier.risks[risk],
          ),
        ),
      )}
    </fieldset>
  )
}
