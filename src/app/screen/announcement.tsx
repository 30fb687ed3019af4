import { useEffect, useRef, useState } from 'preact/hooks'
import { announcement } from '../../facts/answer-facts.ts'
import type { Assessment } from '../../model/assessment.ts'
import { usePageContext } from '../../page/page-context.tsx'

/** Tells a screen reader the result after an input was changed; silent at first, when the page itself says it. */
export function Announcement({ assessment }: { readonly assessment: Assessment }) {
  const pageContext = usePageContext()
  const first = useRef(true)
  const [text, setText] = useState('')
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    setText(announcement(pageContext, assessment))
  }, [assessment, pageContext])
  return (
    <p class="visually-hidden" role="status">
      {text}
    </p>
  )
}
