import { useId, useState } from 'preact/hooks'
import { Nomogram } from '../../figures/nomogram/nomogram.tsx'
import type { MarkKey } from '../../figures/nomogram/nomogram-words.ts'
import type { WhatIfValue } from '../../figures/nomogram/what-if-value.ts'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { useWidth } from '../../page/use-width.ts'
import { explained } from '../../text/explained.ts'
import { nomogramWords } from './nomogram-words.ts'

/** Laid out in px, printed smaller: the height of a page is what is short. */
const PAPER_WIDTH = 900

/** The nomogram at the width it is given, and below it the mark that is being read. */
export function NomogramFigure(props: {
  readonly assessment: CompleteAssessment | BoundedAssessment
  readonly compared?: CompleteAssessment | BoundedAssessment | undefined
  readonly label: string
  readonly hint: string
  readonly onMove?: (move: WhatIfValue) => void
}) {
  const { texts, format, model } = usePageContext()
  const { assessment, compared, onMove } = props
  const [active, onActive] = useState<MarkKey | undefined>(undefined)
  const { element, width } = useWidth()
  const id = useId()
  const words = nomogramWords(
    { texts, format, model, explained: useTextsOf(explained) },
    assessment,
    props.label,
    onMove === undefined ? 'assessed' : 'tried',
  )
  return (
    <div class="nomogram-figure" ref={element}>
      {width !== undefined && (
        <div class="no-print">
          <Nomogram
            id={id}
            model={model}
            assessment={assessment}
            compared={compared}
            width={width}
            words={words}
            interaction={{ active, onActive, onMove }}
          />
        </div>
      )}
      {onMove === undefined && (
        <div class="print-only">
          <Nomogram
            id={`${id}-paper`}
            model={model}
            assessment={assessment}
            width={PAPER_WIDTH}
            density="paper"
            words={words}
          />
        </div>
      )}
      {/* Each mark says the same to a screen reader as its own name. */}
      <p class="read-out no-print" aria-hidden="true">
        {active === undefined ? <span class="quiet">{props.hint}</span> : words.readOut(active)}
      </p>
    </div>
  )
}
