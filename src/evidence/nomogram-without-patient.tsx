import { Nomogram } from '../figures/nomogram/nomogram.tsx'
import type { NomogramWords } from '../figures/nomogram/nomogram-words.ts'
import type { BoundedAssessment } from '../model/assessment.ts'
import { maximumPoints } from '../model/effect.ts'
import type { TipmModel } from '../model/load-model.ts'
import { linearPredictorAt, probability } from '../model/score.ts'
import { scaleEnd } from '../model-card/card-context.ts'
import { useWidth } from '../page/use-width.ts'
import { useEvidence } from './evidence-context.ts'

/** Laid out in px, printed smaller. */
const PAPER_WIDTH = 900
/** Narrower, labels leave the figure (px); it is shown smaller instead. */
const LEAST_WIDTH = 240

/** The figure's axes and scales alone. */
export function NomogramWithoutPatient() {
  const { card } = useEvidence()
  const { element, width } = useWidth()
  const words = useWords()
  const figure = { model: card.model, assessment: wholeScale(card.model), words }
  return (
    <div class="nomogram-empty" ref={element}>
      {width !== undefined && (
        <div class="no-print">
          <Nomogram id="nomogram" width={Math.max(width, LEAST_WIDTH)} {...figure} />
        </div>
      )}
      <div class="print-only">
        <Nomogram id="nomogram-paper" width={PAPER_WIDTH} density="paper" {...figure} />
      </div>
    </div>
  )
}

/** Nothing known: a score could be anywhere on the scale. */
function wholeScale(model: TipmModel): BoundedAssessment {
  const bound = (points: number) => {
    const linearPredictor = linearPredictorAt(model, points)
    return { points, linearPredictor, probability: probability(model, linearPredictor) }
  }
  return {
    kind: 'bounded',
    low: bound(0),
    high: bound(scaleEnd(model)),
    riskClass: 'undecided',
    contributions: [],
    open: [],
  }
}

function useWords(): NomogramWords {
  const { card, texts } = useEvidence()
  const { model, format } = card
  const { nomogram } = texts.model
  const number = (value: number) => format.number(value, 2)
  const threshold = number(model.predictors.nlr.threshold)
  const maximum = number(Math.round(scaleEnd(model)))
  const cutoff = number(model.cutoff.points)
  const { low, high } = wholeScale(model)
  const range = (from: string, to: string) => `${from}–${to}`
  return {
    label: nomogram.label,
    points: nomogram.points,
    names: texts.inputs,
    value: () => '',
    nlrStop: (side) => nomogram[side](threshold),
    deltaTStop: (sign) => nomogram[sign],
    unknown: '',
    number,
    pointsOf: (from, to) => range(number(from), format.fixed(to, 1)),
    total: nomogram.total,
    totalOf: (from, to) => range(number(from), format.number(to, 0)),
    maximum: nomogram.maximum(maximum),
    cutoff: nomogram.cutoff(cutoff),
    low: nomogram.low,
    high: nomogram.high,
    probability: nomogram.probability,
    probabilityNote: nomogram.estimated,
    probabilityOf: (from, to) => format.percentRange(from, to),
    percent: format.percent,
    readOut: (key) => {
      switch (key) {
        case 'total':
          return nomogram.readTotal(maximum, cutoff)
        case 'probability':
          return nomogram.readProbability(format.percent(low.probability), format.percent(high.probability))
        case 'nlr':
        case 'deltaT':
        case 'albumin':
        case 'diameter':
          return nomogram.readInput(texts.inputs[key], format.fixed(maximumPoints(model, key), 1))
      }
    },
  }
}
