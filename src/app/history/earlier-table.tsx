import { pointsText } from '../../facts/wording.ts'
import type { EarlierAssessment } from '../../fhir/stored/earlier-assessments.ts'
import { Heads } from '../../figures/table/heads.tsx'
import { Button } from '../../page/button.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { history } from '../../text/history.ts'
import { statusText } from '../record/status-text.ts'
import { storedProbability, storedWhen } from './stored-words.ts'

interface EarlierProps {
  readonly earlier: readonly EarlierAssessment[]
  readonly mayChange: boolean
  readonly onOpen: (assessment: EarlierAssessment) => void
  readonly onWithdraw: (assessment: EarlierAssessment) => void
}

/** One line for each stored assessment, those taken back struck out. */
export function EarlierTable(props: EarlierProps) {
  const { texts } = usePageContext()
  const words = useTextsOf(history)
  const { columns } = texts.earlier
  return (
    <table class="stacking">
      <caption>{texts.earlier.caption + texts.joins.stop + texts.joins.gap + texts.investigational}</caption>
      <Heads
        of={[
          columns.date,
          columns.result,
          words.points,
          columns.probability,
          columns.status,
          columns.by,
          columns.actions,
        ]}
      />
      <tbody>
        {props.earlier.map((assessment) => (
          <EarlierRow key={assessment.reference} {...props} assessment={assessment} />
        ))}
      </tbody>
    </table>
  )
}

function EarlierRow(props: EarlierProps & { readonly assessment: EarlierAssessment }) {
  const { texts, format, model } = usePageContext()
  const words = useTextsOf(history)
  const { columns } = texts.earlier
  const { assessment } = props
  const { points } = assessment.detail
  const withdrawn = assessment.status === 'entered-in-error'
  const when = storedWhen(texts, format, assessment)
  return (
    <tr class={withdrawn ? 'withdrawn' : ''}>
      <th scope="row">
        {when}
        <span class="cell-note reference breakable in-details">{assessment.reference}</span>
      </th>
      <td data-label={columns.result}>
        <span class="struck">{texts.earlier.risks[assessment.risk]}</span>
      </td>
      <td data-label={words.points}>
        <span class="struck">
          {points === undefined ? '–' : pointsText({ texts, format, model }, points)}
        </span>
      </td>
      <td data-label={columns.probability}>
        <span class="struck">{storedProbability(format, assessment)}</span>
      </td>
      <td data-label={columns.status}>{statusText(texts, assessment.status)}</td>
      <td data-label={columns.by}>{assessment.performer ?? '–'}</td>
      <td class="actions-cell">
        <Button small aria-label={words.openNamed(when)} onClick={() => props.onOpen(assessment)}>
          {words.open}
        </Button>
        {!withdrawn && props.mayChange && (
          <Button
            small
            aria-label={texts.earlier.markNamed(when)}
            onClick={() => props.onWithdraw(assessment)}
          >
            {texts.earlier.mark}
          </Button>
        )}
      </td>
    </tr>
  )
}
