import { noScoreTitle } from '../../facts/answer-facts.ts'
import { pointsText, scoreWords, type Wording } from '../../facts/wording.ts'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import { isStanding } from '../../fhir/stored/earlier-assessments.ts'
import { type Assessment, isScored } from '../../model/assessment.ts'

/** When an assessment was last saved, what it said (points and class as stored), and by how much the score differs now. */
export function savedText(wording: Wording, chart: ChartInputs, assessment: Assessment): string[] {
  const { texts, format } = wording
  if (chart.failures.some(({ topic }) => topic === 'assessments')) return []
  const last = chart.earlier.find(isStanding)
  if (last === undefined) return isScored(assessment) ? [texts.answer.neverSaved] : []
  const { date, risk, detail } = last
  const when = date === undefined ? texts.inputs.undated : format.date(date)
  const said = [
    ...(detail.points === undefined ? [] : [pointsText(wording, detail.points)]),
    texts.earlier.risks[risk],
  ]
  return [
    texts.answer.lastSaved(
      when,
      said.join(texts.joins.comma) + difference(wording, detail.points, assessment),
    ),
  ]
}

/** By how many points the score of now differs; nothing between ranges. */
function difference(
  { texts, format }: Wording,
  saved: { readonly low: number; readonly high: number } | undefined,
  assessment: Assessment,
): string {
  if (saved === undefined || saved.low !== saved.high || assessment.kind !== 'complete') return ''
  const by = assessment.points - saved.low
  const whole = format.fixed(Math.abs(by), 0)
  return whole === format.fixed(0, 0)
    ? ''
    : texts.joins.semicolon + texts.answer.nowDiffers(by > 0 ? `+${whole}` : `−${whole}`)
}

/** What the chart alone gives, where values were entered or chosen here. */
export function enteredText(
  wording: Wording,
  {
    edited,
    byChart,
    original,
  }: { readonly edited: boolean; readonly byChart: Assessment; readonly original: ChartInputs },
): string[] {
  if (!edited) return []
  const { texts } = wording
  if (!isScored(byChart)) return [texts.answer.byChart(noScoreTitle(texts, byChart, original))]
  const { points, result } = scoreWords(wording, byChart)
  return [texts.answer.byChart([points, result].join(texts.joins.comma))]
}
