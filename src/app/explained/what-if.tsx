import { useState } from 'preact/hooks'
import { assess } from '../../model/assess.ts'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import type { ModelInputs } from '../../model/predictor.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { explained } from '../../text/explained.ts'
import { NomogramFigure } from './nomogram-figure.tsx'
import { WhatIfForm } from './what-if-form.tsx'
import { WhatIfResult } from './what-if-result.tsx'
import { replaceInputs, setUnknown, setValue, type WhatIfValues } from './what-if-values.ts'

/** A place to try other values: framed and named as such, with the assessed values beside, and gone when closed. Never saved, never printed. */
export function WhatIf(props: {
  readonly assessment: CompleteAssessment | BoundedAssessment
  readonly inputs: ModelInputs
}) {
  const { texts, model } = usePageContext()
  const { whatIf, nomogram } = useTextsOf(explained)
  const { assessment, inputs } = props
  const [tried, setTried] = useState<WhatIfValues>({})
  const trial = replaceInputs(inputs, tried)
  const result = assess(model, trial)
  const scored = result.kind === 'complete' || result.kind === 'bounded' ? result : undefined
  return (
    <section class="what-if no-print" aria-labelledby="what-if-heading">
      <h3 id="what-if-heading">
        {whatIf.heading} <span class="tag what-if-tag">{whatIf.tag}</span>
      </h3>
      <p class="fine">
        {whatIf.lead}
        {texts.joins.gap}
        <strong>{texts.investigational}</strong>
      </p>
      <WhatIfResult assessed={assessment} tried={scored} />
      <WhatIfForm
        inputs={inputs}
        trial={trial}
        onMove={(move) => setTried(setValue(tried, move))}
        onUnknown={(predictor) => setTried(setUnknown(tried, predictor))}
      />
      <p>
        <button type="button" class="button small" onClick={() => setTried({})}>
          {whatIf.reset}
        </button>
      </p>
      {scored !== undefined && (
        <>
          <NomogramFigure
            assessment={scored}
            compared={assessment}
            label={nomogram.labelWhatIf}
            hint={whatIf.drag}
            onMove={(move) => setTried(setValue(tried, move))}
          />
          <p class="fine">{whatIf.hollow}</p>
        </>
      )}
    </section>
  )
}
