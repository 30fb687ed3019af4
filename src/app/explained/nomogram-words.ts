import { type Scored, scaleEnd, scoreWords, valueText, type Wording } from '../../facts/wording.ts'
import type { MarkKey, NomogramWords } from '../../figures/nomogram/nomogram-words.ts'
import { justAbove } from '../../figures/nomogram/preset-values.ts'
import { maximumPoints } from '../../model/effect.ts'
import type { Interval } from '../../model/interval.ts'
import type { DeltaTSign, Predictor } from '../../model/predictor.ts'
import type { explained } from '../../text/explained.ts'

/** What wording a nomogram takes: the texts of the explanation as well. */
export interface ExplainedWording extends Pick<Wording, 'texts' | 'format' | 'model'> {
  readonly explained: (typeof explained)['en']
}

/** The words of a nomogram with one score on it, in the page's language. `tried`: of values that were moved, not measured. */
export function nomogramWords(
  wording: ExplainedWording,
  assessment: Scored,
  label: string,
  kind: 'assessed' | 'tried' = 'assessed',
): NomogramWords {
  const { texts, format, model } = wording
  const { nomogram } = wording.explained
  const number = (value: number) => format.number(value, 2)
  const range = (low: string, high: string) => (low === high ? low : nomogram.range(low, high))
  const points = (value: number) => format.points(value, model.cutoff.points)
  const threshold = number(model.predictors.nlr.threshold)
  return {
    label,
    points: nomogram.points,
    names: texts.inputs.short,
    value: (predictor, value, counted) => {
      const text = axisText(wording, predictor, value, kind)
      return counted === undefined ? text : nomogram.countedAs(text, number(counted))
    },
    nlrStop: (side) => nomogram.nlrStop[side](threshold),
    deltaTStop: (sign) => deltaTStop(wording, sign),
    unknown: nomogram.unknown,
    number,
    pointsOf: (low, high) => range(format.fixed(low, low === high ? 1 : 0), format.fixed(high, 1)),
    total: nomogram.total,
    totalOf: (low, high) => range(points(low), points(high)),
    maximum: nomogram.maximum(format.number(scaleEnd(wording), 0)),
    cutoff: texts.answer.cutoff(number(model.cutoff.points)),
    low: nomogram.low,
    high: nomogram.high,
    probability: nomogram.probability,
    probabilityNote: nomogram.probabilityNote,
    probabilityOf: (low, high) => format.percentRange(low, high),
    percent: format.percent,
    readOut: (key) => readOut(wording, assessment, key, kind),
  }
}

/** One mark in a sentence. */
function readOut(
  wording: ExplainedWording,
  assessment: Scored,
  key: MarkKey,
  kind: 'assessed' | 'tried',
): string {
  const { texts, format, model } = wording
  const { nomogram } = wording.explained
  const words = scoreWords(wording, assessment)
  switch (key) {
    case 'total':
      return nomogram.readTotal(
        words.points,
        format.number(scaleEnd(wording), 0),
        texts.answer.cutoff(format.number(model.cutoff.points, 2)),
        texts.answer.classes[assessment.riskClass],
      )
    case 'probability':
      return nomogram.readProbability(
        words.probability,
        assessment.kind === 'complete' ? words.probabilityNote : nomogram.readRange,
      )
    case 'nlr':
    case 'deltaT':
    case 'albumin':
    case 'diameter':
      return readInput(wording, assessment, key, kind)
  }
}

function readInput(
  wording: ExplainedWording,
  assessment: Scored,
  predictor: Predictor,
  kind: 'assessed' | 'tried',
): string {
  const { texts, format, model } = wording
  const { nomogram } = wording.explained
  const name = texts.inputs.short[predictor]
  const maximum = format.fixed(maximumPoints(model, predictor), 1)
  const contribution = assessment.contributions.find((item) => item.predictor === predictor)
  if (contribution === undefined) return nomogram.readUnknown(name, maximum)
  const { value, points, clampedTo } = contribution
  const sentence = nomogram.readKnown(
    name,
    axisText(wording, predictor, value, kind),
    format.fixed(points, 1),
    maximum,
  )
  return clampedTo === undefined
    ? sentence
    : nomogram.readBeyond(sentence, valueText(wording, predictor, clampedTo))
}

/** A value in the words of its axis. NLR that was moved stands for a side of the threshold, not for a number. */
function axisText(
  wording: ExplainedWording,
  predictor: Predictor,
  value: number | Interval | DeltaTSign,
  kind: 'assessed' | 'tried',
): string {
  if (typeof value === 'string') return deltaTStop(wording, value)
  const { format, model } = wording
  const { threshold } = model.predictors.nlr
  const { nlrStop } = wording.explained.nomogram
  if (predictor === 'nlr' && kind === 'tried') {
    if (value === threshold) return nlrStop.upTo(format.number(threshold, 2))
    if (value === justAbove(model)) return nlrStop.above(format.number(threshold, 2))
  }
  return valueText(wording, predictor, value)
}

function deltaTStop({ explained, model }: ExplainedWording, sign: DeltaTSign): string {
  return explained.nomogram.deltaTStop[model.elastography.deltaTConvention][sign]
}
