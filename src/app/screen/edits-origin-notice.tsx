import { Button } from '../../page/button.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import type { EditsOrigin } from './use-kept-edits.ts'

/** From whom and when the answers and entries are that were there before anything was entered, and the way to do without them. */
export function EditsOriginNotice({ origin }: { readonly origin: EditsOrigin }) {
  const { texts, format } = usePageContext()
  if (origin === undefined) return null
  const words = () => {
    switch (origin.kind) {
      case 'draft':
        return texts.record.restored(format.dateTime(new Date(origin.at).toISOString()))
      case 'stored': {
        const { date, performer } = origin.from
        return texts.record.broughtBack(
          date === undefined ? texts.inputs.undated : format.dateTime(date),
          performer ?? texts.record.unknownPerformer,
        )
      }
    }
  }
  return (
    <div class="part notice-box no-print" role="status">
      <p>{words()}</p>
      <p>
        <Button small onClick={origin.discard}>
          {texts.record.discard}
        </Button>
      </p>
    </div>
  )
}
