import { useEffect, useRef } from 'preact/hooks'
import type { SaveAnswer } from '../../fhir/save-answer.ts'
import { saving } from '../../text/saving.ts'
import { Mark } from '../shared/mark.tsx'
import { useTextsOf } from '../shared/surroundings.tsx'

/** Where the assessment is stored, or that it was there already. Takes the focus, since the button that led here is gone. */
export function SavedNotice({ answer }: { readonly answer: Extract<SaveAnswer, { ok: true }> }) {
  const words = useTextsOf(saving)
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => line.current?.focus(), [])
  const reference = answer.assessment ?? ''
  const existed = answer.existed.includes(reference)
  const others = answer.created.length + answer.updated.length - (existed ? 0 : 1)
  return (
    <div class="saved" role="status">
      <p ref={line} tabIndex={-1}>
        <Mark shape="met" />{' '}
        <strong>{existed ? words.save.existed(reference) : words.save.saved(reference)}</strong>
      </p>
      {others > 0 && <p>{words.save.others(others)}</p>}
    </div>
  )
}
