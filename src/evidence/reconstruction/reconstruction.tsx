import { DataTable } from '../../figures/table/data-table.tsx'
import { Fact, FactsList } from '../../figures/table/facts-list.tsx'
import { maximumPoints, pointsPerLogOdds, span } from '../../model/effect.ts'
import type { TipmModel } from '../../model/load-model.ts'
import { PREDICTORS } from '../../model/predictor.ts'
import { linearPredictorAt, linearPredictorAtZero, probability } from '../../model/score.ts'
import { derivedFigures } from '../../model-card/derived-figures.ts'
import { withMinus } from '../../model-card/performance.ts'
import { useEvidence } from '../evidence-context.ts'
import { Section } from '../section.tsx'
import { linearPredictorFormula, pointsFormula, probabilityFormula } from './formulas.ts'

/** From the printed tables to points and probabilities, step by step, and how near that comes to the article. */
export function Reconstruction() {
  const { card, texts } = useEvidence()
  const { reconstruction: words } = texts
  const figures = derivedFigures(card.model)
  return (
    <Section id="reconstruction">
      <p>{words.lead}</p>
      <p>{card.texts.risks.status[card.model.status]}</p>
      <FactsList>
        <AxesStep />
        <PointsStep />
        <ScoreStep />
        <InterceptStep />
        <IntervalStep />
        {figures && <BeforeStep figures={figures} />}
      </FactsList>
      {figures && <p>{words.assumption}</p>}
      {figures === undefined ? <p>{words.notCompared}</p> : <Compared figures={figures} />}
    </Section>
  )
}

function Compared({ figures }: { readonly figures: NonNullable<TipmModel['reconstruction']> }) {
  const { card, texts } = useEvidence()
  const { performance, reconstruction: words } = texts
  const { format, model } = card
  const { table3, table4 } = model.cohorts.training
  const percent = (value: number) => `${format.number(value, 2)}%`
  const { columns } = words
  return (
    <DataTable
      caption={words.caption}
      columns={[columns.measure, columns.derived, columns.published]}
      rows={[
        [performance.sensitivity, percent(figures.sensitivityPercent), percent(table3.sensitivity)],
        [performance.specificity, percent(figures.specificityPercent), percent(table3.specificity)],
        ['AUC', format.fixed(figures.auc, 3), format.fixed(table4.tipm.auc, 3)],
      ]}
    />
  )
}

/** What every step is worded with; log-odds have three decimals. */
function useStep() {
  const { card, texts } = useEvidence()
  const logOdds = (value: number) => withMinus(card.format.number(value, 3))
  return { card, model: card.model, format: card.format, texts, words: texts.reconstruction, logOdds }
}

function AxesStep() {
  const { model, format, texts, words } = useStep()
  return (
    <Fact name={words.axes}>
      <ul>
        {(['albumin', 'diameter'] as const).map((predictor) => {
          const { axis, unit, axisSource } = model.predictors[predictor]
          const [low, high] = axis
          const range = `${format.number(low, 2)}–${format.quantity(high, unit)}`
          return (
            <li key={predictor}>{words.axis(texts.inputs[predictor], range, texts.sources[axisSource])}</li>
          )
        })}
      </ul>
      {derivedFigures(model) && <p>{words.axesDerived}</p>}
    </Fact>
  )
}

function PointsStep() {
  const { card, model, format, texts, words, logOdds } = useStep()
  const widest = PREDICTORS.reduce((most, predictor) =>
    maximumPoints(model, predictor) > maximumPoints(model, most) ? predictor : most,
  )
  const { low, high } = span(model, widest)
  const perLogOdds = format.number(pointsPerLogOdds(model), 3)
  return (
    <Fact name={words.points}>
      <p>{words.pointsText(texts.inputNames[widest], logOdds(high - low), perLogOdds)}</p>
      <ul>
        {PREDICTORS.map((predictor) => (
          <li key={predictor}>
            {words.formula(texts.inputs[predictor], pointsFormula(card, predictor, texts.inputs))}
          </li>
        ))}
      </ul>
    </Fact>
  )
}

function ScoreStep() {
  const { card, model, format, texts, words, logOdds } = useStep()
  const { points } = model.cutoff
  return (
    <Fact name={words.score}>
      <p class="formula">{linearPredictorFormula(card, texts.inputs)}</p>
      <p>
        {words.scoreText(
          format.number(points, 2),
          logOdds(linearPredictorAt(model, points)),
          logOdds(linearPredictorAtZero(model)),
        )}
      </p>
    </Fact>
  )
}

function InterceptStep() {
  const { card, model, format, texts, words } = useStep()
  const { intercept, cohorts, cutoff } = model
  const source = texts.sources[intercept.source]
  const atCutoff = format.percent(probability(model, linearPredictorAt(model, cutoff.points)))
  const whole = (value: number) => format.number(value, 0)
  return (
    <Fact name={words.intercept}>
      <p class="formula">{probabilityFormula(card)}</p>
      <p>
        {intercept.source === 'derived'
          ? words.interceptText(
              source,
              whole(cohorts.training.nonEffective),
              whole(cohorts.training.patients),
              atCutoff,
            )
          : words.interceptGiven(source, atCutoff)}
      </p>
    </Fact>
  )
}

function IntervalStep() {
  const { model, format, texts, words, logOdds } = useStep()
  const { interval } = model
  if (interval === undefined) return <Fact name={words.interval}>{words.noInterval}</Fact>
  const errors = format.list([
    `${words.intercept} ${logOdds(interval.standardErrors.intercept)}`,
    ...PREDICTORS.map(
      (predictor) => `${texts.inputs[predictor]} ${logOdds(interval.standardErrors[predictor])}`,
    ),
  ])
  return (
    <Fact name={words.interval}>
      <p>
        {interval.source === 'derived'
          ? words.intervalText
          : words.intervalGiven(texts.sources[interval.source])}
      </p>
      <p>{words.standardErrors(errors)}</p>
    </Fact>
  )
}

function BeforeStep({ figures }: { readonly figures: NonNullable<TipmModel['reconstruction']> }) {
  const { format, words } = useStep()
  const { effectiveLowPercent, nonEffectiveHighPercent } = figures.beforeDeltaT
  return (
    <Fact name={words.before}>
      {words.beforeText(format.number(effectiveLowPercent, 0), format.number(nonEffectiveHighPercent, 0))}
    </Fact>
  )
}
