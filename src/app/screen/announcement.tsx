import { useEffect, useRef, useState } from 'preact/hooks'
import type { Assessment } from '../../model/assessment.ts'
import { maximumPoints } from '../../model/effect.ts'
import { PREDICTORS } from '../../model/predictor.ts'
import { useSurroundings } from '../../page/surroundings.tsx'
import { resultWords } from '../answer/result-words.ts'

/** Tells a screen reader the result after an input was changed; silent at first, when the page itself says it. */
export function Announcement({ assessment }: { readonly assessment: Assessment }) {
  const { texts, format, model } = useSurroundings()
  const first = useRef(true)
  const [text, setText] = useState('')
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    const maximum = PREDICTORS.reduce((sum, predictor) => sum + maximumPoints(model, predictor), 0)
    switch (assessment.kind) {
      case 'complete':
      case 'bounded':
        return setText(resultWords({ texts, format, model }, assessment, maximum).announcement)
      case 'notComputable':
        return setText(texts.answer.notComputable.title)
      case 'outOfScope':
        return setText(texts.answer.outOfScope.title)
    }
  }, [assessment, texts, format, model])
  return (
    <p class="visually-hidden" role="status">
      {text}
    </p>
  )
}
