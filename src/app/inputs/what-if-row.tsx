import { scoreWords, valueText, type Wording } from '../../facts/wording.ts'
import { assess } from '../../model/assess.ts'
import { isScored, type Scored } from '../../model/assessment.ts'
import type { TipmModel } from '../../model/load-model.ts'
import { type ModelInputs, PREDICTORS } from '../../model/predictor.ts'
import { Button } from '../../page/button.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { TotalAxis } from './axis.tsx'

/** The score of the values tried; undefined where nothing is tried, or nothing is known even so. */
export function triedScore(
  model: TipmModel,
  inputs: ModelInputs,
  tried: Partial<ModelInputs>,
): Scored | undefined {
  if (Object.keys(tried).length === 0) return undefined
  const assessment = assess(model, { ...inputs, ...tried })
  return isScored(assessment) ? assessment : undefined
}

/** "What if: 191 points, high risk of progression; tried here, not saved". */
export function whatIfText(wording: Wording, trial: Scored): string {
  const { whatIf, joins } = wording.texts
  const { points, result } = scoreWords(wording, trial)
  return whatIf.name + joins.colon + [points, result].join(joins.comma) + joins.semicolon + whatIf.tag
}

/** The values tried and their score, dashed all around: they must not be taken for the assessment. Never saved, never printed. */
export function WhatIfRow(props: {
  readonly inputs: ModelInputs
  readonly tried: Partial<ModelInputs>
  readonly onEnd: () => void
}) {
  const pageContext = usePageContext()
  const { texts, model } = pageContext
  const { whatIf, joins } = texts
  const { inputs, tried } = props
  const score = triedScore(model, inputs, tried)
  if (score === undefined) return null
  const words = scoreWords(pageContext, score)
  const values = PREDICTORS.flatMap((predictor) => {
    const value = tried[predictor]
    return value === undefined
      ? []
      : [whatIf.value(texts.inputs.short[predictor], valueText(pageContext, predictor, value))]
  })
  return (
    <tbody class="what-if no-print">
      <tr>
        <th scope="row">
          {whatIf.name}
          <span class="cell-note">{whatIf.tag}</span>
        </th>
        <td class="value-cell">
          <span class="value">{values.join(joins.semicolon)}</span>
          <span class="cell-note">
            {[`${words.probability} ${texts.answer.estimated}`, words.result].join(joins.semicolon)}
          </span>
        </td>
        <td class="axis-cell">
          <TotalAxis inputs={{ ...inputs, ...tried }} tried />
          <span class="cell-note">{whatIf.note}</span>
        </td>
        <td class="points-cell">
          <strong class="points">{words.points}</strong>
        </td>
        <td class="actions-cell">
          <Button small onClick={props.onEnd}>
            {whatIf.end}
          </Button>
        </td>
      </tr>
    </tbody>
  )
}
