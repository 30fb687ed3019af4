import { changeWords } from '../../facts/change-words.ts'
import { type Change, changesSince } from '../../facts/changes.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { EarlierAssessment } from '../../fhir/stored/earlier-assessments.ts'
import { Heads } from '../../figures/table/heads.tsx'
import type { Scored } from '../../model/assessment.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { history } from '../../text/history.ts'
import { storedWhen } from './stored-words.ts'

/** What has changed since the last assessment that stands: points, class, each input. */
export function ChangesTable(props: {
  readonly last: EarlierAssessment
  readonly chart: ChartInputs
  readonly assessment: Scored
}) {
  const { texts, format, model } = usePageContext()
  const { changes } = useTextsOf(history)
  const { last } = props
  return (
    <div class="changes">
      <h3>{changes.heading(storedWhen(texts, format, last))}</h3>
      {last.model !== undefined && !last.model.includes(model.hash) && (
        <p class="note">{changes.otherModel}</p>
      )}
      <table class="stacking">
        <caption class="visually-hidden">{changes.caption}</caption>
        <Heads of={[changes.input, changes.before, changes.now, changes.change]} />
        <tbody>
          {changesSince(last, props.chart, props.assessment).map((change) => (
            <ChangeRow key={change.row} change={change} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ChangeRow({ change }: { readonly change: Change }) {
  const words = useTextsOf(history)
  const { name, before, now, by } = changeWords(usePageContext(), words, change)
  const { changes } = words
  const { verdict } = change
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={changes.before}>{before}</td>
      <td data-label={changes.now}>{now}</td>
      <td data-label={changes.change}>
        {verdict === 'changed' ? (
          <strong>
            {changes.changed} {by !== undefined && changes.by(by)}
          </strong>
        ) : (
          changes[verdict]
        )}
      </td>
    </tr>
  )
}
