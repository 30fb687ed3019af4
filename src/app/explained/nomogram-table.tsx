import { type Scored, scoreWords, valueText } from '../../facts/wording.ts'
import { presetValues } from '../../figures/nomogram/preset-values.ts'
import { maximumPoints } from '../../model/effect.ts'
import { PREDICTORS, type Predictor } from '../../model/predictor.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { explained } from '../../text/explained.ts'
import { nomogramWords } from './nomogram-words.ts'

/** The nomogram for those who do not see it: each axis from its favourable to its other end, and the patient on it. */
export function NomogramTable({ assessment }: { readonly assessment: Scored }) {
  const { texts, format, model } = usePageContext()
  const wording = { texts, format, model, explained: useTextsOf(explained) }
  const { nomogram } = wording.explained
  const { joins } = texts
  const result = scoreWords(wording, assessment)
  return (
    <table class="stacking">
      <caption>{nomogram.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{nomogram.columns.input}</th>
          <th scope="col">{nomogram.columns.axis}</th>
          <th scope="col">{nomogram.columns.value}</th>
          <th scope="col">{nomogram.columns.points}</th>
        </tr>
      </thead>
      <tbody>
        {PREDICTORS.map((predictor) => (
          <Row key={predictor} predictor={predictor} assessment={assessment} />
        ))}
        <tr>
          <th scope="row">{nomogram.total}</th>
          <td data-label={nomogram.columns.axis}>
            {texts.answer.cutoff(format.number(model.cutoff.points, 2))}
          </td>
          <td data-label={nomogram.columns.value}>{texts.answer.classes[assessment.riskClass]}</td>
          <td class="number" data-label={nomogram.columns.points}>
            {result.points}
          </td>
        </tr>
        <tr>
          <th scope="row">{texts.answer.probability}</th>
          <td colSpan={3}>
            {result.probability}
            <span class="quiet">{joins.open + result.probabilityNote + joins.close}</span>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function Row(props: { readonly predictor: Predictor; readonly assessment: Scored }) {
  const { texts, format, model } = usePageContext()
  const wording = { texts, format, model, explained: useTextsOf(explained) }
  const { nomogram } = wording.explained
  const { predictor, assessment } = props
  const words = nomogramWords(wording, assessment, '')
  // The two ends suffice: between them the points change evenly.
  const ends = presetValues(model, predictor, words, 1)
    .slice(0, 2)
    .toSorted((a, b) => a.points - b.points)
  const contribution = assessment.contributions.find((item) => item.predictor === predictor)
  return (
    <tr>
      <th scope="row">{texts.inputs.short[predictor]}</th>
      <td data-label={nomogram.columns.axis}>
        {ends.map(({ value, label, points }) => (
          <span class="axis-end" key={label}>
            {nomogram.end(
              typeof value === 'string' || predictor === 'nlr' ? label : valueText(wording, predictor, value),
              format.fixed(points, 1),
            )}
          </span>
        ))}
      </td>
      <td data-label={nomogram.columns.value}>
        {contribution === undefined ? nomogram.unknown : valueText(wording, predictor, contribution.value)}
      </td>
      <td class="number" data-label={nomogram.columns.points}>
        {words.pointsOf(contribution?.points ?? 0, contribution?.points ?? maximumPoints(model, predictor))}
      </td>
    </tr>
  )
}
