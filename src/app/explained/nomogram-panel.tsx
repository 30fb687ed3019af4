import { useState } from 'preact/hooks'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import type { ModelInputs } from '../../model/predictor.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { explained } from '../../text/explained.ts'
import { NomogramFigure } from './nomogram-figure.tsx'
import { NomogramTable } from './nomogram-table.tsx'
import { WhatIf } from './what-if.tsx'

/** How the score comes about, drawn and as a table, and on demand a place to try other values. */
export function NomogramPanel(props: {
  readonly assessment: CompleteAssessment | BoundedAssessment
  readonly inputs: ModelInputs
}) {
  const { model } = usePageContext()
  const { nomogram, whatIf } = useTextsOf(explained)
  const { assessment } = props
  const [trying, setTrying] = useState(false)
  return (
    <section class="part nomogram-panel" aria-labelledby="nomogram-heading">
      <h2 id="nomogram-heading">{nomogram.heading}</h2>
      <NomogramFigure assessment={assessment} label={nomogram.label} hint={nomogram.hint} />
      <p class="fine">{nomogram.sign[model.elastography.deltaTConvention]}</p>
      <details class="on-demand">
        <summary>{nomogram.asTable}</summary>
        <NomogramTable assessment={assessment} />
      </details>
      <p class="no-print">
        <button type="button" class="button" aria-expanded={trying} onClick={() => setTrying(!trying)}>
          {trying ? whatIf.close : whatIf.open}
        </button>
      </p>
      {trying && <WhatIf assessment={assessment} inputs={props.inputs} />}
    </section>
  )
}
