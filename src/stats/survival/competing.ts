import { ok } from '../../result.ts'
import { checkValues } from '../checks.ts'
import { type WaldEstimate, waldInterval } from '../interval.ts'
import { bitAt, realAt, wholeAt } from '../numeric/at.ts'
import { ascendingOrder } from '../numeric/order.ts'
import { type Failure, refuse, type Statistic } from '../statistic.ts'
import { orderFollowUp } from './follow-up.ts'

/** Follow-up that can end in one of two ways: 1 is the event of interest, 2 the one that precludes it, 0 censoring. */
export interface CompetingFollowUp {
  readonly time: Float64Array
  readonly cause: Uint8Array
}

/**
 * The cumulative incidence of a cause by a time (Aalen & Johansen, Scand J Stat 1978), with the variance of Marubini & Valsecchi
 * (Analysing Survival Data, 1995) as prodlim gives it, and a Wald interval held within 0..1.
 */
export function cumulativeIncidence(
  { time, cause }: CompetingFollowUp,
  of: 1 | 2,
  horizon: number,
): Statistic<WaldEstimate> {
  const failure = checkCompeting({ time, cause })
  if (failure !== undefined) return failure
  const ordered = orderFollowUp({ time, event: cause.map((value) => (value === 0 ? 0 : 1)) })
  if (!ordered.ok) return ordered
  const { order, times, starts } = ordered.value
  const steps: {
    readonly survival: number
    readonly risk: number
    readonly own: number
    readonly all: number
    readonly incidence: number
  }[] = []
  let [survival, incidence] = [1, 0]
  for (let i = 0; i < times.length && realAt(times, i) <= horizon; i += 1) {
    const risk = order.length - wholeAt(starts, i)
    let [own, all] = [0, 0]
    for (let j = wholeAt(starts, i); j < wholeAt(starts, i + 1); j += 1) {
      const ended = bitAt(cause, wholeAt(order, j))
      if (ended !== 0) all += 1
      if (ended === of) own += 1
    }
    incidence += (survival * own) / risk
    steps.push({ survival, risk, own, all, incidence })
    survival *= (risk - all) / risk
  }
  let variance = 0
  for (const { survival: before, risk, own, all, incidence: until } of steps) {
    const later = incidence - until
    if (risk > all) variance += (later ** 2 * all) / (risk * (risk - all))
    variance += (before ** 2 * own * (risk - own)) / risk ** 3
    variance -= (2 * later * before * own) / risk ** 2
  }
  const { estimate, se, lower, upper } = waldInterval(incidence, Math.sqrt(Math.max(0, variance)))
  return ok({ estimate, se, lower: Math.max(0, lower), upper: Math.min(1, upper) })
}

/** How well probabilities of the event by the horizon agree with follow-up that can be cut short. */
export interface HorizonScores {
  /** Cases have the event by the horizon; controls have not, be it that they are event-free or that the other event came first. */
  readonly auc: number
  readonly brier: number
}

/**
 * AUC and Brier score at a horizon by inverse probability of censoring weights (Blanche, Stat Med 2013; Gerds & Schumacher, Biom J 2006), the
 * censoring by Kaplan-Meier: riskRegression::Score with cens.model = "km". Fails where nobody is left to weigh.
 */
export function horizonScores(
  probabilities: Float64Array,
  followUp: CompetingFollowUp,
  horizon: number,
): Statistic<HorizonScores> {
  const failure = checkValues(probabilities) ?? checkCompeting(followUp)
  if (failure !== undefined) return failure
  const weights = censoringWeights(followUp, horizon)
  if (!weights.ok) return weights
  const { time, cause } = followUp
  const isCase = (i: number) => realAt(time, i) <= horizon && bitAt(cause, i) === 1
  let brier = 0
  for (let i = 0; i < time.length; i += 1) {
    brier += realAt(weights.value, i) * ((isCase(i) ? 1 : 0) - realAt(probabilities, i)) ** 2
  }
  const area = weightedArea(probabilities, weights.value, isCase)
  return Number.isFinite(area) ? ok({ auc: area, brier: brier / time.length }) : refuse('one-class-only')
}

/** Each patient's weight: 0 if lost before the horizon, else 1 over the probability not to be censored until the own time, at most the horizon. */
function censoringWeights({ time, cause }: CompetingFollowUp, horizon: number): Statistic<Float64Array> {
  const ordered = orderFollowUp({ time, event: cause.map((value) => (value === 0 ? 1 : 0)) })
  if (!ordered.ok) return ordered
  const { order, times, starts } = ordered.value
  const weights = new Float64Array(time.length)
  // The probability not to be censored before and at each time; who has an event there leaves before who is censored there.
  let [before, atHorizon] = [1, 1]
  for (let i = 0; i < times.length; i += 1) {
    const end = wholeAt(starts, i + 1)
    let censored = 0
    for (let j = wholeAt(starts, i); j < end; j += 1) {
      const patient = wholeAt(order, j)
      if (bitAt(cause, patient) === 0) censored += 1
      else if (realAt(times, i) <= horizon) weights[patient] = 1 / before
    }
    const events = end - wholeAt(starts, i) - censored
    const risk = order.length - wholeAt(starts, i) - events
    if (realAt(times, i) <= horizon) {
      if (risk > 0) before *= (risk - censored) / risk
      atHorizon = before
    }
  }
  for (let i = 0; i < time.length; i += 1) if (realAt(time, i) > horizon) weights[i] = 1 / atHorizon
  return weights.every(Number.isFinite) ? ok(weights) : refuse('too-few-values')
}

/** The weighted share of pairs of case and control in which the case has the higher value, ties counting half. */
function weightedArea(values: Float64Array, weights: Float64Array, isCase: (i: number) => boolean): number {
  const order = ascendingOrder(values)
  let [below, cases, won] = [0, 0, 0]
  for (let from = 0; from < order.length; ) {
    let [to, tiedCases, tiedControls] = [from, 0, 0]
    const value = realAt(values, wholeAt(order, from))
    for (; to < order.length && realAt(values, wholeAt(order, to)) === value; to += 1) {
      const patient = wholeAt(order, to)
      if (isCase(patient)) tiedCases += realAt(weights, patient)
      else tiedControls += realAt(weights, patient)
    }
    won += tiedCases * (below + tiedControls / 2)
    below += tiedControls
    cases += tiedCases
    from = to
  }
  return won / (cases * below)
}

function checkCompeting({ time, cause }: CompetingFollowUp): Failure | undefined {
  if (cause.length !== time.length) return refuse('lengths-differ')
  return cause.every((value) => value <= 2) ? checkValues(time) : refuse('not-binary')
}
