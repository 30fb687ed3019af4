import { COUNTED, type Counted } from '../../model/published-cohorts.ts'
import type { RiskClass } from '../../model/score.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { explained } from '../../text/explained.ts'
import { nonResponseOf } from './class-frequencies.ts'

/** The same frequencies for every cohort, with intervals and counts. */
export function FrequencyTable() {
  const { frequencies } = useTextsOf(explained)
  return (
    <table>
      <caption>{frequencies.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{frequencies.columns.cohort}</th>
          <th scope="col">{frequencies.columns.high}</th>
          <th scope="col">{frequencies.columns.low}</th>
        </tr>
      </thead>
      <tbody>
        {COUNTED.map((counted) => (
          <tr key={counted}>
            <th scope="row">{frequencies.cohorts[counted]}</th>
            <Cell counted={counted} riskClass="high" />
            <Cell counted={counted} riskClass="low" />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell(props: { readonly counted: Counted; readonly riskClass: RiskClass }) {
  const { format, model } = usePageContext()
  const { frequencies } = useTextsOf(explained)
  const share = nonResponseOf(model, props.counted, props.riskClass)
  if (share === undefined) return <td>{frequencies.noPatients}</td>
  const per100 = (fraction: number) => format.number(fraction * 100, 0)
  return (
    <td>
      {frequencies.cell(
        per100(share.estimate),
        per100(share.lower),
        per100(share.upper),
        format.number(share.count, 0),
        format.number(share.total, 0),
      )}
    </td>
  )
}
