import { doubtLines, doubtsOf, offersOf } from '../../facts/input-facts.ts'
import { ageText, foundText } from '../../facts/wording.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import { daysBetween } from '../../fhir/resources/chart-time.ts'
import type { Predictor } from '../../model/predictor.ts'
import { Button } from '../../page/button.tsx'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'

/** What was found for an input and cannot be used as it is, and the newest value that can be taken instead. On paper the answer names it. */
export function Doubts(props: {
  readonly input: Predictor
  readonly chart: ChartInputs
  readonly onChoose: ((reference: string) => void) | undefined
}) {
  const pageContext = usePageContext()
  const { texts, site } = pageContext
  const { inputs } = texts
  const { input, chart, onChoose } = props
  const { indexDate } = chart
  const parts = input === 'nlr' ? (['nlr', 'anc', 'alc'] as const) : [input]
  const doubts = parts.flatMap((part) => doubtsOf(chart, part))
  const [offer] =
    doubts.length > 0 || chart[input].state === 'unknown' ? offersOf(pageContext, chart, input) : []
  if (doubts.length === 0 && offer === undefined) return null
  const reference = offer?.reference
  return (
    <div class="doubts no-print">
      {doubts.length > 0 && (
        <ul class="plain" aria-label={inputs.doubts.heading}>
          {doubtLines(pageContext, doubts).map(({ text }) => (
            <li key={text}>
              <Mark shape="warning" /> {text}
            </li>
          ))}
        </ul>
      )}
      {offer !== undefined && reference !== undefined && onChoose !== undefined && (
        <p>
          <Button small onClick={() => onChoose(reference)}>
            {inputs.useNamed(foundText(pageContext, offer))}
          </Button>{' '}
          {offer.time !== undefined && (
            <span class="fine">
              {ageText(texts, daysBetween(offer.time, indexDate.time, site.timeZone), indexDate.state)}
            </span>
          )}
        </p>
      )}
    </div>
  )
}
