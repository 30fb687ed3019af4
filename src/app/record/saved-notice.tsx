import type { SaveAnswer } from '../../fhir/write/save-answer.ts'
import { DoneLine } from '../../page/done-line.tsx'
import { useTextsOf } from '../../page/page-context.tsx'
import { saving } from '../../text/saving.ts'

/** Where the assessment is stored, or that it was there already. */
export function SavedNotice({ answer }: { readonly answer: Extract<SaveAnswer, { ok: true }> }) {
  const words = useTextsOf(saving)
  const reference = answer.assessment ?? ''
  const existed = answer.existed.includes(reference)
  const others = answer.created.length + answer.updated.length - (existed ? 0 : 1)
  return (
    <div class="saved" role="status">
      <DoneLine>{existed ? words.save.existed(reference) : words.save.saved(reference)}</DoneLine>
      {others > 0 && <p>{words.save.others(others)}</p>}
    </div>
  )
}
