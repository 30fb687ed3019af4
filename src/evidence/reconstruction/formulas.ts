import { effectOf, maximumPoints, pointsPerLogOdds } from '../../model/effect.ts'
import { PREDICTORS, type Predictor } from '../../model/predictor.ts'
import type { CardContext } from '../../model-card/card-context.ts'

type Names = Readonly<Record<Predictor, string>>

/** Points of one input: "4 × (50 − x)", or "34.89 × [NLR > 3]" where brackets count 1 if they hold. */
export function pointsFormula(context: CardContext, predictor: Predictor, names: Names): string {
  const { model, format } = context
  const most = format.fixed(maximumPoints(model, predictor), 2)
  switch (predictor) {
    case 'nlr': {
      const { threshold, beta } = model.predictors.nlr
      return `${most} × [${names.nlr} ${beta > 0 ? '>' : '≤'} ${format.number(threshold, 2)}]`
    }
    case 'deltaT':
      return `${most} × [${names.deltaT} ${effectOf(model, predictor, 'negative').points > 0 ? '<' : '≥'} 0]`
    case 'albumin':
    case 'diameter': {
      const { beta, axis, unit } = model.predictors[predictor]
      const slope = format.number(Math.abs(beta) * pointsPerLogOdds(model), 3)
      const [low, high] = [format.number(axis[0], 2), format.number(axis[1], 2)]
      return beta < 0 ? `${slope} × (${high} − x), x: ${unit}` : `${slope} × (x − ${low}), x: ${unit}`
    }
  }
}

/** The sum of log-odds, without intercept. */
export function linearPredictorFormula({ model, format }: CardContext, names: Names): string {
  const terms = PREDICTORS.map((predictor) => {
    const { beta } = model.predictors[predictor]
    return `${beta < 0 ? '−' : '+'} ${format.number(Math.abs(beta), 3)} × ${indicator(predictor)}`
  })
  return `LP = ${terms.join(' ').replace(/^\+ /, '')}`

  function indicator(predictor: Predictor): string {
    switch (predictor) {
      case 'nlr':
        return `[${names.nlr} > ${format.number(model.predictors.nlr.threshold, 2)}]`
      case 'deltaT':
        return `[${names.deltaT} ≥ 0]`
      case 'albumin':
      case 'diameter':
        return names[predictor]
    }
  }
}

/** Turns the sum of log-odds into a probability. */
export function probabilityFormula({ model, format }: CardContext): string {
  return `p = 1 / (1 + exp(−(${format.number(model.intercept.value, 3)} + LP)))`
}
