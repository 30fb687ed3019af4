import type { ChartInputs } from '../../src/fhir/chart-inputs.ts'
import { unknownCriteria, unmetCriteria } from '../../src/fhir/criteria/criteria.ts'
import { maximumPoints } from '../../src/model/effect.ts'
import type { TipmModel } from '../../src/model/load-model.ts'
import { PREDICTORS, type Predictor } from '../../src/model/predictor.ts'
import { standingText } from '../../src/model/standing.ts'
import type { Case } from './case.ts'
import type { Figures } from './figures.ts'

/** The detail of a card on the score. Nothing but figures, dates and the catalogue's words: no text of the chart can reach the EHR's page. */
export function scoreDetail(it: Case, figures: Figures): string {
  const { model } = it.context
  return paragraphs(
    resultText(it, figures),
    it.assessment.kind === 'outOfScope' ? undefined : inputTable(it, figures),
    it.assessment.kind === 'outOfScope' ? undefined : frequencies(it, figures),
    ...unknownTexts(it),
    ...notReadText(it),
    ...notLikeText(it),
    it.assessment.kind === 'outOfScope'
      ? undefined
      : it.texts.detail.convention[model.elastography.deltaTConvention],
    closing(it),
  )
}

/** Paragraphs of Markdown; absent ones are left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('\n\n')
}

/** What a result is worth, and which model file gave it. */
export function closing({ texts, context: { model } }: Case): string {
  return texts.detail.investigational(
    `${model.id} ${model.version} (${standingText(model)}), ${model.hash.slice(0, 12)}`,
  )
}

function resultText({ assessment, texts, context }: Case, figures: Figures): string {
  const { detail } = texts
  const { most, cutoff } = figures
  switch (assessment.kind) {
    case 'complete': {
      const { points, riskClass, probability, interval } = assessment
      const weeks = figures.number(context.model.outcome.horizonWeeks, 0)
      const range = interval && figures.percentRange(interval.lower, interval.upper)
      return [
        detail.complete(figures.points(points), most, cutoff, riskClass, weeks),
        detail.probability(figures.percent(probability), range),
      ].join(' ')
    }
    case 'bounded': {
      const { low, high, riskClass } = assessment
      return [
        detail.bounded(figures.points(low.points), figures.points(high.points), most, cutoff, riskClass),
        detail.probabilityRange(figures.percent(low.probability), figures.percent(high.probability)),
      ].join(' ')
    }
    case 'notComputable':
      return detail.nothingKnown
    case 'outOfScope':
      return detail.outOfScope
  }
}

function inputTable(it: Case, figures: Figures): string | undefined {
  const { assessment, texts, chart } = it
  if (assessment.kind !== 'complete' && assessment.kind !== 'bounded') return undefined
  const rows = PREDICTORS.map((predictor) => {
    const contribution = assessment.contributions.find((item) => item.predictor === predictor)
    const points =
      contribution === undefined
        ? texts.detail.pointsRange(figures.number(maximumPoints(it.context.model, predictor), 1))
        : figures.number(contribution.points, 1)
    return [
      texts.names[predictor],
      valueText(predictor, it, figures),
      dateText(chart[predictor], it, figures),
      points,
    ]
  })
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(texts.detail.columns), line(['---', '---', '---', '---:']), ...rows.map(line)].join('\n')
}

function valueText(predictor: Predictor, { chart, texts, context }: Case, figures: Figures): string {
  const reading = chart[predictor]
  if (reading.state === 'unknown') return texts.detail.unknownValue
  if (typeof reading.value === 'string') return texts.deltaT[reading.value]
  const decimals = predictor === 'deltaT' ? 0 : context.model.predictors[predictor].decimals
  return figures.quantity(reading.value, reading.unit, decimals)
}

function dateText(reading: ChartInputs[Predictor], { texts }: Case, figures: Figures): string {
  if (reading.state === 'unknown') return '–'
  const { time, freshness, ageDays } = reading.evidence
  const day = figures.day(time)
  return freshness === 'old' ? `${day} (${texts.detail.old(ageDays)})` : day
}

/** Natural frequencies from the counts of the three published cohorts together. */
function frequencies({ texts, context: { model } }: Case, figures: Figures): string {
  const { above, below } = nonResponders(model)
  const text = texts.detail.frequencies(figures.cutoff, figures.number(above, 0), figures.number(below, 0))
  return model.status === 'recalibrated' ? `${text} ${texts.detail.originalModel}` : text
}

/** Of 100 patients at or above / below the cut-off, how many did not respond (pooled Table 3). */
export function nonResponders({ cohorts }: TipmModel): { above: number; below: number } {
  const all = Object.values(cohorts).map(({ confusion }) => confusion)
  const sum = (pick: (confusion: (typeof all)[number]) => number) =>
    all.reduce((total, confusion) => total + pick(confusion), 0)
  return {
    above: (100 * sum(({ tp }) => tp)) / sum(({ tp, fp }) => tp + fp),
    below: (100 * sum(({ fn }) => fn)) / sum(({ fn, tn }) => fn + tn),
  }
}

/** Each unknown input with the reason. */
function unknownTexts({ assessment, chart, texts }: Case): string[] {
  if (assessment.kind === 'outOfScope') return []
  return PREDICTORS.flatMap((predictor) => {
    const reading = chart[predictor]
    return reading.state === 'unknown'
      ? [texts.detail.unknown(texts.names[predictor], texts.why[reading.reason])]
      : []
  })
}

export function notReadText({ unread, texts }: Case): string[] {
  return unread.length === 0 ? [] : [texts.detail.notRead(texts.list(unread.map((key) => texts.parts[key])))]
}

/** Criteria of the study that the chart says are not met; the regimen and its dose are what is being ordered. */
function notLikeText({ assessment, chart, texts }: Case): string[] {
  if (assessment.kind === 'outOfScope') return []
  const criteria = chart.criteria.filter(({ id }) => id !== 'regimen' && id !== 'dose')
  const notMet = unmetCriteria(criteria)
  const names = texts.list(notMet.map(({ id }) => texts.criteria[id]))
  return notMet.length === 0 ? [] : [texts.detail.notLike(names, unknownCriteria(criteria).length)]
}
