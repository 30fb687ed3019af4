import type { Edits } from '../../fhir/edits/edits.ts'
import { usePageContext } from '../../page/page-context.tsx'
import type { OpenChart } from '../app-state.ts'
import { useSavedEdits } from './use-saved-edits.ts'

/** From whom and when the answers and entries are that came back with the chart, and the way to do without them. */
export function SavedEditsNotice(props: {
  readonly open: OpenChart
  readonly edits: Edits
  readonly onEdits: (edits: Edits) => void
}) {
  const { texts, format } = usePageContext()
  const { saved, discard } = useSavedEdits(props.open, props.edits, props.onEdits)
  if (saved === undefined) return null
  const { date, performer } = saved.from
  return (
    <div class="part notice-box no-print" role="status">
      <p>
        {texts.record.broughtBack(
          date === undefined ? texts.inputs.undated : format.dateTime(date),
          performer ?? texts.record.unknownPerformer,
        )}
      </p>
      <p>
        <button type="button" class="button small" onClick={discard}>
          {texts.record.discard}
        </button>
      </p>
    </div>
  )
}
