import type { ComponentChildren } from 'preact'
import { pointsOf, pointsText, scaleEnd, valueText } from '../../facts/wording.ts'
import type { ChartInputs, Reading } from '../../fhir/chart-inputs.ts'
import { Heads } from '../../figures/table/heads.tsx'
import { albi } from '../../model/albi.ts'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import type { ModelInputs } from '../../model/predictor.ts'
import { COHORTS } from '../../model/published-cohorts.ts'
import { subScore } from '../../model/sub-model.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { explained } from '../../text/explained.ts'

/** ALBI and the two halves of TIPM beside it, each with its published discrimination. Context only. */
export function Comparators(props: {
  readonly chart: ChartInputs
  readonly inputs: ModelInputs
  readonly assessment: CompleteAssessment | BoundedAssessment
}) {
  const { texts, format, model } = usePageContext()
  const { comparators } = useTextsOf(explained)
  const { chart, inputs, assessment } = props
  const points = pointsText({ texts, format, model }, pointsOf(assessment))
  return (
    <details class="part comparators no-print">
      <summary>
        <h2>{comparators.heading}</h2>
      </summary>
      <p class="fine">{comparators.lead}</p>
      <table class="stacking">
        <caption>{comparators.caption}</caption>
        <Heads of={[comparators.columns.score, comparators.columns.value, comparators.columns.auc]} />
        <tbody>
          <Row name={comparators.tipm} note={comparators.tipmNote} auc={<CohortAucs of="tipm" />}>
            {comparators.partValue(points, format.number(scaleEnd({ model }), 0))}
          </Row>
          <Row name={comparators.albi} note={comparators.albiNote} auc={<CohortAucs of="albi" />}>
            <Albi bilirubin={chart.bilirubin} albumin={chart.albumin} />
          </Row>
          <Part part="ultrasound" inputs={inputs} />
          <Part part="serological" inputs={inputs} />
        </tbody>
      </table>
    </details>
  )
}

function Row(props: {
  readonly name: string
  readonly note: string
  readonly auc: ComponentChildren
  readonly children: ComponentChildren
}) {
  const { columns } = useTextsOf(explained).comparators
  return (
    <tr>
      <th scope="row">
        {props.name}
        <span class="cell-note">{props.note}</span>
      </th>
      <td data-label={columns.value}>{props.children}</td>
      <td data-label={columns.auc}>{props.auc}</td>
    </tr>
  )
}

function Albi(props: { readonly bilirubin: Reading<number>; readonly albumin: Reading<number> }) {
  const { texts, format, model } = usePageContext()
  const { comparators } = useTextsOf(explained)
  const { bilirubin, albumin } = props
  const missing = [
    ...(bilirubin.state === 'known' ? [] : [comparators.albiMissing.bilirubin]),
    ...(albumin.state === 'known' ? [] : [comparators.albiMissing.albumin]),
  ]
  if (bilirubin.state !== 'known' || albumin.state !== 'known') {
    return <span class="quiet">{format.list(missing)}</span>
  }
  const on = (value: string, { evidence }: typeof albumin) =>
    `${value}${texts.joins.comma}${format.day(evidence.time)}`
  const result = albi(bilirubin.value, albumin.value)
  if (result === undefined) return <span class="quiet">{comparators.albiMissing.bilirubin}</span>
  return (
    <>
      {comparators.albiValue(format.fixed(result.score, 2), format.number(result.grade, 0))}
      <span class="cell-note">
        {comparators.albiFrom(
          on(format.quantity(bilirubin.value, bilirubin.unit, 1), bilirubin),
          on(valueText({ texts, format, model }, 'albumin', albumin.value), albumin),
        )}
      </span>
    </>
  )
}

function Part(props: { readonly part: 'ultrasound' | 'serological'; readonly inputs: ModelInputs }) {
  const { texts, format, model } = usePageContext()
  const { comparators } = useTextsOf(explained)
  const { part, inputs } = props
  const { predictors, auc, source } = model.subModels[part]
  const names = predictors.map((predictor) => texts.inputs.short[predictor])
  const unknown = predictors.filter((predictor) => inputs[predictor] === undefined)
  const score = subScore(model, part, inputs)
  return (
    <Row
      name={comparators[part]}
      note={comparators.partNote(format.list(names))}
      auc={comparators.aucOf(format.fixed(auc, 3), comparators.sources[source])}
    >
      {score === undefined ? (
        <span class="quiet">
          {comparators.partMissing(format.list(unknown.map((predictor) => texts.inputs.short[predictor])))}
        </span>
      ) : (
        comparators.partValue(format.fixed(score.points, 0), format.fixed(score.maximumPoints, 0))
      )}
      <span class="cell-note">{comparators.noCutoff}</span>
    </Row>
  )
}

function CohortAucs({ of }: { readonly of: 'tipm' | 'albi' }) {
  const { format, model } = usePageContext()
  const { comparators } = useTextsOf(explained)
  return COHORTS.map((cohort) => {
    const { auc, lower, upper } = model.cohorts[cohort].table4[of]
    return (
      <div key={cohort}>
        {comparators.auc(
          comparators.cohorts[cohort],
          format.fixed(auc, 3),
          format.fixed(lower, 3),
          format.fixed(upper, 3),
        )}
      </div>
    )
  })
}
