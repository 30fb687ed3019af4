import type { EarlierAssessment } from '../../fhir/earlier-assessments.ts'
import { useSurroundings } from '../shared/surroundings.tsx'
import { statusText } from './status-text.ts'

/** The patient's earlier assessments, as stored. */
export function Earlier(props: {
  readonly earlier: readonly EarlierAssessment[]
  readonly unread: boolean
  readonly mayChange: boolean
  readonly onWithdraw: (assessment: EarlierAssessment) => void
}) {
  const { texts } = useSurroundings()
  const { columns } = texts.earlier
  return (
    <section class="part earlier no-print" aria-labelledby="earlier-heading">
      <h2 id="earlier-heading">{texts.earlier.heading}</h2>
      {props.unread && <p>{texts.earlier.unread}</p>}
      {!props.unread && props.earlier.length === 0 && <p>{texts.earlier.none}</p>}
      {props.earlier.length > 0 && (
        <table class="stacking">
          <caption>{texts.earlier.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.date}</th>
              <th scope="col">{columns.result}</th>
              <th scope="col">{columns.probability}</th>
              <th scope="col">{columns.status}</th>
              <th scope="col">{columns.by}</th>
              <th scope="col">{columns.actions}</th>
            </tr>
          </thead>
          <tbody>
            {props.earlier.map((assessment) => (
              <EarlierRow key={assessment.reference} {...props} assessment={assessment} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function EarlierRow(props: {
  readonly assessment: EarlierAssessment
  readonly mayChange: boolean
  readonly onWithdraw: (assessment: EarlierAssessment) => void
}) {
  const { texts, format } = useSurroundings()
  const { columns } = texts.earlier
  const { assessment } = props
  const { probability } = assessment
  const withdrawn = assessment.status === 'entered-in-error'
  const day = assessment.date === undefined ? texts.inputs.undated : format.dateTime(assessment.date)
  return (
    <tr class={withdrawn ? 'withdrawn' : ''}>
      <th scope="row">
        {day}
        <span class="cell-note reference breakable">{assessment.reference}</span>
      </th>
      <td data-label={columns.result}>
        <span class="struck">{texts.earlier.risks[assessment.risk]}</span>
      </td>
      <td data-label={columns.probability}>
        <span class="struck">
          {probability === undefined
            ? '–'
            : format.percentRange(probability.low / 100, probability.high / 100)}
        </span>
      </td>
      <td data-label={columns.status}>{statusText(texts, assessment.status)}</td>
      <td data-label={columns.by}>{assessment.performer ?? '–'}</td>
      <td>
        {!withdrawn && props.mayChange && (
          <button
            type="button"
            class="button small"
            aria-label={texts.earlier.markNamed(day)}
            onClick={() => props.onWithdraw(assessment)}
          >
            {texts.earlier.mark}
          </button>
        )}
      </td>
    </tr>
  )
}
