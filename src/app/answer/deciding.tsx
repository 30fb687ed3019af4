import type { BoundedAssessment, OpenInput } from '../../model/assessment.ts'
import { useSurroundings } from '../../page/surroundings.tsx'
import { conditionText } from '../../text/condition-text.ts'

/** For a score given as a range: which missing input would settle the class, and how. */
export function Deciding({ assessment }: { readonly assessment: BoundedAssessment }) {
  const { texts } = useSurroundings()
  return (
    <div class="deciding">
      <h3>{texts.deciding.heading}</h3>
      {assessment.riskClass === 'undecided' ? (
        <ul>
          {assessment.unknown.map((input) => (
            <DecidingItem key={input.predictor} input={input} />
          ))}
        </ul>
      ) : (
        <p>{texts.deciding.settled}</p>
      )}
    </div>
  )
}

function DecidingItem({ input }: { readonly input: OpenInput }) {
  const { texts, format, model } = useSurroundings()
  const wording = { texts, format, model }
  const { joins } = texts
  return (
    <li>
      <strong>{texts.inputs.names[input.predictor]}</strong>
      {joins.gap + texts.deciding[input.decides]}
      {input.lowIf !== undefined && joins.semicolon + texts.deciding.low(conditionText(wording, input.lowIf))}
      {input.highIf !== undefined &&
        joins.semicolon + texts.deciding.high(conditionText(wording, input.highIf))}
      {joins.stop}
    </li>
  )
}
