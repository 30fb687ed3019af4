import type { EarlierAssessment } from '../../fhir/stored/earlier-assessments.ts'
import type { Writer } from '../../fhir/write/save-context.ts'
import type { StorageOption } from '../../fhir/write/storage-form.ts'
import { useTextsOf } from '../../page/page-context.tsx'
import { saving } from '../../text/saving.ts'
import type { Session } from '../session/session.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import { withdraw } from './withdraw.ts'
import { WithdrawalDialog } from './withdrawal-dialog.tsx'

/** Marks a stored assessment as entered in error, with a reason. */
export function WithdrawDialog(props: {
  readonly session: Session
  readonly assessment: EarlierAssessment
  readonly earlier: readonly EarlierAssessment[]
  readonly context: Writer
  readonly storage: Promise<readonly StorageOption[]>
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { withdraw: words } = useTextsOf(saving)
  const { session, assessment, context, storage } = props
  const { reference } = assessment
  const send = async (reason: string) => {
    const answer = await withdraw(session, reference, reason, props.earlier, context, await storage)
    switch (answer.kind) {
      case 'done':
        return undefined
      case 'refused':
        return <RefusalNotice title={words.failed} refusal={answer.refusal} />
      case 'not-possible':
        return <p class="notice-box">{words.refused[answer.code]}</p>
    }
  }
  return (
    <WithdrawalDialog
      title={words.heading}
      explain={words.explain}
      done={words.done(reference)}
      send={send}
      onDone={props.onDone}
      onClose={props.onClose}
    />
  )
}
