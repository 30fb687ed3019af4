import { Nomogram } from '../figures/nomogram/nomogram.tsx'
import type { NomogramWords } from '../figures/nomogram/nomogram-words.ts'
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
  const figure = { model: card.model, words }
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
