import { useEffect, useRef, useState } from 'preact/hooks'
import { announcement } from '../../facts/answer-facts.ts'
import type { Assessment } from '../../model/assessment.ts'
import { useSurroundings } from '../../page/surroundings.tsx'

/** Tells a screen reader the result after an input was changed; silent at first, when the page itself says it. */
export function Announcement({ assessment }: { readonly assessment: Assessment }) {
  const surroundings = useSurroundings()
  const first = useRef(true)
  const [text, setText] = useState('')
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    setText(announcement(surroundings, assessment))
  }, [assessment, surroundings])
  return (
    <p class="visually-hidden" role="status">
      {text}
    </p>
  )
}
