import type { Reading } from '../../fhir/chart-inputs.ts'
import type { DeltaTSign } from '../../model/predictor.ts'
import { useSurroundings } from '../../page/surroundings.tsx'
import { readingText } from '../../page/wording.ts'

/** What the chart itself says, beside a value entered or chosen here. */
export function OriginalLine(props: {
  readonly reading: Reading<number> | Reading<DeltaTSign>
  readonly decimals: number
}) {
  const { texts, format, model } = useSurroundings()
  const text = readingText({ texts, format, model }, props.reading, props.decimals)
  return (
    <p class="original-line">
      {text === undefined ? texts.inputs.originalMissing : texts.inputs.original(text)}
    </p>
  )
}
