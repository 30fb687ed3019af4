import { Nomogram, type NomogramWords } from '../figures/nomogram/nomogram.tsx'
import { DataTable } from '../figures/table/data-table.tsx'
import { maximumPoints } from '../model/effect.ts'
import type { ModelFile } from '../model/model-schema.ts'
import { PREDICTORS, type Predictor } from '../model/predictor.ts'
import { type CardContext, scaleEnd } from '../model-card/card-context.ts'
import { estimateText, withMinus } from '../model-card/performance.ts'
import { oddsRatio } from '../model-card/published-odds-ratio.ts'
import type { EvidenceTexts } from '../text/evidence.ts'
import { useEvidence } from './evidence-context.ts'
import { Section } from './section.tsx'

/** Coefficients as printed, and the nomogram that they make. */
export function ModelSection() {
  const { card, texts } = useEvidence()
  const { model: words } = texts
  const { model, format, fromFile } = card
  const { deltaTSitesNeeded, measurementsPerSite, followUpWeeks, deltaTConvention } = model.elastography
  const whole = (value: number) => format.number(value, 0)
  const covariates = format.list(
    model.table2.otherCovariates.map(
      ({ beta }, at) => `${fromFile(`covariate.${at}`)} (${withMinus(format.number(beta, 3))})`,
    ),
  )
  return (
    <Section id="model">
      <p>{words.lead(covariates)}</p>
      <DataTable
        caption={words.caption}
        columns={[words.input, words.coding, words.beta, words.p, words.oddsRatio, words.points]}
        rows={PREDICTORS.map((predictor) => {
          const { beta, lower, upper, p } = model.predictors[predictor]
          return [
            texts.inputs[predictor],
            codingText(card, words, predictor),
            estimateText(card, { estimate: beta, lower, upper }, 3),
            p,
            estimateText(card, oddsRatio(model.predictors[predictor]), 3),
            format.fixed(maximumPoints(model, predictor), 1),
          ]
        })}
      />
      <p class="fine">{words.oddsNote}</p>
      <p>
        {words.deltaT(
          whole(deltaTSitesNeeded),
          whole(measurementsPerSite),
          whole(followUpWeeks),
          fromFile('device'),
        )}{' '}
        {words.sign[deltaTConvention]}
      </p>
      <h3>{words.figure}</h3>
      <NomogramWithoutPatient />
    </Section>
  )
}

function codingText(
  { model, format }: { readonly model: ModelFile; readonly format: CardContext['format'] },
  { codings }: EvidenceTexts['model'],
  predictor: Predictor,
): string {
  switch (predictor) {
    case 'nlr':
      return codings.nlr(format.number(model.predictors.nlr.threshold, 2))
    case 'deltaT':
      return codings.deltaT
    case 'albumin':
    case 'diameter': {
      const [low, high] = model.predictors[predictor].axis
      return codings[predictor](format.number(low, 2), format.number(high, 2))
    }
  }
}

/** The figure's axes and scales alone. */
function NomogramWithoutPatient() {
  return <Nomogram id="nomogram" model={useEvidence().card.model} words={useWords()} />
}

function useWords(): NomogramWords {
  const { card, texts } = useEvidence()
  const { model, format } = card
  const { nomogram } = texts.model
  const number = (value: number) => format.number(value, 2)
  const threshold = number(model.predictors.nlr.threshold)
  const maximum = number(Math.round(scaleEnd(model)))
  const cutoff = number(model.cutoff.points)
  return {
    label: nomogram.label,
    points: nomogram.points,
    names: texts.inputs,
    nlrStop: (side) => nomogram[side](threshold),
    deltaTStop: (sign) => nomogram[sign],
    number,
    pointsOf: (most) => `${number(0)}–${format.fixed(most, 1)}`,
    total: nomogram.total,
    maximum: nomogram.maximum(maximum),
    cutoff: nomogram.cutoff(cutoff),
    low: nomogram.low,
    high: nomogram.high,
    probability: nomogram.probability,
    probabilityNote: nomogram.estimated,
    percent: format.percent,
  }
}
