import type { SaveAnswer } from '../../fhir/write/save-answer.ts'
import { DoneLine } from '../../page/done-line.tsx'
import { Mark } from '../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { saving } from '../../text/saving.ts'

/** Where the assessment is stored, or that it was there already. */
export function SavedNotice({ answer }: { readonly answer: Extract<SaveAnswer, { ok: true }> }) {
  const words = useTextsOf(saving)
  const reference = answer.assessment
  const existed = answer.existed.includes(reference)
  const others = answer.created.length + answer.updated.length - (existed ? 0 : 1)
  return (
    <div class="saved" role="status">
      <DoneLine>{existed ? words.save.existed(reference) : words.save.saved(reference)}</DoneLine>
      <Repeats answer={answer} />
      {others > 0 && <p>{words.save.others(others)}</p>}
    </div>
  )
}

/** What was stored once too often: marked as entered in error, or left for the user to mark. */
export function Repeats({ answer }: { readonly answer: Extract<SaveAnswer, { ok: true }> }) {
  const words = useTextsOf(saving)
  const { joins } = usePageContext().texts
  const { repeats, withdrawn } = answer
  const listed = (references: readonly string[]) => references.join(joins.item)
  return (
    <>
      {withdrawn.length > 0 && <p>{words.save.withdrawn(listed(withdrawn))}</p>}
      {repeats.length > 0 && (
        <p>
          <Mark shape="warning" /> {words.save.twice(listed(repeats.map(({ reference }) => reference)))}
        </p>
      )}
    </>
  )
}
