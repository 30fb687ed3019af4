import { maximumPoints, pointsPerLogOdds, span } from '../model/effect.ts'
import type { TipmModel } from '../model/load-model.ts'
import { PREDICTORS, type Predictor } from '../model/predictor.ts'
import { linearPredictorAt, linearPredictorAtZero, probability } from '../model/score.ts'
import { withMinus } from '../model-card/performance.ts'
import { useEvidence } from './evidence-context.ts'
import { Fact, FactsList } from './facts-list.tsx'
import { linearPredictorFormula, pointsFormula, probabilityFormula } from './formulas.ts'
import { Section } from './section.tsx'
import { Row, WideTable } from './wide-table.tsx'

/** From the printed tables to points and probabilities, step by step, and how near that comes to the article. */
export function Reconstruction() {
  const { card, texts } = useEvidence()
  const { reconstruction: words } = texts
  const { model, format } = card
  const { predictors, cutoff, intercept, cohorts, reconstruction } = model
  const log = (value: number) => withMinus(format.number(value, 3))
  const axis = ([low, high]: readonly [number, number]) =>
    `${format.number(low, 2)}–${format.number(high, 2)}`
  const widest = widestEffect(model)
  const { low, high } = span(model, widest)
  const standardErrors = ({ standardErrors }: NonNullable<TipmModel['interval']>) =>
    format.list([
      `${words.intercept} ${log(standardErrors.intercept)}`,
      ...PREDICTORS.map((predictor) => `${texts.inputs[predictor]} ${log(standardErrors[predictor])}`),
    ])
  const atCutoff = linearPredictorAt(model, cutoff.points)
  return (
    <Section id="reconstruction">
      <p>{words.lead}</p>
      <p>{card.texts.risks.status[model.status]}</p>
      <FactsList>
        <Fact name={words.axes}>
          {words.axesText(
            texts.sources[predictors.albumin.axisSource],
            axis(predictors.albumin.axis),
            axis(predictors.diameter.axis),
          )}
        </Fact>
        <Fact name={words.points}>
          <p>
            {words.pointsText(
              texts.inputNames[widest],
              log(high - low),
              format.number(pointsPerLogOdds(model), 3),
            )}
          </p>
          <ul>
            {PREDICTORS.map((predictor) => (
              <li key={predictor}>
                {words.formula(texts.inputs[predictor], pointsFormula(card, predictor, texts.inputs))}
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name={words.score}>
          <p class="formula">{linearPredictorFormula(card, texts.inputs)}</p>
          <p>
            {words.scoreText(
              format.number(cutoff.points, 2),
              log(atCutoff),
              log(linearPredictorAtZero(model)),
            )}
          </p>
        </Fact>
        <Fact name={words.intercept}>
          <p class="formula">{probabilityFormula(card)}</p>
          <p>
            {words.interceptText(
              texts.sources[intercept.source],
              format.number(cohorts.training.nonEffective, 0),
              format.number(cohorts.training.patients, 0),
              format.percent(probability(model, atCutoff)),
            )}
          </p>
        </Fact>
        <Fact name={words.interval}>
          {model.interval === undefined ? (
            words.noInterval
          ) : (
            <>
              <p>{words.intervalText}</p>
              <p>{words.standardErrors(standardErrors(model.interval))}</p>
            </>
          )}
        </Fact>
        {reconstruction && (
          <Fact name={words.before}>
            {words.beforeText(
              format.number(reconstruction.beforeDeltaT.effectiveLowPercent, 0),
              format.number(reconstruction.beforeDeltaT.nonEffectiveHighPercent, 0),
            )}
          </Fact>
        )}
      </FactsList>
      <p>{words.assumption}</p>
      {reconstruction === undefined ? (
        <p>{card.texts.notStatedInFile}</p>
      ) : (
        <Compared figures={reconstruction} />
      )}
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
    <WideTable caption={words.caption} columns={[columns.measure, columns.derived, columns.published]}>
      <Row
        name={performance.sensitivity}
        cells={[percent(figures.sensitivityPercent), percent(table3.sensitivity)]}
      />
      <Row
        name={performance.specificity}
        cells={[percent(figures.specificityPercent), percent(table3.specificity)]}
      />
      <Row name="AUC" cells={[format.fixed(figures.auc, 3), format.fixed(table4.tipm.auc, 3)]} />
    </WideTable>
  )
}

/** The input that spans 100 points. */
function widestEffect(model: TipmModel): Predictor {
  return PREDICTORS.reduce((widest, predictor) =>
    maximumPoints(model, predictor) > maximumPoints(model, widest) ? predictor : widest,
  )
}
