import { readingValue } from '../../facts/wording.ts'
import type { Reading } from '../../fhir/chart-inputs.ts'
import type { DeltaTSign, Predictor } from '../../model/predictor.ts'
import { usePageContext } from '../../page/page-context.tsx'

/** What the chart itself says, beside a value entered or chosen here. */
export function OriginalLine(props: {
  readonly input: Predictor
  readonly reading: Reading<number> | Reading<DeltaTSign>
}) {
  const { texts, format, model } = usePageContext()
  const { input, reading } = props
  const said = () => {
    if (reading.state === 'unknown') {
      const { what, why } = texts.unknown[reading.reason]
      return `${what}${texts.joins.stop}${texts.joins.gap}${why}`
    }
    const value = readingValue({ texts, format, model }, input, reading)
    return `${value}${texts.joins.comma}${format.day(reading.evidence.time)}`
  }
  return <p class="quiet">{texts.inputs.original(said())}</p>
}
