import { foundText, unitOf } from '../../facts/wording.ts'
import type { Candidate } from '../../fhir/chart-inputs.ts'
import type { Predictor } from '../../model/predictor.ts'
import { usePageContext } from '../../page/page-context.tsx'
import { displayPowers } from '../../text/display-unit.ts'

/** The values that were looked at and not used, each with its reason; one that could be used can be chosen. */
export function PassedOver(props: {
  readonly input: Predictor
  readonly candidates: readonly Candidate[]
  readonly onChoose: ((reference: string) => void) | undefined
}) {
  const { texts, model } = usePageContext()
  // A candidate in another unit is a part of the input (a count of a ratio) and cannot stand for it.
  const unit = unitOf({ model }, props.input)
  return (
    <details class="on-demand passed-over in-details">
      <summary>{texts.inputs.passedOver(props.candidates.length)}</summary>
      <ul>
        {props.candidates.map((candidate, index) => (
          <PassedOverItem
            // The chart may hold the same value twice.
            key={`${candidate.reference ?? ''} ${candidate.original} ${index}`}
            candidate={candidate}
            onChoose={candidate.converted?.unit === unit ? props.onChoose : undefined}
          />
        ))}
      </ul>
    </details>
  )
}

function PassedOverItem(props: {
  readonly candidate: Candidate
  readonly onChoose: ((reference: string) => void) | undefined
}) {
  const pageContext = usePageContext()
  const { texts, format } = pageContext
  const { candidate, onChoose } = props
  const { reference } = candidate
  const day = candidate.time === undefined ? texts.inputs.undated : format.dateTime(candidate.time.text)
  return (
    <li>
      <span class="passed-value">
        {[candidate.name, displayPowers(candidate.original)]
          .filter((part) => part !== '')
          .join(texts.joins.colon)}
        {texts.joins.comma + day}
      </span>{' '}
      <span class="passed-reason">{texts.rejected[candidate.reason]}</span>
      {reference !== undefined && (
        <>
          {' '}
          <span class="reference breakable">{reference}</span>
        </>
      )}
      {reference !== undefined &&
        candidate.converted !== undefined &&
        candidate.time !== undefined &&
        onChoose !== undefined && (
          <button
            type="button"
            class="button small no-print"
            aria-label={texts.inputs.use + texts.joins.colon + foundText(pageContext, candidate)}
            onClick={() => onChoose(reference)}
          >
            {texts.inputs.use}
          </button>
        )}
    </li>
  )
}
